import fc from 'fast-check';
import { expect, it } from 'vitest';
import { centreOf, isInside, ribbon, toLonLat, toMetres, type LonLat } from './shape.ts';

const at = (x: number, y: number): LonLat => toLonLat([x, y]);

it('measures in metres', () => {
	const [x, y] = toMetres([2.347, 48.8566 + 0.01]);
	expect(x).toBeCloseTo(0, 6);
	// A hundredth of a degree of latitude, on a sphere of the Earth's mean radius.
	expect(y).toBeCloseTo(1111.95, 1);
});

it('finds a label point inside, even of a horseshoe', () => {
	const square = [at(0, 0), at(100, 0), at(100, 100), at(0, 100)];
	expect(toMetres(centreOf(square)).map(Math.round)).toEqual([50, 50]);
	const horseshoe = [
		at(0, 0),
		at(300, 0),
		at(300, 300),
		at(250, 300),
		at(250, 50),
		at(50, 50),
		at(50, 300),
		at(0, 300)
	];
	expect(isInside(centreOf(horseshoe), [horseshoe])).toBe(true);
});

it('knows a hole', () => {
	const rings = [
		[at(0, 0), at(100, 0), at(100, 100), at(0, 100)],
		[at(40, 40), at(60, 40), at(60, 60), at(40, 60)]
	];
	expect([isInside(at(10, 10), rings), isInside(at(50, 50), rings), isInside(at(150, 50), rings)]).toEqual([
		true,
		false,
		false
	]);
});

it('draws a band around a line: its points are inside, and no edge is far', () => {
	const step = fc.tuple(fc.integer({ min: 200, max: 900 }), fc.integer({ min: -150, max: 150 }));
	fc.assert(
		fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
			let [x, y] = [0, 0];
			const middle = steps.map(([dx, dy]) => at((x += dx), (y += dy)));
			const band = ribbon(middle, 60);
			expect(band).toHaveLength(2 * middle.length);
			for (const point of middle.slice(1, -1)) expect(isInside(point, [band])).toBe(true);
			band.forEach((edge, i) => {
				const [ex, ey] = toMetres(edge);
				const [mx, my] = toMetres(middle[i < middle.length ? i : 2 * middle.length - 1 - i] ?? edge);
				const away = Math.hypot(ex - mx, ey - my);
				expect(away).toBeGreaterThan(59.9);
				expect(away).toBeLessThan(120.1);
			});
		})
	);
});
