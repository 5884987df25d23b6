import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toLonLat, toMetres, type LonLat, type Metres } from '#lib/domain/street-map/shape.ts';
import { simplify, simplifyAreas } from './simplify.ts';

const metres = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
const line = fc.array(metres, { minLength: 2, maxLength: 40 }).map((points) => points.map(toLonLat));

function distance([px, py]: Metres, [ax, ay]: Metres, [bx, by]: Metres): number {
	const [dx, dy] = [bx - ax, by - ay];
	const t = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

it('keeps the ends, and no point that is gone was farther than the tolerance', () => {
	fc.assert(
		fc.property(line, fc.integer({ min: 1, max: 50 }), (points, tolerance) => {
			const simple = simplify(points, tolerance);
			expect([simple[0], simple.at(-1)]).toEqual([points[0], points.at(-1)]);
			const kept = simple.map(toMetres);
			for (const point of points.map(toMetres)) {
				const gaps = kept.slice(1).map((to, i) => distance(point, kept[i] ?? to, to));
				expect(Math.min(...gaps)).toBeLessThan(tolerance + 1e-6);
			}
		})
	);
});

it('leaves one border where two areas share one', () => {
	const at = (x: number, y: number): LonLat => toLonLat([x, y]);
	const border = [at(100, 0), at(101, 30), at(99, 60), at(130, 90), at(100, 120)];
	const west = [at(0, 0), ...border, at(0, 120), at(0, 0)];
	const east = [at(200, 120), ...border.toReversed(), at(200, 0), at(200, 120)];
	const [[left = []] = [], [right = []] = []] = simplifyAreas([[west], [east]], 5);
	const shared = left.filter((point) => right.some((other) => other.join() === point.join()));
	expect(left.length).toBeLessThan(west.length - 1);
	expect(shared).toHaveLength(left.length - 2);
	expect(right).toHaveLength(left.length);
});

it('gives the same ring wherever it was begun', () => {
	const ring = Array.from({ length: 24 }, (_, i) => toLonLat([Math.cos(i / 4) * 300 + (i % 3), Math.sin(i / 4) * 300]));
	const [[first = []] = []] = simplifyAreas([[ring]], 20);
	const [[second = []] = []] = simplifyAreas([[[...ring.slice(7), ...ring.slice(0, 7)]]], 20);
	expect(first.length).toBeLessThan(ring.length);
	expect(new Set(second.map(String))).toEqual(new Set(first.map(String)));
});
