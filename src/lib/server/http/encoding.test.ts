import { expect, it } from 'vitest';
import { acceptedEncodings } from './encoding.ts';

it.each([
	[undefined, []],
	['', []],
	['identity', []],
	['gzip, deflate, br, zstd', ['br', 'gzip']],
	['GZIP;q=0.5', ['gzip']],
	['br;q=0, gzip;q=0.001', ['gzip']],
	['br ; q=0.0, gzip; Q=0', []],
	['*', ['br', 'gzip']],
	['*;q=0, br', ['br']],
	['brotli, xgzip', []]
])('%s', (header, expected) => {
	expect(acceptedEncodings(header)).toEqual(expected);
});
