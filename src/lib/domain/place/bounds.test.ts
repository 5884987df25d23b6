import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundsValue, coarse, isInside, readBounds, type Bounds } from './bounds.ts';

const seen: fc.Arbitrary<Bounds> = fc
	.record({
		west: fc.double({ min: 2.1, max: 2.5, noNaN: true }),
		south: fc.double({ min: 48.7, max: 48.95, noNaN: true }),
		wide: fc.double({ min: 1e-4, max: 0.3, noNaN: true }),
		high: fc.double({ min: 1e-4, max: 0.1, noNaN: true })
	})
	.map(({ west, south, wide, high }) => ({ west, south, east: west + wide, north: south + high }));

it('comes back from an address as it went in, and holds all that was seen', () => {
	fc.assert(
		fc.property(seen, (view) => {
			const bounds = coarse(view);
			expect(readBounds(boundsValue(bounds))).toEqual(bounds);
			expect(isInside(bounds, { lat: view.north, lon: view.west })).toBe(true);
			expect(isInside(bounds, { lat: view.south, lon: view.east })).toBe(true);
		})
	);
});

it('tells the middle of a view no finer than a street block', () => {
	const at = (lon: number) => coarse({ west: lon - 0.002, east: lon + 0.002, south: 48.87, north: 48.89 });
	expect(at(2.3951)).toEqual(at(2.3957));
});

it('ends at its edges', () => {
	const bounds = { west: 2.3, south: 48.8, east: 2.4, north: 48.9 };
	const inside = (lat: number, lon: number) => isInside(bounds, { lat, lon });
	expect([inside(48.85, 2.35), inside(48.9, 2.4), inside(48.85, 2.41), inside(48.79, 2.35)]).toEqual([
		true,
		true,
		false,
		false
	]);
});

it.each([
	'',
	'1,2,3',
	'2.4,48.8,2.3,48.9',
	'2.3,48.9,2.4,48.9',
	'a,b,c,d',
	'2.3,48.8,2.4,',
	'2.3,48.8,2.4,91',
	'0,0,1,1,1'
])('"%s" is no part of a map', (value) => {
	expect(readBounds(value)).toBeNull();
});
