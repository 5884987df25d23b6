import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { realRecords } from './testing.ts';
import { SourceSchema, WebAddressSchema } from './source.ts';
import { yearOf } from './year.ts';

describe('yearOf', () => {
	it.each([
		['2022', 2022],
		['2022-01', 2022],
		['2022-01-31', 2022],
		['after 2018 (undated)', 2018],
		['2013/2020 (undated)', 2020],
		['2022/2025 (undated page, after 2016)', 2025],
		['1998', 1998],
		['undated', null],
		['75019 Paris', null],
		['12022', null],
		['', null],
		[null, null],
		[undefined, null]
	])('%s: %s', (date, year) => {
		expect(yearOf(date)).toBe(year);
	});

	it('reads a believable year from every date of the content that has one', async () => {
		const { places, programmes } = await realRecords();
		const dates = [...places, ...programmes].flatMap(({ checkedOn }) => (checkedOn === null ? [] : [checkedOn]));
		expect(dates.length).toBeGreaterThan(100);
		const odd = dates.filter((date) => {
			const year = yearOf(date) ?? 0;
			return year < 2005 || year > 2030;
		});
		expect(odd).toEqual([]);
	});
});

it('takes a public list without an address, but no half address', () => {
	const parse = (url: unknown) => v.safeParse(SourceSchema, { url, date: null });
	expect(parse(null).success).toBe(true);
	expect(parse('https://www.paris.fr/').success).toBe(true);
	expect(parse('www.paris.fr').issues?.[0].message).toContain('write it whole, with https://');
	expect(v.safeParse(SourceSchema, { url: null }).success).toBe(false);
});

describe('a web address', () => {
	it.each(['https://www.paris.fr/', 'http://relais-ménilmontant.fr', 'https://fr.wikipedia.org/wiki/Réfugié'])(
		'is %s, however often it is asked',
		(address) => {
			// Node 20 changes its mind once the check has run often.
			for (let n = 0; n < 50_000; n += 1) if (!v.is(WebAddressSchema, address)) throw new Error(`refused at ${n}`);
		}
	);

	it.each(['www.paris.fr', '', 'javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.fr', 'https://'])(
		'is not %j',
		(address) => expect(v.is(WebAddressSchema, address)).toBe(false)
	);
});
