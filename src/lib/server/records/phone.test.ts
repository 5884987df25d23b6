import { describe, expect, it } from 'vitest';
import { readPhone } from './phone.ts';

describe('a phone', () => {
	it.each([
		['01 40 33 25 25', '+33140332525'],
		['0140332525', '+33140332525'],
		['01.40.33.25.25', '+33140332525'],
		['+33 1 40 33 25 25', '+33140332525'],
		['+33 (0)1 40 33 25 25', '+33140332525'],
		['0033 1 40 33 25 25', '+33140332525'],
		['06 12 34 56 78', '+33612345678'],
		['0 800 23 13 13', '+33800231313'],
		['+32 2 555 12 12', '+3225551212']
	])('%s is %s', (text, phone) => {
		expect(readPhone(text)).toEqual({ phone });
	});

	it.each([
		['115', '115'],
		['39 75', '3975'],
		['3949', '3949'],
		['36-46', '3646']
	])('%s is a short number', (text, shortPhone) => {
		expect(readPhone(text)).toEqual({ shortPhone });
	});

	it.each(['', '01 40 33 25', '12', '0', 'accueil', '01 40 33 25 25 25', '9999'])('%s is none', (text) => {
		expect(readPhone(text)).toBeNull();
	});
});
