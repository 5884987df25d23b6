import { expect, it } from 'vitest';
import { listView } from './list-view.ts';
import { emptyQuery } from './query.ts';
import { invented, place, tuesday } from './testing.ts';

const coordinates = { lat: 48.86, lon: 2.37, precision: 'address' } as const;
const course = { id: 'course', need: 'french', theme: null, programme: null } as const;
const directory = invented({
	places: [
		...Array.from({ length: 45 }, (_, id) => place(`kitchen-${id}`, { coordinates })),
		place('school', { offers: [course] })
	]
});
const page = (search: string, position?: { lat: number; lon: number }) =>
	listView(directory, new URLSearchParams(search), {
		lang: 'fr',
		at: tuesday,
		hits: null,
		...(position && { position })
	});

it('answers its address: filters and number of cards', () => {
	expect(page('need=food').query).toEqual({ ...emptyQuery, needs: ['food'] });
	expect([page('need=food').total, page('need=food').cards.length]).toEqual([45, 20]);
	expect(page('need=food&show=40').cards).toHaveLength(40);
	expect(page('need=food&show=60').cards).toHaveLength(45);
});

it('gives the points of all results to the map alone', () => {
	expect(page('need=food').points).toEqual([]);
	expect(page('need=food&view=map').points).toHaveLength(45);
	expect(page('view=map').points).toHaveLength(45);
});

it('passes over what it cannot read', () => {
	expect(page('need=food&need=cake&sort=age&near=nowhere&open=soon')).toEqual(page('need=food'));
});

it('measures from the device where the device says where it is', () => {
	expect(page('need=food').cards[0]!.distance).toBeNull();
	expect(page('need=food', { lat: 48.861, lon: 2.37 }).cards[0]!.distance).toBe(111);
});
