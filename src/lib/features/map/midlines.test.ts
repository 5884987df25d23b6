import { describe, expect, it } from 'vitest';
import { midlines } from './midlines.ts';
import { lengthOf } from './text-along.ts';

describe('midlines', () => {
	it.each([false, true])('runs halfway between the banks of a canal, whichever way it was drawn', (turned) => {
		const canal = [
			{ x: 0, y: 0 },
			{ x: 60, y: 0 },
			{ x: 60, y: 4 },
			{ x: 0, y: 4 }
		];
		const lines = midlines(turned ? [...canal].reverse() : canal);
		expect(Math.max(...lines.map(lengthOf))).toBeGreaterThan(45);
		for (const { points } of lines) {
			for (let i = 1; i < points.length; i += 2) {
				expect(points[i]).toBeGreaterThan(0);
				expect(points[i]).toBeLessThan(4);
			}
		}
	});

	it('finds none where the water has no banks near each other', () => {
		const lake = [
			{ x: 0, y: 0 },
			{ x: 100, y: 0 },
			{ x: 100, y: 100 },
			{ x: 0, y: 100 }
		];
		for (const line of midlines(lake)) expect(lengthOf(line)).toBeLessThan(20);
	});
});
