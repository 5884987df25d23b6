import { describe, expect, it } from 'vitest';
import { contrast, parseColour } from './colour.ts';
import { fallbackTokens, lineOn, makePalette } from './palette.ts';

const between = (a: string, b: string): number => contrast(parseColour(a), parseColour(b));

describe.each(['light', 'dark'] as const)('the %s map', (scheme) => {
	const palette = makePalette(fallbackTokens[scheme], false);

	it('knows whether it is dark', () => {
		expect(palette.dark).toBe(scheme === 'dark');
	});

	it.each(['land', 'park', 'water', 'outside', 'wood', 'cemetery'] as const)(
		'has station names readable on %s',
		(ground) => {
			expect(between(palette.label, palette[ground])).toBeGreaterThanOrEqual(4.5);
		}
	);

	it('has quiet names readable on their own ground', () => {
		expect(between(palette.parkLabel, palette.park)).toBeGreaterThanOrEqual(4.5);
		expect(between(palette.parkLabel, palette.wood)).toBeGreaterThanOrEqual(4.5);
		expect(between(palette.waterLabel, palette.water)).toBeGreaterThanOrEqual(4.5);
		expect(between(palette.number, palette.land)).toBeGreaterThanOrEqual(4.5);
	});

	it('goes to the end of the scale when more contrast is asked for', () => {
		const strong = makePalette(fallbackTokens[scheme], true);
		expect(between(strong.label, strong.halo)).toBeCloseTo(21, 5);
		expect(between(strong.number, strong.land)).toBeGreaterThanOrEqual(7);
		expect(between(strong.edge, strong.land)).toBeGreaterThan(between(palette.edge, palette.land));
	});
});

describe('lineOn', () => {
	it('leaves the signs their colours by day and lifts the dark ones at night', () => {
		const night = makePalette(fallbackTokens.dark, false);
		expect(lineOn(makePalette(fallbackTokens.light, false), '#003ca6')).toBe('#003ca6');
		expect(between(lineOn(night, '#003ca6'), night.land)).toBeGreaterThan(between('#003ca6', night.land) * 1.5);
		expect(lineOn(night, '#ffbe00')).toBe('#ffbe00');
	});
});
