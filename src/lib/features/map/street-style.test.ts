import { expect, it } from 'vitest';
import { streetTextSize, streetWidth } from './street-style.ts';

it('writes names in no size that cannot be read, at any zoom', () => {
	for (const streetClass of [0, 1, 2, 3, 4] as const) {
		for (let zoom = 11; zoom <= 18; zoom += 0.25) {
			const size = streetTextSize(streetClass, zoom);
			expect(size === 0 || size >= 10).toBe(true);
		}
	}
});

it('widens a street with every step of zoom', () => {
	for (const streetClass of [0, 1, 2, 3, 4] as const) {
		for (let zoom = 11; zoom < 18; zoom += 0.25)
			expect(streetWidth(streetClass, zoom + 0.25)).toBeGreaterThanOrEqual(streetWidth(streetClass, zoom));
	}
});
