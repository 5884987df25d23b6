import { describe, expect, it } from 'vitest';
import type { Station } from '#lib/domain/edition/format.ts';
import { createGeocoder } from '#lib/domain/street-map/geocode.ts';
import { MAP_FORMAT } from '#lib/domain/street-map/format.ts';
import { nearSuggestions } from './near-suggestions.ts';

const station = (id: string, name: string, ...lines: string[]) =>
	({ id, name, lines, lat: 48.88, lon: 2.36 }) as Station;
const stations = [
	station('stalingrad', 'Stalingrad', '2', '5', '7'),
	station('barbes-rochechouart', 'Barbès - Rochechouart', '2', '4'),
	station('place-des-fetes', 'Place des Fêtes', '7bis', '11'),
	station('gare-du-nord', 'Gare du Nord', '4', '5', 'RER B')
];
const geocoder = createGeocoder({
	format: MAP_FORMAT,
	part: 'address',
	provenance: [],
	streets: [
		['Boulevard Barbès', 18, 200, 3000, [2, 0, 0, 88, 10, 600]],
		['Place des Fêtes', 19, 4600, 2000, [1, 0, 0]]
	]
});
const told = (text: string, streets = true) =>
	nearSuggestions(text, stations, streets ? geocoder : null).map((each) =>
		each.kind === 'station'
			? each.id
			: each.kind === 'arrondissement'
				? each.number
				: `${each.kind} ${each.found.label}`
	);

describe('nearSuggestions', () => {
	it.each([
		['stal', ['stalingrad']],
		['métro Stalingrad', ['stalingrad']],
		['stalingard', ['stalingrad']],
		['rochechouart', ['barbes-rochechouart']],
		['nord', ['gare-du-nord']],
		['19', [19]],
		['19e', [19]],
		['75019', [19]],
		['paris 19', [19]],
		['21', []],
		['', []],
		['zzzz', []]
	])('%s → %j without a street map', (text, expected) => {
		expect(told(text, false)).toEqual(expected);
	});

	it('puts stations before streets, and doors before stations', () => {
		expect(told('barbes')).toEqual(['barbes-rochechouart', 'street Boulevard Barbès, 75018']);
		expect(told('place des fetes')).toEqual(['place-des-fetes', 'street Place des Fêtes, 75019']);
		expect(told('bd barbes 12')[0]).toBe('address 12 Boulevard Barbès, 75018');
	});
});
