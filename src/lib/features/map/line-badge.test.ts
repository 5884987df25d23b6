import { describe, expect, it } from 'vitest';
import { lineBadge, stationRank } from './line-badge.ts';

describe('lineBadge', () => {
	it.each([
		['4', 'metro', '4'],
		['7bis', 'metro', '7bis'],
		['14', 'metro', '14'],
		['RER B', 'train', 'B'],
		['Transilien H', 'train', 'H'],
		['T3a', 'tram', 'T3a'],
		['T11', 'tram', 'T11']
	])('%s is a %s sign saying %s', (line, shape, text) => {
		expect(lineBadge(line)).toEqual({ shape, text });
	});
});

describe('stationRank', () => {
	it('puts an interchange before a plain stop, and a metro stop before a tram stop', () => {
		expect(stationRank(['4', '5', 'RER B'])).toBeGreaterThan(stationRank(['4', '5']));
		expect(stationRank(['4'])).toBeGreaterThan(stationRank(['T3b']));
		expect(stationRank(['RER C'])).toBeGreaterThan(stationRank(['4']));
	});
});
