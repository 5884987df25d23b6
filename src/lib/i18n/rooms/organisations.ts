import { roomTranslator } from '#lib/i18n/room-translator.ts';

export const organisationsTranslatorFor = roomTranslator('organisations', {
	fr: () => import('../../../../locales/fr/organisations.json'),
	en: () => import('../../../../locales/en/organisations.json'),
	ar: () => import('../../../../locales/ar/organisations.json'),
	uk: () => import('../../../../locales/uk/organisations.json')
});
