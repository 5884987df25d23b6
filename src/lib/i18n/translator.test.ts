import { describe, expect, it } from 'vitest';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { pagesTranslatorFor } from '#lib/i18n/rooms/pages.ts';
import { translatorFor } from './translator.ts';

describe('translatorFor', () => {
	it.each([
		['fr', 'Accueil', 'Santé'],
		['en', 'Home', 'Health'],
		['ar', 'الرئيسية', 'صحة'],
		['uk', 'Головна', 'Здоров’я']
	] as const)('speaks %s', async (lang, home, health) => {
		const t = await translatorFor(lang);
		expect(t('nav.home')).toBe(home);
		expect(t('taxonomy:need.health').replace("'", '’')).toBe(health);
	});

	it('keeps one language per translator, whoever asks in between', async () => {
		const french = await translatorFor('fr');
		const [arabic, again] = await Promise.all([translatorFor('ar'), translatorFor('fr')]);
		expect(again).toBe(french);
		expect(arabic('nav.home')).not.toBe(french('nav.home'));
		expect(french('nav.home')).toBe('Accueil');
	});

	it('has the long texts of pages only where they are asked for', async () => {
		const [without, withPages] = [await translatorFor('fr'), await pagesTranslatorFor('fr')];
		expect((without as typeof withPages)('pages:about.title')).toBe('about.title');
		expect(withPages('pages:about.title')).not.toBe('about.title');
		expect(withPages('nav.home')).toBe('Accueil');
	});

	it('puts names in as they are, signs and all', async () => {
		const t = await translatorFor('fr');
		expect(t('place.runBy', { name: 'Dom’Asile & <b>' })).toBe('Organisation : Dom’Asile & <b>');
	});

	it.each([
		['fr', [0, 1, 2, 1_000_000]],
		['en', [0, 1, 2, 21]],
		['ar', [0, 1, 2, 3, 11, 100]],
		['uk', [0, 1, 2, 5, 11, 21, 22, 25]]
	] as const)('has a word for every plural of %s', async (lang, counts) => {
		const t = await translatorFor(lang);
		for (const count of counts) {
			const said = t('list.results', { count });
			expect(said).not.toContain('list.results');
			expect(said).not.toContain('{{');
		}
		expect(t('list.results', { count: 5 })).toContain('5');
	});

	it('says each language apart from the others', async () => {
		const all = await Promise.all(languages.map(async ({ code }) => (await translatorFor(code))('list.none')));
		expect(new Set(all).size).toBe(languages.length);
	});
});
