import { beforeAll, describe, expect, it } from 'vitest';
import { languages, type Lang } from '#lib/domain/taxonomy/languages.ts';
import {
	formatArrondissement,
	formatDay,
	formatDistance,
	formatMinutes,
	formatPartialDate,
	formatPhone,
	formatSize,
	formatTime,
	formatWeekday,
	languageName
} from './formats.ts';
import { translatorFor, type Translator } from './translator.ts';

/** Spaces that do not break, and marks of direction, count as what a reader sees. */
const seen = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f]/g, '');
const words = {} as Record<Lang, Translator>;
beforeAll(async () => {
	for (const { code } of languages) words[code] = await translatorFor(code);
});

describe('a phone number', () => {
	it.each([
		['+33140332525', '01 40 33 25 25'],
		['+33612345678', '06 12 34 56 78'],
		['+33800306306', '08 00 30 63 06'],
		['+442071234567', '+442071234567'],
		['+331403325', '01403325'],
		['3975', '3975']
	])('%s is written %s', (e164, written) => {
		expect(formatPhone(e164)).toBe(written);
	});
});

describe('minutes after midnight', () => {
	it.each([
		[0, '00:00'],
		[545, '09:05'],
		[1439, '23:59'],
		[1440, '24:00'],
		[1441, '00:01'],
		[1560, '02:00'],
		[2880, '00:00']
	])('%i are %s', (minutes, time) => {
		expect(formatMinutes(minutes)).toBe(time);
	});
});

describe('an instant', () => {
	it.each(languages)('is on the Paris clock, of 24 hours, in Western digits, in $french', ({ code }) => {
		expect(formatTime(Date.parse('2026-11-24T16:05Z'), code)).toBe('17:05');
		expect(formatTime(Date.parse('2026-07-24T16:05Z'), code)).toBe('18:05');
		expect(formatTime(Date.parse('2026-11-23T23:00Z'), code)).toBe('00:00');
	});

	it.each([
		['fr', 'mardi'],
		['en', 'Tuesday'],
		['ar', 'الثلاثاء'],
		['uk', 'вівторок']
	] as const)('has its weekday in Paris, in %s', (lang, day) => {
		expect(formatWeekday(Date.parse('2026-11-23T23:30Z'), lang)).toBe(day);
	});
});

describe('a date', () => {
	it.each([
		['fr', 'mardi 24 novembre', '2022', 'janvier 2022', '31 janvier 2022'],
		['en', 'Tuesday 24 November', '2022', 'January 2022', '31 January 2022'],
		['ar', 'الثلاثاء، 24 نوفمبر', '2022', 'يناير 2022', '31 يناير 2022'],
		['uk', 'вівторок, 24 листопада', '2022', 'січень 2022', '31 січня 2022']
	] as const)('is as precise as it is known, in %s', (lang, day, year, month, whole) => {
		expect(seen(formatDay('2026-11-24', lang)).replace(' на ', ' ')).toBe(day);
		expect(formatPartialDate('2022', lang)).toBe(year);
		expect(seen(formatPartialDate('2022-01', lang)).replace(' р.', '')).toBe(month);
		expect(seen(formatPartialDate('2022-01-31', lang)).replace(' р.', '')).toBe(whole);
	});

	it.each(['after 2018 (undated)', '2016/2019', '2022-1', '2022-13', 'January 2022', ''])(
		'in words stays as it is: %s',
		(date) => {
			for (const { code } of languages) expect(formatPartialDate(date, code)).toBe(date);
		}
	);

	it('does not slip to the day before or after', () => {
		for (const { code } of languages) {
			expect(formatPartialDate('2022-03-01', code)).toContain('1');
			expect(formatPartialDate('2022-12-31', code)).toMatch(/31.*2022|2022.*31/);
		}
	});
});

describe('a distance', () => {
	it.each([
		[0, '10 m', '10 م', '10 м'],
		[4, '10 m', '10 م', '10 м'],
		[123, '120 m', '120 م', '120 м'],
		[355, '360 m', '360 م', '360 м'],
		[994, '990 m', '990 م', '990 м'],
		[997, '1 km', '1 كم', '1 км'],
		[1000, '1 km', '1 كم', '1 км'],
		[1049, '1 km', '1 كم', '1 км']
	])('of %i metres is %s', (metres, latin, arabic, cyrillic) => {
		expect(seen(formatDistance(metres, words.fr, 'fr'))).toBe(latin);
		expect(seen(formatDistance(metres, words.en, 'en'))).toBe(latin);
		expect(seen(formatDistance(metres, words.ar, 'ar'))).toBe(arabic);
		expect(seen(formatDistance(metres, words.uk, 'uk'))).toBe(cyrillic);
	});

	it.each([
		['fr', '1,2 km', '12 km'],
		['en', '1.2 km', '12 km'],
		['ar', '1.2 كم', '12 كم'],
		['uk', '1,2 км', '12 км']
	] as const)('of kilometres has the comma of %s', (lang, near, far) => {
		expect(seen(formatDistance(1234, words[lang], lang))).toBe(near);
		expect(seen(formatDistance(12_000, words[lang], lang))).toBe(far);
	});
});

describe('an arrondissement', () => {
	it.each(languages)('is short as on the street signs, in $french', ({ code }) => {
		expect(formatArrondissement(1, words[code])).toBe('1er');
		expect(formatArrondissement(19, words[code])).toBe('19e');
	});

	it.each([
		['fr', '1er arrondissement', '19e arrondissement'],
		['en', '1er arrondissement', '19e arrondissement'],
		['ar', 'الدائرة 1', 'الدائرة 19'],
		['uk', '1-й округ', '19-й округ']
	] as const)('is long in words, in %s', (lang, first, nineteenth) => {
		expect(formatArrondissement(1, words[lang], 'long')).toBe(first);
		expect(formatArrondissement(19, words[lang], 'long')).toBe(nineteenth);
	});
});

it.each([
	['fr', '123 ko', '1,2 Mo'],
	['en', '123 kB', '1.2 MB'],
	['ar', '123 كيلوبايت', '1.2 ميغابايت'],
	['uk', '123 кБ', '1,2 МБ']
] as const)('a size is rounded, in %s', (lang, small, large) => {
	expect(seen(formatSize(123_400, words[lang], lang))).toBe(small);
	expect(seen(formatSize(1_234_000, words[lang], lang))).toBe(large);
});

describe('a language', () => {
	it.each([
		['fr', 'arabe', 'dari', 'langue des signes française'],
		['en', 'Arabic', 'Dari', 'French Sign Language'],
		['ar', 'العربية', 'الدارية', 'لغة الإشارة الفرنسية'],
		['uk', 'арабська', 'дарі', 'французька жестова мова']
	] as const)('is named in %s', (lang, arabic, dari, signs) => {
		expect(languageName('ar', words[lang], lang)).toBe(arabic);
		expect(languageName('prs', words[lang], lang)).toBe(dari);
		expect(languageName('fsl', words[lang], lang)).toBe(signs);
	});

	it('that nobody knows is its code', () => {
		expect(languageName('zzz', words.fr, 'fr')).toBe('zzz');
		expect(languageName('not a code', words.fr, 'fr')).toBe('not a code');
	});
});

it('writes no Eastern Arabic digit anywhere', () => {
	const at = Date.parse('2026-11-24T16:05Z');
	const all = [
		formatTime(at, 'ar'),
		formatDay('2026-11-24', 'ar'),
		formatPartialDate('2022-01-31', 'ar'),
		formatPartialDate('2022-01', 'ar'),
		formatDistance(123, words.ar, 'ar'),
		formatDistance(12_345, words.ar, 'ar'),
		formatSize(12_345_678, words.ar, 'ar'),
		formatArrondissement(19, words.ar, 'long')
	].join(' ');
	expect(all).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
	expect(all.match(/\d+/g)?.length).toBeGreaterThan(10);
});
