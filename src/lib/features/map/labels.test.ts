import { describe, expect, it } from 'vitest';
import type { Street } from '#lib/domain/street-map/decode.ts';
import { labelRequests } from './label-pass.ts';
import { boxesAlong, signsWidth, signWidth, type Label } from './labels.ts';
import { placeLabels } from './place-labels.fixture.ts';
import { fromWorld } from './projection.ts';
import type { NamedSpots, Scene, StationDot } from './scene.ts';
import { dotRadius } from './station-labels.ts';
import { atOnce } from './slices.ts';
import { StreetGrid } from './street-grid.ts';
import { makeLine } from './text-along.ts';

const station = (name: string, x: number, y: number, lines: string[], rank: number): StationDot => ({
	name,
	x,
	y,
	lines,
	rank
});
const area = (name: string, kind: string, x: number, y: number, side: number): NamedSpots => ({
	name,
	kind,
	box: { left: x - side / 2, right: x + side / 2, top: y - side / 2, bottom: y + side / 2 },
	spots: () => [{ x, y }]
});
const line = (...points: number[]) => makeLine(Float64Array.from(points));

/** A street of the pack through these points, given in units of `project`. */
function street(name: string, streetClass: Street['streetClass'], ...points: number[]): Street {
	const zero = fromWorld(0, 0);
	const world = points.map((value, i) => (value - (i % 2 ? zero.y : zero.x)) / 2 ** 20);
	return { name, streetClass, lines: [Float64Array.from(world)], box: { minX: 0, minY: 0, maxX: 1, maxY: 1 } };
}

/** Around the origin: two stations, a wood, a small park, a straight reach of the river, three streets. */
const scene: Scene = {
	...{ arrondissements: [], communes: [], parks: [], water: [], transit: [], schematic: false },
	numbers: [area('19e', 'arrondissement', 60, 60, 40)],
	communeNames: [],
	quarterNames: [area('Amérique', 'quarter', -20, 8, 0)],
	parkNames: [area('Bois de Vincennes', 'wood', -60, 60, 100), area('Jardin Villemin', 'park', -20, -20, 20)],
	waterNames: [
		{
			name: 'La Seine',
			box: { left: -90, right: 90, top: -61, bottom: -59 },
			lines: () => [line(60, -60, -40, -60)]
		}
	],
	streets: atOnce(
		new StreetGrid().file([
			street('Boulevard de la Villette', 1, -100, -9, 100, -9),
			street('Rue Henri Ribière', 2, 10, 15, 10, 1),
			street('Villa du Parc', 3, -12, 0, -6, 0)
		])
	),
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

	it('names arteries from 14, streets from 15, villas from 16', () => {
		const streetsAt = (zoom: number) =>
			new Set(labelsAt(zoom).flatMap(({ kind, text }) => (kind === 'street' ? [text] : [])));
		expect(streetsAt(13)).toEqual(new Set());
		expect(streetsAt(14)).toEqual(new Set(['Boulevard de la Villette']));
		expect(streetsAt(15)).toEqual(new Set(['Boulevard de la Villette', 'Rue Henri Ribière']));
		expect(streetsAt(16)).toContain('Villa du Parc');
	});

	it('names quarters at 14 and 15 only', () => {
		const zooms = [12, 13, 14, 15, 16].filter((zoom) => labelsAt(zoom).some(({ kind }) => kind === 'quarter'));
		expect(zooms).toEqual([14, 15]);
	});

	it('writes nothing where a mark stands', () => {
		const frame = { zoom: 16, left: -12.5, top: -12.5, width: 400, height: 400, sharpness: 1 };
		const mark = { left: 0, top: 40, right: 400, bottom: 72 };
		const requests = labelRequests(scene, frame, (text, size) => text.length * size * 0.5);
		const names = placeLabels(requests, { left: 0, top: 0, right: 400, bottom: 400 }, [mark]).map(({ text }) => text);
		expect(names).toContain('Gare du Nord');
		expect(names).not.toContain('Boulevard de la Villette');
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

describe('boxesAlong', () => {
	it('covers a slanted text from end to end', () => {
		const boxes = boxesAlong({ x: 100, y: 100, angle: Math.PI / 4 }, 80, 12);
		const end = 40 * Math.SQRT1_2;
		expect(Math.min(...boxes.map(({ left }) => left))).toBeLessThanOrEqual(100 - end);
		expect(Math.max(...boxes.map(({ bottom }) => bottom))).toBeGreaterThanOrEqual(100 + end);
		for (const [index, box] of boxes.slice(1).entries()) expect(box.left).toBeLessThan(boxes[index]!.right);
	});
});

describe('signsWidth', () => {
	it('adds the signs and the gaps between them', () => {
		expect(signsWidth(['4'], 15)).toBe(15);
		expect(signsWidth(['4', '5'], 15)).toBe(32);
		expect(signWidth('T3b', 15)).toBeGreaterThan(15);
	});
});
