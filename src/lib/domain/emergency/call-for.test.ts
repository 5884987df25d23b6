import { beforeAll, expect, test } from 'vitest';
import type { Directory } from '../directory.ts';
import { find } from '../find.ts';
import { emptyQuery, type Query } from '../query.ts';
import { createSearch, type Search } from '../search/search.ts';
import type { Lang } from '../taxonomy/languages.ts';
import { realDirectory, tuesday } from '../testing.ts';

let real: Directory;
let search: Search;
beforeAll(async () => {
	real = await realDirectory();
	search = createSearch(real.shards as Parameters<typeof createSearch>[0]);
});
const callsOf = (query: Partial<Query>, lang: Lang = 'fr') => {
	const hits = query.q ? search.find(query.q) : null;
	return find(real, { ...emptyQuery, ...query }, { lang, at: tuesday, hits, limit: 1 }).call;
};

test.each([
	['my husband beats me', 'en', '3919'],
	['mon mari m’a frappée', 'fr', '3919'],
	['جوزي ضربني', 'ar', '3919'],
	['чоловік побив мене', 'uk', '3919'],
	['i do not want to live', 'en', '3114'],
	['je dors dehors ce soir', 'fr', '115'],
	['مغمى عليه لا يتنفس', 'ar', '15'],
	['б’ють дитину', 'uk', '119']
] as const)('%s: %s is told to call %s before any door', (q, lang, number) => {
	const call = callsOf({ q }, lang).find((each) => each.number === number);
	expect(call?.name).toMatchObject({ lang });
});

test('who asks for something that can wait is told no number', () => {
	for (const q of ['cours de français', 'médiathèque', 'carte de séjour', 'Café Social Belleville'])
		expect(callsOf({ q }), q).toEqual([]);
	expect(callsOf({})).toEqual([]);
});

test('a chosen theme says it too; a number is told once, and where it is written to', () => {
	expect(callsOf({ themes: ['housing.tonight'] }).map(({ number }) => number)).toEqual(['115']);
	const calls = callsOf({ themes: ['emergency.violence', 'family.women'] });
	expect(calls.map(({ number }) => number)).toEqual(['17', '3919', '114']);
	expect(calls.at(-1)?.sms).toBe('114');
});
