import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metresBetween, walkingMinutes, type Point } from './distance.ts';

const inParis = fc.record({
	lat: fc.double({ min: 48.8, max: 48.92, noNaN: true }),
	lon: fc.double({ min: 2.22, max: 2.48, noNaN: true })
});

/** The great circle, on the same sphere. */
function haversine(a: Point, b: Point): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
	const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
	return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}

it('is right to a metre anywhere in Paris', () => {
	fc.assert(
		fc.property(inParis, inParis, (a, b) => {
			expect(Math.abs(metresBetween(a, b) - haversine(a, b))).toBeLessThan(1);
			expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
			expect(metresBetween(a, a)).toBe(0);
		})
	);
});

it('knows how far it is from Place des Fêtes to the Maison des Réfugiés', () => {
	const metres = metresBetween({ lat: 48.87676, lon: 2.39305 }, { lat: 48.87657, lon: 2.39562 });
	expect(metres).toBeGreaterThan(180);
	expect(metres).toBeLessThan(200);
});

it.each([
	[0, 1],
	[20, 1],
	[350, 7],
	[1000, 20],
	[2000, 39]
])('%i metres are %i minutes on foot', (metres, minutes) => {
	expect(walkingMinutes(metres)).toBe(minutes);
});
