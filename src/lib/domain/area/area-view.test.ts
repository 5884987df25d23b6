import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../directory.ts';
import { event, invented, place, programme, realDirectory, tuesday } from '../testing.ts';
import { areaPage, areasView } from './area-view.ts';

const options = { lang: 'fr', at: tuesday } as const;
const inArea = (arrondissement: number) => ({ address: { ...place('x').address, arrondissement } });

let real: Directory;
beforeAll(async () => {
	real = await realDirectory();
});

describe('an arrondissement', () => {
	const directory = invented({
		places: [
			place('meal', { ...inArea(19), programmes: ['kitchen', 'everywhere-with-address'] }),
			place('elsewhere', { ...inArea(20), programmes: ['far'] })
		],
		programmes: [
			programme('kitchen'),
			programme('far'),
			programme('sure', { coverage: { arrondissements: [18, 19], certain: true } }),
			programme('said', { coverage: { arrondissements: [19], certain: false } }),
			programme('untold'),
			...['everywhere', 'everywhere-with-address'].map((id) =>
				programme(id, { coverage: { arrondissements: Array.from({ length: 20 }, (_, i) => i + 1), certain: true } })
			)
		],
		events: [
			event('here', { datePrecision: 'day', start: '2026-12-01', arrondissement: 19 }),
			event('over', { datePrecision: 'day', start: '2025-12-01', arrondissement: 19 }),
			event('somewhere', { datePrecision: 'day', start: '2026-12-01' }),
			event('there', { datePrecision: 'day', start: '2026-12-01', arrondissement: 3 })
		]
	});
	const page = areaPage(directory, '19', options)!;

	it('tells how sure it is that a programme is there', () => {
		expect(page.programmes.map(({ id, presence }) => [id, presence])).toEqual([
			['everywhere-with-address', 'address'],
			['kitchen', 'address'],
			['said', 'announced'],
			['sure', 'certain']
		]);
		expect(page.everywhere.map(({ id }) => id)).toEqual(['everywhere']);
	});

	it('counts its places by need, and names what is to come there for certain', () => {
		expect([page.places, page.needs]).toEqual([1, [{ code: 'food', count: 1 }]]);
		expect(page.events.map(({ id }) => id)).toEqual(['here']);
	});

	it('stands where no base map is held, with its number alone', () => {
		directory.shards.basemap = null;
		expect(areaPage(directory, '19', options)).toMatchObject({ name: null, neighbours: [], plan: null, places: 1 });
		expect(areasView(directory, new URLSearchParams(), options).cards).toHaveLength(20);
	});

	it('is one of twenty, written as a plain number', () => {
		expect(['0', '21', '19e', '019', '', 'x'].map((id) => areaPage(directory, id, options))).toEqual(
			Array.from({ length: 6 }, () => null)
		);
	});
});

describe('the founding records', () => {
	it('put a place in its arrondissement once, and the neighbours beside it', () => {
		const { cards } = areasView(real, new URLSearchParams(), options);
		const all = real.places.filter(({ address }) => address.arrondissement !== null);
		expect(cards.reduce((sum, { places }) => sum + places, 0)).toBe(all.length);
		const page = areaPage(real, '13', options)!;
		expect(page.name).toBe('Gobelins');
		expect(page.neighbours.map(({ number, name }) => `${number} ${name}`)).toEqual([
			'5 Panthéon',
			'12 Reuilly',
			'14 Observatoire'
		]);
		expect(page.programmes.find(({ id }) => id === 'eif-fel')?.presence).toBe('announced');
	});
});
