import { describe, expect, it } from 'vitest';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { ageWords } from './age-words.ts';

const age = async (lang: Parameters<typeof translatorFor>[0], fetchedAt: string, now: string) =>
	ageWords(fetchedAt, Date.parse(now), await translatorFor(lang));

describe('ageWords', () => {
	it.each([
		['2026-11-24T08:00Z', '2026-11-24T20:00Z', 'of today'],
		['2026-11-23T22:59Z', '2026-11-24T08:00Z', 'of 1 day ago'],
		// Half past midnight in Paris.
		['2026-11-23T23:30Z', '2026-11-24T08:00Z', 'of today'],
		['2026-11-21T08:00Z', '2026-11-24T07:00Z', 'of 3 days ago'],
		// Over the nights when the clocks change.
		['2026-10-24T20:00Z', '2026-10-26T08:00Z', 'of 2 days ago'],
		['2027-03-27T20:00Z', '2027-03-29T08:00Z', 'of 2 days ago'],
		['2025-11-24T08:00Z', '2026-11-24T08:00Z', 'of 365 days ago'],
		// A device whose clock went back.
		['2026-11-26T08:00Z', '2026-11-24T08:00Z', 'of today']
	])('a copy of %s, at %s, is %s', async (fetchedAt, now, said) => {
		expect(await age('en', fetchedAt, now)).toBe(said);
	});

	it.each(languages)('has every plural in $french', async ({ code }) => {
		const counts = [0, 1, 2, 3, 5, 11, 21, 100];
		const said = await Promise.all(
			counts.map((days) => age(code, new Date(Date.UTC(2026, 10, 24 - days, 8)).toISOString(), '2026-11-24T08:00Z'))
		);
		expect(said.filter((each) => each.includes('offline.') || each.includes('{{'))).toEqual([]);
		expect(new Set(said).size).toBe(counts.length);
	});

	it('counts in Arabic as Arabic counts', async () => {
		expect(await age('ar', '2026-11-22T08:00Z', '2026-11-24T08:00Z')).toBe('قبل يومين');
		expect(await age('ar', '2026-11-19T08:00Z', '2026-11-24T08:00Z')).toBe('قبل 5 أيام');
	});
});
