import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, lettersAlong, makeLine, pointAt, straightAlong } from './text-along.ts';

const line = (...points: number[]) => makeLine(Float64Array.from(points));
const corner = line(0, 0, 100, 0, 100, 100);

describe('pointAt', () => {
	it('walks along the line, round its corner', () => {
		expect(pointAt(corner, 40)).toEqual({ x: 40, y: 0 });
		expect(pointAt(corner, 150)).toEqual({ x: 100, y: 50 });
		expect(lengthOf(corner)).toBe(200);
	});

	it('goes straight on beyond both ends', () => {
		expect(pointAt(corner, -10)).toEqual({ x: -10, y: 0 });
		expect(pointAt(corner, 230)).toEqual({ x: 100, y: 130 });
	});

	it('stays in a line of one point, or of two equal ones', () => {
		expect(pointAt(line(3, 4), 10)).toEqual({ x: 3, y: 4 });
		expect(pointAt(line(3, 4, 3, 4), 10)).toEqual({ x: 3, y: 4 });
	});
});

describe('straightAlong', () => {
	it('stands in the middle of its part of the line, from left to right', () => {
		const place = straightAlong(line(100, 0, 0, 0), 20, 40, 1);
		expect([place?.x, place?.y]).toEqual([60, 0]);
		expect(place?.angle).toBeCloseTo(0, 9);
	});

	it('refuses a corner, and a bow deeper than the tolerance', () => {
		expect(straightAlong(corner, 60, 80, 1)).toBeNull();
		expect(straightAlong(line(0, 0, 50, 3, 100, 0), 0, 100, 1)).toBeNull();
		expect(straightAlong(line(0, 0, 50, 0.5, 100, 0), 0, 100, 1)).not.toBeNull();
	});
});

/** A line that turns a little at every point, as streets do, in any direction. */
const street = fc
	.record({
		heading: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
		turns: fc.array(fc.double({ min: -0.25, max: 0.25, noNaN: true }), { minLength: 3, maxLength: 12 })
	})
	.map(({ heading, turns }) => {
		const points = [0, 0];
		for (const turn of turns) {
			heading += turn;
			points.push((points.at(-2) ?? 0) + 30 * Math.cos(heading), (points.at(-1) ?? 0) + 30 * Math.sin(heading));
		}
		return makeLine(Float64Array.from(points));
	});
const advances = fc.array(fc.double({ min: 2, max: 9, noNaN: true }), { minLength: 2, maxLength: 10 });

function distanceTo(points: Float64Array, x: number, y: number): number {
	let least = Infinity;
	for (let i = 2; i < points.length; i += 2) {
		const [ax, ay, bx, by] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
		const share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
		const t = Math.min(1, Math.max(0, share));
		least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
	}
	return least;
}

describe('lettersAlong', () => {
	it('puts each letter on the middle of its own width', () => {
		expect(lettersAlong(line(0, 0, 100, 0), 10, [10, 20])).toEqual([
			{ x: 15, y: 0, angle: 0 },
			{ x: 30, y: 0, angle: 0 }
		]);
	});

	it('reads from left to right on a line drawn from right to left', () => {
		expect(lettersAlong(line(100, 0, 0, 0), 10, [10, 20])?.map(({ x }) => x)).toEqual([65, 80]);
	});

	it('does not break a name at a corner', () => {
		expect(
			lettersAlong(
				corner,
				60,
				Array.from({ length: 10 }, () => 8)
			)
		).toBeNull();
	});

	it('is upright, on the line, and goes forward, whatever the street', () => {
		let laid = 0;
		fc.assert(
			fc.property(street, advances, fc.double({ min: 0, max: 1, noNaN: true }), (along, widths, share) => {
				const total = widths.reduce((sum, width) => sum + width, 0);
				fc.pre(total < lengthOf(along));
				const start = share * (lengthOf(along) - total);
				const letters = lettersAlong(along, start, widths);
				if (!letters) return;
				laid++;
				expect(letters).toHaveLength(widths.length);
				for (const { angle } of letters) expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2 + 0.15);
				for (const { x, y } of letters) expect(distanceTo(along.points, x, y)).toBeLessThan(1.5);
				for (const [index, letter] of letters.slice(1).entries()) {
					const before = letters[index]!;
					const forward =
						(letter.x - before.x) * Math.cos(before.angle) + (letter.y - before.y) * Math.sin(before.angle);
					expect(forward).toBeGreaterThan(0);
				}
				expect(letters.at(-1)!.x).toBeGreaterThanOrEqual(letters[0]!.x - 9);
			})
		);
		expect(laid).toBeGreaterThan(10);
	});
});
