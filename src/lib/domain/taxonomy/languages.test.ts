import { describe, expect, it } from 'vitest';
import { isLang, languageOf, languages, preferredLanguage, sourceLanguage } from './languages.ts';

describe('preferredLanguage', () => {
	it.each([
		['fr', 'fr'],
		['fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7', 'fr'],
		['ar-MA', 'ar'],
		['AR', 'ar'],
		['uk-UA;q=0.9, en;q=0.8', 'uk'],
		['en;q=0.3, ar;q=0.8', 'ar'],
		['en ; q=0.3 , ar ; q=0.8', 'ar'],
		['ps, fa;q=0.9, en;q=0.5', 'en'],
		['ar, en', 'ar'],
		['ar;q=0, en;q=0.1', 'en'],
		['en;q=nonsense, uk;q=0.1', 'uk'],
		['ps, fa', null],
		['ar;q=0', null],
		['*', null],
		['', null],
		[null, null],
		[';;;,,,q=', null],
		['french', null]
	])('%s: %s', (header, lang) => {
		expect(preferredLanguage(header)).toBe(lang);
	});
});

describe('languages', () => {
	it('read from right to left in Arabic alone', () => {
		expect(languages.filter(({ dir }) => dir === 'rtl').map(({ code }) => code)).toEqual(['ar']);
	});

	it('know themselves, and no other', () => {
		for (const { code } of languages) expect([isLang(code), languageOf(code).code]).toEqual([true, code]);
		for (const code of ['FR', 'fr-FR', 'de', '', undefined]) expect(isLang(code)).toBe(false);
	});

	it('have the language of the sources among them', () => {
		expect(isLang(sourceLanguage)).toBe(true);
	});
});
