import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toLonLat, type LonLat } from '#lib/domain/street-map/shape.ts';
import { joinLines } from './join-lines.ts';

const at = (x: number, y: number): LonLat => toLonLat([x * 100, y * 100]);
const key = (point: LonLat) => point.map((value) => value.toFixed(6)).join(' ');
const segments = (lines: LonLat[][]) =>
	lines.flatMap((line) => line.slice(1).map((to, i) => [key(line[i] ?? to), key(to)].sort().join(' – '))).sort();

it('draws just the same, in no more lines', () => {
	// Points on a small grid, so that ends meet often, in crossings, circles and loops.
	const point = fc.tuple(fc.nat(3), fc.nat(3)).map(([x, y]) => at(x, y));
	const step = fc.tuple(point, point).filter(([a, b]) => key(a) !== key(b));
	fc.assert(
		fc.property(fc.uniqueArray(step, { selector: (line) => line.map(key).sort().join(), maxLength: 30 }), (lines) => {
			const joined = joinLines(lines);
			expect(segments(joined)).toEqual(segments(lines));
			expect(joined.length).toBeLessThanOrEqual(lines.length);
		}),
		{ numRuns: 300 }
	);
});

it('makes one line of a chain, whichever way its parts were drawn', () => {
	expect(
		joinLines([
			[at(2, 0), at(1, 0)],
			[at(0, 0), at(1, 0)],
			[at(2, 0), at(2, 1)]
		])
	).toHaveLength(1);
});

it('goes straight on at a crossing', () => {
	const middle = at(1, 1);
	const joined = joinLines([
		[at(0, 1), middle],
		[middle, at(2, 1)],
		[at(1, 0), middle],
		[middle, at(1, 2)]
	]);
	expect(joined.map((line) => line.length)).toEqual([3, 3]);
	for (const line of joined) {
		const [first, , last] = line.map((point) => key(point).split(' '));
		expect(first?.[0] === last?.[0] || first?.[1] === last?.[1]).toBe(true);
	}
});

it('keeps what was told twice once', () => {
	expect(
		joinLines([
			[at(0, 0), at(1, 0)],
			[at(1, 0), at(0, 0)]
		])
	).toHaveLength(1);
});
