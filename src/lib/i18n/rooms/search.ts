import { roomTranslator } from '#lib/i18n/room-translator.ts';

/** Words of the search over everything. */
export const searchTranslatorFor = roomTranslator('search', {
	fr: () => import('../../../../locales/fr/search.json'),
	en: () => import('../../../../locales/en/search.json'),
	ar: () => import('../../../../locales/ar/search.json'),
	uk: () => import('../../../../locales/uk/search.json')
});
