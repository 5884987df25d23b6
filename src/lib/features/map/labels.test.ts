import { describe, expect, it } from 'vitest';
import { dotRadius, labelRequests, signsWidth, signWidth, type Label } from './labels.ts';
import { placeLabels } from './place-labels.ts';
import type { Scene, StationDot } from './scene.ts';

const path = null as unknown as Path2D;
const station = (name: string, x: number, y: number, lines: string[], rank: number): StationDot => ({
	name,
	x,
	y,
	lines,
	rank
});

/** Around the origin: two stations, a wood, a small park, a straight reach of the river. No path is read by labels. */
const scene: Scene = {
	city: path,
	numbers: [{ text: '19e', spots: [{ x: 60, y: 60 }] }],
	parks: [],
	parkNames: [
		{ name: 'Bois de Vincennes', kind: 'wood', spots: [{ x: -60, y: 60 }], size: 10_000 },
		{ name: 'Jardin Villemin', kind: 'park', spots: [{ x: -20, y: -20 }], size: 400 }
	],
	seine: path,
	seineReaches: [
		[
			{ x: 60, y: -60 },
			{ x: -40, y: -60 }
		]
	],
	lines: [],
	stations: [station('Gare du Nord', 0, 0, ['4', '5', 'RER B'], 6), station('Riquet', 20, 20, ['7'], 1)]
};

/** A frame of 400 pixels around the origin; every letter is half as wide as it is tall. */
function labelsAt(zoom: number): Label[] {
	const scale = 2 ** (zoom - 12);
	const frame = { zoom, left: -200 / scale, top: -200 / scale, width: 400, height: 400, sharpness: 1 };
	const requests = labelRequests(scene, frame, (text, size) => text.length * size * 0.5);
	return placeLabels(requests, { left: 0, top: 0, right: 400, bottom: 400 });
}
const textsAt = (zoom: number): string[] => labelsAt(zoom).map(({ text }) => text);

describe('labelRequests', () => {
	it('names the districts only, over the whole city', () => {
		expect(textsAt(11)).toEqual(['19e']);
	});

	it('adds the great stations, the woods and the river at 12', () => {
		expect(textsAt(12).sort()).toEqual(['19e', 'Bois de Vincennes', 'Gare du Nord', 'La Seine']);
	});

	it('names the main interchanges at 13, without signs, and every stop with its signs at 14', () => {
		expect(textsAt(13)).not.toContain('Riquet');
		expect(labelsAt(13).find(({ text }) => text === 'Gare du Nord')?.lines).toEqual([]);
		expect(textsAt(14)).toContain('Riquet');
		expect(labelsAt(14).find(({ text }) => text === 'Gare du Nord')?.lines).toEqual(['4', '5', 'RER B']);
	});

	it('names parks from 14 on, once they are large enough on the screen', () => {
		expect(textsAt(13)).not.toContain('Jardin Villemin');
		expect(textsAt(14)).toContain('Jardin Villemin');
	});

	it('never writes the river upside down', () => {
		for (const { kind, angle } of labelsAt(12))
			if (kind === 'water') expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2);
		expect(labelsAt(12).some(({ kind }) => kind === 'water')).toBe(true);
	});
});

describe('dotRadius', () => {
	it('shows more stations at each zoom, none over the whole city', () => {
		const [great, stop, tram] = [station('', 0, 0, [], 6), station('', 0, 0, [], 1), station('', 0, 0, [], 0.5)];
		const shown = [11, 12, 13, 14].map((zoom) => [great, stop, tram].filter((dot) => dotRadius(dot, zoom) > 0).length);
		expect(shown).toEqual([0, 1, 2, 3]);
	});
});

describe('signsWidth', () => {
	it('adds the signs and the gaps between them', () => {
		expect(signsWidth(['4'], 15)).toBe(15);
		expect(signsWidth(['4', '5'], 15)).toBe(32);
		expect(signWidth('T3b', 15)).toBeGreaterThan(15);
	});
});
