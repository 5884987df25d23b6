import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addSide, decodeMain, decodePath, project } from './decode.ts';
import { encodePath, encodePoint, encodeRing } from './encode.ts';
import { MAP_FORMAT, ORIGIN, SCALE, type MainPart, type SidePart } from './format.ts';

const lonLat = fc.tuple(fc.double({ min: 2, max: 2.7, noNaN: true }), fc.double({ min: 48.5, max: 49.2, noNaN: true }));
/** Half a unit, and a little for the arithmetic, in degrees. */
const ROUNDING = 0.51 / SCALE;

/** From world units back to degrees. */
function unproject(x: number, y: number): [lon: number, lat: number] {
	return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI];
}

it('gives every point back to half a unit', () => {
	fc.assert(
		fc.property(fc.array(lonLat, { minLength: 1, maxLength: 60 }), (points) => {
			const path = decodePath(encodePath(points));
			let at = 0;
			for (const [lon, lat] of points) {
				const near = (i: number) => {
					const [x, y] = unproject(path[i] ?? NaN, path[i + 1] ?? NaN);
					return Math.abs(x - lon) <= ROUNDING && Math.abs(y - lat) <= ROUNDING;
				};
				// A point that fell on the one before it was dropped.
				if (!near(at)) at += 2;
				expect(near(at)).toBe(true);
			}
			expect(at).toBe(path.length - 2);
		})
	);
});

it('writes whole numbers only, and the same for what is already on the grid', () => {
	const unit = fc.integer({ min: -30_000, max: 30_000 });
	fc.assert(
		fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 30 }), (units) => {
			const points = units.map(([x, y]) => [ORIGIN[0] + x / SCALE, ORIGIN[1] + y / SCALE] as const);
			expect(points.map(encodePoint)).toEqual(units.map(([x, y]) => [x + 0, y + 0]));
			expect(encodePath(points).every(Number.isInteger)).toBe(true);
		})
	);
});

it('opens a ring', () => {
	const at = (x: number, y: number) => [ORIGIN[0] + x / SCALE, ORIGIN[1] + y / SCALE] as const;
	expect(encodeRing([at(5, 5), at(15, 5), at(15, 25), at(5, 5)])).toEqual([5, 5, 10, 0, 0, 20]);
	expect(encodeRing([at(5, 5), at(15, 5), at(15, 25)])).toEqual([5, 5, 10, 0, 0, 20]);
});

it('puts the parts together without changing the first', () => {
	const none = { arrondissements: [], quarters: [], communes: [], water: [], parks: [], transit: [], provenance: [] };
	const main: MainPart = {
		...none,
		format: MAP_FORMAT,
		part: 'main',
		stations: [{ name: 'Barbès', lines: ['2'], at: [0, 0] }],
		streets: [['Boulevard Barbès', 1, [0, 0, 100, 200], [50, 50, 10, -300]]]
	};
	const side: SidePart = { format: MAP_FORMAT, part: 'side', streets: [['Rue Dejean', 2, [10, 10, 5, 5]]] };
	const first = decodeMain(main);
	const whole = addSide(first, side);
	expect(first.streets.map(({ name }) => name)).toEqual(['Boulevard Barbès']);
	expect(whole.streets.map(({ name, streetClass }) => [name, streetClass])).toEqual([
		['Boulevard Barbès', 1],
		['Rue Dejean', 2]
	]);
	expect(first.stations[0]?.at).toEqual(project(...ORIGIN));
	const box = first.streets[0]?.box;
	const [west, north] = project(ORIGIN[0], ORIGIN[1] + 200 / SCALE);
	const [east, south] = project(ORIGIN[0] + 100 / SCALE, ORIGIN[1] - 250 / SCALE);
	expect(box?.minX).toBeCloseTo(west, 12);
	expect(box?.minY).toBeCloseTo(north, 12);
	expect(box?.maxX).toBeCloseTo(east, 12);
	expect(box?.maxY).toBeCloseTo(south, 12);
});
