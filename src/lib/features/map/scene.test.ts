import { describe, expect, it } from 'vitest';
import { project } from '#lib/domain/street-map/decode.ts';
import { arrondissementText, sceneOf } from './scene.ts';
import { atOnce } from './slices.ts';

const box = { minX: 0, minY: 0, maxX: 1, maxY: 1 };

describe('arrondissementText', () => {
	it.each([
		[1, '1er'],
		[2, '2e'],
		[19, '19e']
	])('writes %i as %s', (number, text) => {
		expect(arrondissementText(number)).toBe(text);
	});
});

describe('sceneOf', () => {
	const at = project(2.35, 48.86);
	const line = Float64Array.from([...project(2.34, 48.8601), ...project(2.36, 48.8601)]);
	const empty = { streets: [], arrondissements: [], quarters: [], communes: [], water: [], parks: [] };
	const transit = [{ line: '4', mode: 'metro', colour: '#a0006e', paths: [line], box }];
	const stations = [{ name: 'Saint-\u200BMichel', lines: ['4'], at }];

	it('counts from the centre of Paris, and moves a station of the schematic onto its line', () => {
		const [station] = atOnce(sceneOf({ ...empty, transit, stations })).stations;
		expect(station?.x).toBeCloseTo(0, 6);
		expect(station?.y).toBeCloseTo(project(2.35, 48.8601)[1] * 2 ** 20 - at[1] * 2 ** 20, 6);
		expect(station?.name).toBe('Saint-Michel');
	});

	it('leaves a station of the street map where it is', () => {
		const streets = [{ name: '', streetClass: 2 as const, lines: [line], box }];
		const scene = atOnce(sceneOf({ ...empty, streets, transit, stations }));
		expect(scene.stations[0]?.y).toBeCloseTo(0, 6);
		expect(scene.schematic).toBe(false);
	});
});
