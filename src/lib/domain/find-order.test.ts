import { describe, expect, it } from 'vitest';
import type { Query } from './query.ts';
import type { SearchHits } from './search/search.ts';
import { invented, place } from './testing.ts';
import { ask, real } from './find.fixture.ts';

describe('order', () => {
	it('by distance never comes nearer again, in each half of the list', () => {
		for (const near of [
			{ kind: 'station', id: 'place-des-fetes' },
			{ kind: 'arrondissement', number: 14 }
		] as const) {
			const { cards, total } = ask({ near, sort: 'distance', free: true });
			for (const half of [cards.slice(0, total), cards.slice(total)]) {
				const metres = half.map(({ distance }) => distance ?? Infinity);
				expect(metres.length).toBeGreaterThan(1);
				expect(metres).toEqual([...metres].sort((a, b) => (a === b ? 0 : a - b)));
			}
		}
	});

	it('is by distance when distances are measured and nothing else is asked', () => {
		const near = { kind: 'station', id: 'place-des-fetes' } as const;
		expect(ask({ near })).toMatchObject({ cards: ask({ near, sort: 'distance' }).cards });
		expect(ask({ near }).from).toMatchObject({ name: 'Place des Fêtes' });
		expect(ask({ near }).cards[0]!.distance).toBeLessThan(500);
	});

	it('measures from the device when it says where it is, and names no other origin', () => {
		const position = { lat: 48.87657, lon: 2.39562 };
		const [first] = ask({ sort: 'distance' }, { position }).cards;
		expect(first).toMatchObject({ id: 'maison-des-refugies', distance: 0 });
		expect(ask({ sort: 'distance' }, { position }).from).toBeNull();
	});

	it('by distance from nowhere is by name', () => {
		expect(ask({ sort: 'distance' }).cards).toEqual(ask({ sort: 'name' }).cards);
		const lost = { kind: 'station', id: 'atlantis' } as const;
		expect(ask({ near: lost })).toMatchObject({ from: null, total: real.places.length });
	});

	it('by name is French: accents and capitals do not count, numbers do', () => {
		const names = ['Zoé', 'éclair', 'Ecole 10', 'Ecole 9', 'eau'];
		const directory = invented({ places: names.map((name, id) => place(`p${id}`, { name })) });
		const { cards } = ask({ sort: 'name' }, {}, directory);
		expect(cards.map(({ name }) => name)).toEqual(['eau', 'éclair', 'Ecole 9', 'Ecole 10', 'Zoé']);
	});

	it('puts places whose main need is asked for before those that also do it', () => {
		const offers = (...asked: ('food' | 'health')[]) =>
			asked.map((need) => ({ id: need, need, theme: null, programme: null }));
		const directory = invented({
			places: [
				place('a', { name: 'A', offers: offers('health', 'food') }),
				place('b', { name: 'B', offers: offers('food') })
			]
		});
		expect(ask({ needs: ['food'] }, {}, directory).cards.map(({ id }) => id)).toEqual(['b', 'a']);
	});

	it('of words is by how well they fit', () => {
		const names = ask({ q: 'maison' }).cards.map(({ name }) => name.length);
		expect(names.length).toBeGreaterThan(2);
		expect(names).toEqual([...names].sort((a, b) => a - b));
	});
});

describe('points', () => {
	it('come with what the query measures from, never with where the device is', () => {
		const near = { kind: 'station', id: 'place-des-fetes' } as const;
		const position = { lat: 48.87657, lon: 2.39562 };
		expect(ask({ near }).origin).toBeNull();
		expect(ask({ near }, { points: true, position }).origin).toEqual({ lat: 48.8769, lon: 2.393 });
		expect(ask({}, { points: true, position }).origin).toBeNull();
	});

	it('are given to a map alone, for all results that have one, listed or not', () => {
		expect(ask({ needs: ['food'] }, { limit: 3 }).points).toEqual([]);
		const { points, total } = ask({ needs: ['food'] }, { limit: 3, points: true });
		const located = real.places.filter(
			({ coordinates, offers }) => coordinates && offers.some(({ need }) => need === 'food')
		);
		expect(points.map(({ id }) => id).sort()).toEqual(located.map(({ id }) => id).sort());
		expect(total).toBeGreaterThanOrEqual(points.length);
	});
});

describe('what was understood', () => {
	it('is said once, by whichever way it was asked', () => {
		const hits: SearchHits = {
			places: [],
			named: [
				{ kind: 'organisation', id: 'emmaus-solidarite' },
				{ kind: 'programme', id: 'eif-fel' },
				{ kind: 'need', id: 'french' }
			]
		};
		const named = (change: Partial<Query>) =>
			ask(change, { hits }).named.map((each) => (each.kind === 'programme' ? each.programme.id : each.kind));
		expect(named({ organisation: 'emmaus-solidarite' })).toEqual(['organisation', 'eif-fel', 'need']);
		expect(named({ programme: 'eif-fel' })).toEqual(['eif-fel', 'organisation', 'need']);
		expect(named({ programme: 'unir' })).toEqual(['unir', 'organisation', 'eif-fel', 'need']);
	});

	it('is nothing that is not there', () => {
		expect(ask({ programme: 'gone', organisation: 'gone' }).named).toEqual([]);
	});

	it('counts the places of an organisation', () => {
		const [first] = ask({ organisation: 'emmaus-solidarite' }).named;
		const { total } = ask({ organisation: 'emmaus-solidarite' });
		expect(first).toMatchObject({ kind: 'organisation', places: total });
	});
});
