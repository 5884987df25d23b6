import { describe, expect, it } from 'vitest';
import { boxOf, project } from './decode.ts';
import { MAP_FORMAT, type AddressPart } from './format.ts';
import { createGeocoder } from './geocode.ts';
import { street } from './packed-street.fixture.ts';
import { streetSlug } from './street-slug.ts';

const part: AddressPart = {
	format: MAP_FORMAT,
	part: 'address',
	provenance: [],
	streets: [
		street('Rue de Pali-Kao', 20, 48.8698, 2.3806, [
			[1, 48.8696, 2.3802],
			[2, 48.8695, 2.3803],
			[11, 48.8701, 2.3812],
			[12, 48.87, 2.3813]
		]),
		street('Boulevard Barbès', 18, 48.887, 2.3495, [
			[1, 48.884, 2.3496],
			[2, 48.8841, 2.3492],
			[90, 48.8905, 2.3491]
		]),
		street("Avenue d'Italie", 13, 48.825, 2.357, [
			[2, 48.8309, 2.3561],
			[12, 48.8301, 2.3563],
			['12bis', 48.83, 2.3565],
			[14, 48.8299, 2.3566]
		]),
		street("Place d'Italie", 13, 48.8313, 2.3555, [[1, 48.831, 2.356]]),
		street('Place des Fêtes', 19, 48.8767, 2.3931, [[1, 48.8767, 2.3931]]),
		street('Rue des Fêtes', 19, 48.8757, 2.3901, [[1, 48.875, 2.39]]),
		street('Rue de Vaugirard', 6, 48.849, 2.332, [
			[1, 48.8487, 2.3405],
			[113, 48.8455, 2.319]
		]),
		street('Rue de Vaugirard', 15, 48.838, 2.303, [
			[115, 48.8453, 2.3188],
			[200, 48.8405, 2.307],
			[399, 48.833, 2.289],
			[400, 48.8331, 2.2891]
		]),
		street('Boulevard de la Villette', 10, 48.878, 2.37, [
			[2, 48.8725, 2.3767],
			[4, 48.8727, 2.3765]
		]),
		street('Boulevard de la Villette', 19, 48.879, 2.371, [
			[1, 48.8726, 2.3769],
			[3, 48.8728, 2.3767]
		]),
		street('Rue du Faubourg Saint-Martin', 10, 48.876, 2.36, [[150, 48.8761, 2.3601]]),
		street('Rue du Huit Mai 1945', 10, 48.8759, 2.3588, [[8, 48.8759, 2.3588]]),
		street('210Z2 Rue de Vaugirard', 15, 48.84, 2.3, [[1, 48.84, 2.3]])
	]
};
const geocoder = createGeocoder(part);
const first = (query: string) => geocoder.find(query)[0];

describe('find', () => {
	it.each([
		['rue pali kao', 'Rue de Pali-Kao, 75020'],
		['RUE DE PALI-KAO', 'Rue de Pali-Kao, 75020'],
		['ruedepalikao', 'Rue de Pali-Kao, 75020'],
		['r. palikao', 'Rue de Pali-Kao, 75020'],
		['rue de pali-kao, 75020 Paris, France', 'Rue de Pali-Kao, 75020'],
		['rue pali kao paris 20', 'Rue de Pali-Kao, 75020'],
		['bd barbes 12', '12 Boulevard Barbès, 75018'],
		['12 bld. Barbès', '12 Boulevard Barbès, 75018'],
		['12, boulevard barbes 18ème arrondissement', '12 Boulevard Barbès, 75018'],
		['7 rue de Pali-Kao 75020', '7 Rue de Pali-Kao, 75020'],
		['7rue de pali kao', '7 Rue de Pali-Kao, 75020'],
		['7-9 rue de pali kao', '7 Rue de Pali-Kao, 75020'],
		['n° 7 rue de pali kao', '7 Rue de Pali-Kao, 75020'],
		["12 bis av d'italie 13e", "12 bis Avenue d'Italie, 75013"],
		['12bis av d italie', "12 bis Avenue d'Italie, 75013"],
		['av d italie 12 b', "12 bis Avenue d'Italie, 75013"],
		["12 B avenue d'Italie", "12 bis Avenue d'Italie, 75013"],
		['place des fetes', 'Place des Fêtes, 75019'],
		['pl fetes', 'Place des Fêtes, 75019'],
		['fg st martin 150', '150 Rue du Faubourg Saint-Martin, 75010'],
		['rue du 8 mai 1945', 'Rue du Huit Mai 1945, 75010'],
		['8 rue du 8 mai 1945', '8 Rue du Huit Mai 1945, 75010']
	])('%s → %s', (query, label) => {
		expect(first(query)?.label).toBe(label);
	});

	it.each([
		['rue pali koa', 'Rue de Pali-Kao'],
		['bd barbse', 'Boulevard Barbès'],
		['vogirard', 'Rue de Vaugirard'],
		['vaugirrad', 'Rue de Vaugirard']
	])('forgives the typing of %s', (query, name) => {
		expect(first(query)?.street).toBe(name);
	});

	it.each(['pal', 'pali', 'rue de pa', 'rue de pali-k'])('suggests from %s on', (query) => {
		expect(geocoder.find(query).map((each) => each.street)).toContain('Rue de Pali-Kao');
	});

	it('tells how exactly it knows a number', () => {
		expect(first("12 bis avenue d'Italie")).toMatchObject({ precision: 'address', lat: 48.83, number: '12 bis' });
		expect(first('12 ter avenue d’Italie')).toMatchObject({ precision: 'interpolated', number: '12 ter' });
		expect(first('rue de pali kao')).toMatchObject({ precision: 'street', number: null });
	});

	it('interpolates on the side of the street a number is on', () => {
		const seven = first('7 rue de pali kao');
		expect(seven?.precision).toBe('interpolated');
		expect(seven?.lat).toBeCloseTo(48.8696 + 0.6 * 0.0005, 5);
		expect(seven?.lon).toBeCloseTo(2.3802 + 0.6 * 0.001, 5);
		expect(first('8 rue de pali kao')?.lat).toBeCloseTo(48.8695 + 0.6 * 0.0005, 5);
	});

	it('does not invent a number far beyond the last', () => {
		expect(first('15 rue de pali kao')).toMatchObject({ precision: 'interpolated', lat: 48.8701 });
		expect(first('85 rue de pali kao')).toMatchObject({ precision: 'street', number: null });
	});

	it('knows in which arrondissement a number is, even when told the one across the street', () => {
		expect(first('200 rue de vaugirard')?.arrondissement).toBe(15);
		expect(first('1 rue de vaugirard')?.arrondissement).toBe(6);
		for (const postcode of ['75010', '75019', '']) {
			expect(first(`3 bd de la villette ${postcode}`)?.label).toBe('3 Boulevard de la Villette, 75019');
			expect(first(`4 bd de la villette ${postcode}`)?.label).toBe('4 Boulevard de la Villette, 75010');
		}
	});

	it('offers a long street in each of its arrondissements', () => {
		expect(geocoder.find('rue de vaugirard').map((each) => each.label)).toEqual([
			'Rue de Vaugirard, 75015',
			'Rue de Vaugirard, 75006'
		]);
		expect(geocoder.find('rue de vaugirard 6e').map((each) => each.arrondissement)).toEqual([6]);
	});

	it.each(['', '  ', '12', 'rue', '75019', '19e', 'qzxwvk', '!?', 'x'.repeat(300)])('finds nothing for %s', (query) => {
		expect(geocoder.find(query)).toEqual([]);
	});

	it('gives no more than asked for', () => {
		expect(geocoder.find('rue de vaugirard', 1)).toHaveLength(1);
	});
});

describe('street', () => {
	it('finds again what an address of ours names', () => {
		for (const each of geocoder.find('rue de vaugirard')) {
			expect(geocoder.street(streetSlug(each.street), each.arrondissement)).toEqual(each);
		}
		expect(geocoder.street('rue-de-vaugirard', 7)).toBeNull();
		expect(geocoder.street('rue-de-rien', 6)).toBeNull();
	});
});

describe('without an address pack', () => {
	const path = (...points: [lon: number, lat: number][]) =>
		Float64Array.from(points.flatMap(([lon, lat]) => project(lon, lat)));
	const area = (number: number, west: number, east: number) => {
		const rings = [path([west, 48.8], [east, 48.8], [east, 48.9], [west, 48.9])];
		return { number, name: '', label: project(west, 48.8), rings, box: boxOf(rings) };
	};
	const lines = [path([2.31, 48.85], [2.33, 48.85], [2.345, 48.85], [2.36, 48.85])];
	const map = {
		streets: [
			{ name: 'Pont Neuf', streetClass: 1 as const, lines, box: boxOf(lines) },
			{ name: 'Rue de Pali-Kao', streetClass: 2 as const, lines, box: boxOf(lines) }
		],
		arrondissements: [area(6, 2.3, 2.35), area(4, 2.35, 2.4)]
	};

	it('finds streets by the names of the map, in each arrondissement', () => {
		const found = createGeocoder(null, map).find('pont neuf');
		expect(found.map(({ label, precision }) => [label, precision])).toEqual([
			['Pont Neuf, 75006', 'street'],
			['Pont Neuf, 75004', 'street']
		]);
		expect(found[0]?.lat).toBeCloseTo(48.85, 6);
		expect(found[0]?.lon).toBeLessThan(2.35);
	});

	it('gives the street for a number it cannot know', () => {
		expect(createGeocoder(null, map).find('12 pont neuf')[0]).toMatchObject({ street: 'Pont Neuf', number: null });
	});

	it('adds to an address pack only the streets it does not have', () => {
		const both = createGeocoder(part, map);
		expect(both.find('pont neuf')).toHaveLength(2);
		expect(both.find('rue de pali kao').map((each) => each.label)).toEqual(['Rue de Pali-Kao, 75020']);
	});
});
