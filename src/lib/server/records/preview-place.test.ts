import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '#lib/domain/directory.ts';
import { placeView } from '#lib/domain/place-view.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { realDirectory, realRecords, tuesday } from '#lib/domain/testing.ts';
import { previewPlace } from './preview-place.ts';

let directory: Directory;
let cafe: Place;
beforeAll(async () => {
	directory = await realDirectory();
	cafe = (await realRecords()).places.find(({ id }) => id === 'cafe-social-belleville') as Place;
});

describe('the preview of a place', () => {
	it('of which nothing is changed is the page that is published', () => {
		const published = directory.place(cafe.id);
		for (const lang of ['fr', 'ar'] as const)
			expect(previewPlace(directory, cafe, lang, tuesday)).toEqual(
				published && placeView(directory, published, lang, tuesday)
			);
	});

	it('shows hours, texts and addresses as they would be published, and changes nothing', () => {
		const before = JSON.stringify(directory.place(cafe.id));
		const texts = { ...cafe.texts, summary: { ...cafe.texts.summary, ar: { value: 'مقهى', state: 'human' as const } } };
		const changed = { ...cafe, hours: 'Tu 09:00-18:00', addressVisibility: 'hidden' as const, texts };
		const view = previewPlace(directory, changed, 'ar', tuesday);
		expect(view.open).toMatchObject({ status: 'open' });
		expect(view.address.street).toBeNull();
		expect(view.coordinates).toBeNull();
		expect(view.summary).toMatchObject({ value: 'مقهى', lang: 'ar' });
		expect(JSON.stringify(directory.place(cafe.id))).toBe(before);
	});

	it('is there for a place that nobody published yet', () => {
		const view = previewPlace(directory, { ...cafe, id: 'neu', name: 'Neu' }, 'uk', tuesday);
		expect(view).toMatchObject({ id: 'neu', name: 'Neu', summary: { lang: 'uk' } });
	});
});
