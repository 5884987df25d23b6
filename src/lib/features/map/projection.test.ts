import { describe, expect, it } from 'vitest';
import { metresPerPixel, project, scaleAt } from './projection.ts';

describe('project', () => {
	it('puts the centre of Paris at the origin, north up and east right', () => {
		expect(project([2.35, 48.86])).toEqual({ x: 0, y: 0 });
		expect(project([2.36, 48.86]).x).toBeGreaterThan(0);
		expect(project([2.35, 48.87]).y).toBeLessThan(0);
	});

	it('agrees with the slippy-map tile formula at zoom 12', () => {
		// 256 pixels a tile; 4096 tiles for 360 degrees of longitude.
		expect(project([2.35 + 360 / 4096, 48.86]).x).toBeCloseTo(256, 6);
	});

	it('keeps distances: one kilometre north is the same number of pixels as one kilometre east', () => {
		const north = -project([2.35, 48.86 + 1 / 111.2]).y;
		const east = project([2.35 + 1 / (111.32 * Math.cos((48.86 * Math.PI) / 180)), 48.86]).x;
		expect(north / east).toBeCloseTo(1, 2);
		expect(east * metresPerPixel(12)).toBeCloseTo(1000, -1);
	});
});

describe('scaleAt', () => {
	it('doubles at every zoom', () => {
		expect(scaleAt(12)).toBe(1);
		expect(scaleAt(17)).toBe(32);
		expect(scaleAt(11)).toBe(0.5);
	});
});
