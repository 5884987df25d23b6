import { roomTranslator } from '#lib/i18n/room-translator.ts';

/** Long texts of the information pages. */
export const pagesTranslatorFor = roomTranslator('pages', {
	fr: () => import('../../../../locales/fr/pages.json'),
	en: () => import('../../../../locales/en/pages.json'),
	ar: () => import('../../../../locales/ar/pages.json'),
	uk: () => import('../../../../locales/uk/pages.json')
});
