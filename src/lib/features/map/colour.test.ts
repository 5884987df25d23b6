import { describe, expect, it } from 'vitest';
import { contrast, cssColour, luminance, mix, parseColour } from './colour.ts';

describe('parseColour', () => {
	it.each([
		['#ffbe00', [255, 190, 0]],
		['#fff', [255, 255, 255]],
		['rgb(12, 34, 56)', [12, 34, 56]],
		['rgb(12 34 56 / 0.5)', [12, 34, 56]],
		['oklch(0.5 0.1 20)', [128, 128, 128]]
	])('reads %s', (text, colour) => {
		expect(parseColour(text)).toEqual(colour);
	});

	it('reads back what cssColour writes', () => {
		expect(parseColour(cssColour([1, 2, 3]))).toEqual([1, 2, 3]);
	});
});

describe('contrast', () => {
	it('is 21 between black and white, 1 between equals', () => {
		expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
		expect(contrast([9, 9, 9], [9, 9, 9])).toBe(1);
	});
});

describe('mix', () => {
	it('goes from one colour to the other', () => {
		expect(mix([0, 100, 200], [100, 200, 0], 0)).toEqual([0, 100, 200]);
		expect(mix([0, 100, 200], [100, 200, 0], 0.5)).toEqual([50, 150, 100]);
		expect(mix([0, 100, 200], [100, 200, 0], 1)).toEqual([100, 200, 0]);
		expect(luminance(mix([0, 0, 0], [255, 255, 255], 0.5))).toBeCloseTo(0.2159, 3);
	});
});
