import { describe, expect, it } from 'vitest';
import { innerPoints } from './inner-points.ts';

const square = (left: number, top: number, side: number) => [
	{ x: left, y: top },
	{ x: left + side, y: top },
	{ x: left + side, y: top + side },
	{ x: left, y: top + side }
];

const centre = { x: 50, y: 50 };

describe('innerPoints', () => {
	it('starts near the middle of a square', () => {
		const [first] = innerPoints(square(0, 0, 100), centre);
		expect(first?.x).toBeGreaterThan(40);
		expect(first?.x).toBeLessThan(60);
		expect(first?.y).toBeGreaterThan(40);
		expect(first?.y).toBeLessThan(60);
	});

	it('stays in the thick arm of a bent outline, not in the hollow', () => {
		const bent = [
			{ x: 0, y: 0 },
			{ x: 100, y: 0 },
			{ x: 100, y: 40 },
			{ x: 10, y: 40 },
			{ x: 10, y: 100 },
			{ x: 0, y: 100 }
		];
		expect(innerPoints(bent, { x: 30, y: 20 })[0]?.y).toBeLessThan(40);
		for (const { x, y } of innerPoints(bent, { x: 30, y: 20 })) expect(x > 10 && y > 40).toBe(false);
	});

	it('leaves out the corners', () => {
		for (const { x, y } of innerPoints(square(0, 0, 100), centre))
			expect(Math.min(x, y, 100 - x, 100 - y)).toBeGreaterThan(10);
	});

	it('keeps out of a wood', () => {
		const wood = square(0, 0, 60);
		for (const { x, y } of innerPoints(square(0, 0, 100), centre, [wood])) expect(x < 60 && y < 60).toBe(false);
	});

	it('answers something for a sliver', () => {
		const sliver = [
			{ x: 0, y: 10 },
			{ x: 100, y: 10 },
			{ x: 40, y: 10 }
		];
		expect(innerPoints(sliver, centre)).toEqual([centre]);
	});
});
