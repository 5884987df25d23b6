import { describe, expect, it } from 'vitest';
import { adviceFor, freshness, sourceYear } from './trust.ts';

const today = '2026-11-24';
const none = { phone: null, shortPhone: null, email: null, website: null };
const record = (change: Partial<Parameters<typeof adviceFor>[0]> = {}) => ({
	checkedOn: '2022-05-01',
	sources: [],
	contacts: { ...none, phone: '+33140332525' },
	verifications: [],
	...change
});

describe('freshness', () => {
	it.each([
		['2026-11-24', 'fresh'],
		['2026-05-29', 'fresh'], // 179 days
		['2026-05-28', 'ageing'], // 180
		['2026-03-29', 'ageing'], // 240
		['2026-03-28', 'due'], // 241
		['2020-01-01', 'due'],
		['2026-12-01', 'fresh']
	] as const)('of a verification of %s: %s', (verifiedAt, answer) => {
		expect(freshness(verifiedAt, today)).toBe(answer);
	});
});

describe('adviceFor', () => {
	it.each([
		['2019', 'call-first'],
		['2022-05-01', 'call-first'],
		['2023-12-31', 'call-first'],
		['2024-01', null],
		['2025', null],
		['2022/2025 (undated page, after 2016)', null],
		['after 2018 (undated)', 'call-first'],
		['undated', 'call-first'],
		[null, 'call-first']
	])('a source of %s: %s', (checkedOn, advice) => {
		expect(adviceFor(record({ checkedOn }), today)).toBe(advice);
	});

	it('is of the source, not of the day: a source of 2024 stays good', () => {
		expect(adviceFor(record({ checkedOn: '2024-01' }), '2040-01-01')).toBeNull();
	});

	it.each([
		[{ phone: '+33140332525' }, 'call-first'],
		[{ shortPhone: '3975' }, 'call-first'],
		[{ email: 'a@b.fr' }, 'call-first'],
		[{ website: 'https://www.paris.fr/' }, 'call-first'],
		[{}, 'ask-city-first']
	])('of an old source with %o: %s', (contact, advice) => {
		expect(adviceFor(record({ contacts: { ...none, ...contact } }), today)).toBe(advice);
	});

	it('is nothing while a verification is not due, however old the source', () => {
		expect(adviceFor(record({ verifications: [{ at: '2026-03-29' }] }), today)).toBeNull();
		expect(adviceFor(record({ verifications: [{ at: '2026-03-28' }] }), today)).toBe('call-first');
	});

	it('counts the newest verification, in whatever order they stand', () => {
		const old = { at: '2020-01-01' };
		const fresh = { at: '2026-11-01' };
		expect(adviceFor(record({ verifications: [fresh, old] }), today)).toBeNull();
		expect(adviceFor(record({ verifications: [old, fresh] }), today)).toBeNull();
	});

	it('does not hold an old verification against a newer source', () => {
		expect(adviceFor(record({ checkedOn: '2025', verifications: [{ at: '2020-01-01' }] }), today)).toBeNull();
	});
});

describe('sourceYear', () => {
	it('is the date of the check, else of the newest source', () => {
		const sources = [
			{ url: null, date: '2021-03' },
			{ url: null, date: null },
			{ url: null, date: '2024' }
		];
		expect(sourceYear({ checkedOn: '2022-01', sources })).toBe(2022);
		expect(sourceYear({ checkedOn: null, sources })).toBe(2024);
		expect(sourceYear({ checkedOn: 'undated', sources })).toBe(2024);
		expect(sourceYear({ checkedOn: null, sources: [] })).toBeNull();
	});
});
