import { roomTranslator } from '#lib/i18n/room-translator.ts';

/** Words of the events. */
export const eventsTranslatorFor = roomTranslator('events', {
	fr: () => import('../../../../locales/fr/events.json'),
	en: () => import('../../../../locales/en/events.json'),
	ar: () => import('../../../../locales/ar/events.json'),
	uk: () => import('../../../../locales/uk/events.json')
});
