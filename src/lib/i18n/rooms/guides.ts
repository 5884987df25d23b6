import { roomTranslator } from '#lib/i18n/room-translator.ts';

export const guidesTranslatorFor = roomTranslator('guides', {
	fr: () => import('../../../../locales/fr/guides.json'),
	en: () => import('../../../../locales/en/guides.json'),
	ar: () => import('../../../../locales/ar/guides.json'),
	uk: () => import('../../../../locales/uk/guides.json')
});
