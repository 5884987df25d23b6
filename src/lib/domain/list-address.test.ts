import { expect, it } from 'vitest';
import { PAGE, shown } from './list-address.ts';

it.each([
	['', PAGE],
	['show=', PAGE],
	['show=40', 40],
	['show=7', PAGE],
	['show=-40', PAGE],
	['show=500', 500],
	['show=501', 500],
	['show=1e9', 500],
	['show=Infinity', PAGE],
	['show=40.5', PAGE],
	['show=all', PAGE],
	['show=40&show=80', 40]
])('an address with "%s" shows %i cards', (search, count) => {
	expect(shown(new URLSearchParams(search))).toBe(count);
});
