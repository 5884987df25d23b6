import { roomTranslator } from '#lib/i18n/room-translator.ts';

/** Words around the large map. */
export const mapTranslatorFor = roomTranslator('map', {
	fr: () => import('../../../../locales/fr/map.json'),
	en: () => import('../../../../locales/en/map.json'),
	ar: () => import('../../../../locales/ar/map.json'),
	uk: () => import('../../../../locales/uk/map.json')
});
