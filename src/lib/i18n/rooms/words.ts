import { roomTranslator } from '#lib/i18n/room-translator.ts';

export const wordsTranslatorFor = roomTranslator('words', {
	fr: () => import('../../../../locales/fr/words.json'),
	en: () => import('../../../../locales/en/words.json'),
	ar: () => import('../../../../locales/ar/words.json'),
	uk: () => import('../../../../locales/uk/words.json')
});
