import { describe, expect, it } from 'vitest';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { everyWords, leafWords, whenWords } from './date-words.ts';

const fr = await eventsTranslatorFor('fr');
const ar = await eventsTranslatorFor('ar');
const when = (start: string | null, end: string | null = null, past = false) =>
	whenWords({ start, end, past }, fr, 'fr');

describe('when an event is', () => {
	it.each([
		['2027-06-20', null, 'Dimanche 20 juin 2027', null],
		['2026-12-01', null, 'Mardi 1er décembre 2026', null],
		['2026-12-01', '2026-12-11', 'Du 1er décembre 2026 au 11 décembre 2026', null],
		['2027-06-20', '2027-06-20', 'Dimanche 20 juin 2027', null],
		['2027-06-20', '2027-06-22', 'Du 20 juin 2027 au 22 juin 2027', null],
		['2027-06-20T14:30', '2027-06-20T17:00', 'Dimanche 20 juin 2027, de 14:30 à 17:00', null],
		['2027-06-20T14:30', null, 'Dimanche 20 juin 2027, à 14:30', "L'heure de fin n'est pas indiquée."],
		['2027-06-20T20:00', '2027-06-21T02:00', 'Du 20 juin 2027, 20:00 au 21 juin 2027, 02:00', null],
		['2027-06', null, 'En juin 2027', "Le jour n'est pas encore connu."],
		['2024', null, 'En 2024', 'Le mois et le jour ne sont pas indiqués.'],
		[null, '2023-09-30', "Jusqu'au 30 septembre 2023", "Le premier jour n'est pas indiqué."],
		[null, null, 'Date pas indiquée', 'Nous ne connaissons pas la date.']
	])('%s to %s is told as far as it is known', (start, end, text, unknown) => {
		expect(when(start, end)).toEqual({ text, unknown });
	});

	it('is not promised to be known some day when it is over', () => {
		expect(when('2025-05', null, true).unknown).toBe("Le jour n'est pas indiqué.");
	});

	it('has Western digits in every language', () => {
		expect(whenWords({ start: '2027-06-20T09:00', end: null, past: false }, ar, 'ar').text).toMatch(/20 .*2027.*09:00/);
	});
});

it('an event that happens again says how often', () => {
	const every = (freq: 'YEARLY' | 'WEEKLY', interval: number) =>
		everyWords({ every: { freq, interval }, recurring: true }, fr);
	expect(every('YEARLY', 1)).toBe('Chaque année');
	expect(every('WEEKLY', 2)).toBe('Toutes les 2 semaines');
	expect(everyWords({ every: null, recurring: true }, fr)).toBe('Plusieurs dates');
	expect(everyWords({ every: null, recurring: false }, fr)).toBeNull();
});

it('the leaf shows no day that nobody told', () => {
	const leaf = (start: string | null, end: string | null = null) =>
		Object.values(leafWords({ start, end, past: false }, 'fr'));
	expect(leaf('2027-06-20T14:30')).toEqual(['20', 'juin 2027']);
	expect(leaf('2026-12')).toEqual(['déc.', '2026']);
	expect(leaf('2024')).toEqual(['2024', '']);
	expect(leaf(null)).toEqual(['?', '']);
});
