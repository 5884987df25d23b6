import { beforeAll, describe, expect, it } from 'vitest';
import type { BasemapShard } from '../edition/format.ts';
import { realDirectory } from '../testing.ts';
import { neighboursOf, planOf } from './plan.ts';

let basemap: BasemapShard;
beforeAll(async () => {
	basemap = (await realDirectory()).shards.basemap!;
});
const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

describe('neighboursOf', () => {
	it.each([
		[1, [2, 3, 4, 5, 6, 7, 8, 9]],
		[13, [5, 12, 14]],
		[16, [7, 8, 15, 17]],
		[19, [10, 11, 18, 20]],
		[20, [10, 11, 12, 19]]
	])('tells what touches the %ie', (number, expected) => {
		expect(neighboursOf(basemap, number)).toEqual(expected);
	});

	it('is told from either side, and nobody is beside himself', () => {
		for (const number of numbers) {
			const around = neighboursOf(basemap, number);
			expect(around).not.toContain(number);
			for (const other of around) expect(neighboursOf(basemap, other), `${other}e`).toContain(number);
		}
	});

	it('knows nothing without a base map, or of what is not in Paris', () => {
		expect(neighboursOf(null, 19)).toEqual([]);
		expect(neighboursOf(basemap, 21)).toEqual([]);
	});
});

describe('planOf', () => {
	it('draws twenty arrondissements within its frame, each with its number inside its own box', () => {
		const {
			frame: [, , width, height],
			areas
		} = planOf(basemap, [])!;
		expect(areas.map(({ number }) => number)).toEqual(numbers);
		for (const { d, at } of areas) {
			const points = [...d.matchAll(/(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
			const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
			expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(0);
			expect(Math.max(...xs)).toBeLessThanOrEqual(width);
			expect(Math.max(...ys)).toBeLessThanOrEqual(height);
			expect(at[0]).toBeGreaterThan(Math.min(...xs));
			expect(at[0]).toBeLessThan(Math.max(...xs));
			expect(at[1]).toBeGreaterThan(Math.min(...ys));
			expect(at[1]).toBeLessThan(Math.max(...ys));
		}
	});

	it('puts what is north above, what is east to the right, and leaves out what is not in Paris', () => {
		const barbes = { lat: 48.8838, lon: 2.3496 };
		const nation = { lat: 48.8483, lon: 2.3959 };
		const saintDenis = { lat: 48.936, lon: 2.3575 };
		const { dots } = planOf(basemap, [barbes, nation, saintDenis])!;
		expect(dots).toHaveLength(2);
		expect(dots[0]![1]).toBeLessThan(dots[1]![1]);
		expect(dots[0]![0]).toBeLessThan(dots[1]![0]);
	});

	it.each(numbers)('frames the %ie, in the shape of the whole plan, within it', (number) => {
		const [, , width, height] = planOf(basemap, [])!.frame;
		const { frame, areas } = planOf(basemap, [], number)!;
		const [left, top, wide, tall] = frame;
		expect(Math.abs(wide / tall - width / height)).toBeLessThan(0.03);
		const points = [...areas[number - 1]!.d.matchAll(/(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
		expect(points.filter(([x = 0, y = 0]) => x < left || y < top || x > left + wide || y > top + tall)).toEqual([]);
		expect(Math.min(left, top, width - left - wide, height - top - tall)).toBeGreaterThanOrEqual(0);
	});

	it('draws nothing where no base map is held', () => {
		expect(planOf(null, [])).toBeNull();
	});
});
