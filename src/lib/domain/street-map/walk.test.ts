import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween, type Point } from '../place/distance.ts';
import { boxOf, project, type Street } from './decode.ts';
import type { StreetClass } from './format.ts';
import { walksTo } from './walk.ts';

const METRE = 1 / 111_195;
/** A point so many metres east and south of a corner of Paris. */
const at = (x: number, y: number): Point => ({
	lat: 48.87 - y * METRE,
	lon: 2.36 + (x * METRE) / Math.cos((48.87 * Math.PI) / 180)
});
const street = (name: string, streetClass: StreetClass, ...points: [number, number][]): Street => {
	const lines = [
		Float64Array.from(
			points.flatMap(([x, y]) => {
				const { lon, lat } = at(x, y);
				return project(lon, lat);
			})
		)
	];
	return { name, streetClass, lines, box: boxOf(lines) };
};
/** Streets every 100 m, four one way and four the other; no corner is a point of any of them. */
const grid = [0, 1, 2, 3].flatMap((i) => [
	street(`Rue Ouest-Est ${i}`, 3, [-50, 100 * i], [350, 100 * i]),
	street(`Rue Nord-Sud ${i}`, 3, [100 * i, -50], [100 * i, 350])
]);
const way = (streets: Street[], from: Point, to: Point) => walksTo({ streets }, to, [from])[0];

describe('walksTo', () => {
	it('follows streets to the place, around the corners, and names them in order', () => {
		const walk = way(grid, at(10, 0), at(200, 290));
		expect(walk?.streets).toEqual(['Rue Ouest-Est 0', 'Rue Nord-Sud 2']);
		expect(walk?.metres).toBeGreaterThan(475);
		expect(walk?.metres).toBeLessThan(485);
	});

	it('tells the way of each station, without a street of a few steps', () => {
		const walks = walksTo({ streets: grid }, at(200, 290), [at(200, 10), at(10, 300)]);
		expect(walks.map((each) => each?.streets)).toEqual([['Rue Nord-Sud 2'], ['Rue Ouest-Est 3']]);
	});

	it('goes over a corner where rounding left a gap of some metres', () => {
		const streets = [street('Rue A', 3, [0, 0], [200, 0]), street('Rue B', 3, [100, 6], [100, 200])];
		expect(way(streets, at(10, 0), at(100, 190))?.streets).toEqual(['Rue A', 'Rue B']);
	});

	it('does not jump where no street leads', () => {
		const streets = [street('Rue A', 3, [0, 0], [200, 0]), street('Rue B', 3, [100, 60], [100, 200])];
		expect(way(streets, at(10, 0), at(100, 190))).toBeNull();
	});

	it('never leads along the ring road, nor along a road for cars alone', () => {
		for (const fast of [
			street('Boulevard Périphérique', 0, [0, 0], [300, 0]),
			street('Voie Georges Pompidou', 1, [0, 0], [300, 0])
		])
			expect(way([fast], at(10, 0), at(290, 0))).toBeNull();
	});

	it('refuses a way that goes around half the quarter', () => {
		const streets = [street('Rue en U', 3, [0, 0], [0, 240], [100, 240], [100, 0])];
		expect(way(streets, at(0, 0), at(100, 0))).toBeNull();
	});

	it('has nothing to say far from any street', () => {
		expect(way(grid, at(-300, -300), at(0, 0))).toBeNull();
		expect(way([], at(0, 0), at(100, 0))).toBeNull();
	});

	it('is never shorter than the straight line, and ends where it should', () => {
		const spot = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }));
		fc.assert(
			fc.property(spot, spot, ([a, b], [c, d]) => {
				const [from, to] = [at(a, b), at(c, d)];
				const walk = way(grid, from, to);
				if (!walk) return;
				expect(walk.metres).toBeGreaterThanOrEqual(Math.floor(metresBetween(from, to)) - 2);
				const ends = [from, to].map(({ lon, lat }) => project(lon, lat));
				const { path } = walk;
				for (const [index, value] of [path[0], path[1], path.at(-2), path.at(-1)].entries())
					expect(value).toBeCloseTo(ends.flat()[index] ?? NaN, 7);
			})
		);
	});
});
