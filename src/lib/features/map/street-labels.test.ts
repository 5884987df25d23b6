import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels.fixture.ts';
import { requestsAlong, slotsOf, startsIn } from './street-labels.ts';
import { makeLine } from './text-along.ts';

const frame = { zoom: 12, left: 0, top: 0, width: 2000, height: 400, sharpness: 1 };
const screen = { left: 0, top: 0, right: 2000, bottom: 400 };
const writing = { kind: 'street', name: 'Boulevard Barbès', size: 12, weight: 600, priority: 1 } as const;
/** At zoom 12 a unit is a pixel. */
const write = (...points: number[]) =>
	placeLabels(
		requestsAlong(makeLine(Float64Array.from(points)), writing, frame, (text, size) => text.length * size * 0.5),
		screen
	);

describe('slotsOf', () => {
	it('writes a name once on a street, again on a long one', () => {
		expect(slotsOf(300)).toEqual([{ from: 0, to: 300 }]);
		expect(slotsOf(1300)).toHaveLength(3);
	});
});

describe('startsIn', () => {
	it('tries the middle first, and stays within reach of the slot', () => {
		fc.assert(
			fc.property(fc.nat({ max: 900 }), fc.nat({ max: 400 }), fc.nat({ max: 500 }), (from, length, width) => {
				const starts = startsIn({ from, to: from + length }, width);
				if (width > length + 18) expect(starts).toEqual([]);
				else expect(starts[0]).toBeCloseTo(from + (length - width) / 2, 9);
				for (const start of starts) {
					expect(start).toBeGreaterThanOrEqual(from - 9.001);
					expect(start + width).toBeLessThanOrEqual(from + length + 9.001);
				}
			})
		);
	});
});

describe('a name along a street', () => {
	it('is whole where it fits, and short only where space lacks', () => {
		expect(write(100, 200, 220, 200).map(({ rows }) => rows)).toEqual([['Boulevard Barbès']]);
		expect(write(100, 200, 162, 200).map(({ rows, text }) => [text, ...rows])).toEqual([
			['Boulevard Barbès', 'Bd Barbès']
		]);
		expect(write(100, 200, 130, 200)).toEqual([]);
	});

	it('comes again on a long street, far enough from the last', () => {
		const places = write(50, 200, 1950, 200).map(({ x }) => x);
		expect(places.length).toBeGreaterThanOrEqual(3);
		const sorted = [...places].sort((a, b) => a - b);
		for (const [index, x] of sorted.slice(1).entries()) expect(x - sorted[index]!).toBeGreaterThanOrEqual(280);
	});

	it('bends with the street, letter by letter', () => {
		const [label] = write(100, 100, 130, 103, 160, 112, 190, 127, 220, 148);
		expect(label?.letters.length).toBe(label?.rows[0]?.length);
	});

	it('is written once on two carriageways side by side', () => {
		const both = [0, 14].flatMap((aside) =>
			requestsAlong(
				makeLine(Float64Array.of(100, 200 + aside, 400, 200 + aside)),
				writing,
				frame,
				(text, size) => text.length * size * 0.5
			)
		);
		expect(placeLabels(both, screen)).toHaveLength(1);
	});
});
