import { roomTranslator } from '#lib/i18n/room-translator.ts';

/** Words of what the City decided, and of the news. */
export const decisionsTranslatorFor = roomTranslator('decisions', {
	fr: () => import('../../../../locales/fr/decisions.json'),
	en: () => import('../../../../locales/en/decisions.json'),
	ar: () => import('../../../../locales/ar/decisions.json'),
	uk: () => import('../../../../locales/uk/decisions.json')
});
