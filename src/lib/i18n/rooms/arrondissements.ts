import { roomTranslator } from '#lib/i18n/room-translator.ts';

export const arrondissementsTranslatorFor = roomTranslator('arrondissements', {
	fr: () => import('../../../../locales/fr/arrondissements.json'),
	en: () => import('../../../../locales/en/arrondissements.json'),
	ar: () => import('../../../../locales/ar/arrondissements.json'),
	uk: () => import('../../../../locales/uk/arrondissements.json')
});
