import { roomTranslator } from '#lib/i18n/room-translator.ts';

/** Words of programmes, of who runs them, and of arrondissements: who reads one page often goes on to another. */
export const programmesTranslatorFor = roomTranslator('programmes', {
	fr: () => import('../../../../locales/fr/programmes.json'),
	en: () => import('../../../../locales/en/programmes.json'),
	ar: () => import('../../../../locales/ar/programmes.json'),
	uk: () => import('../../../../locales/uk/programmes.json')
});
