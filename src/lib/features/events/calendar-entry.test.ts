import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { eventPage } from '#lib/domain/event/event-view.ts';
import { calendarFile } from '#lib/domain/event/icalendar.ts';
import { event, french, invented, place, tuesday } from '#lib/domain/testing.ts';
import type { Event } from '#lib/domain/event/event.ts';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { entryOf } from './calendar-entry.ts';

const words = await eventsTranslatorFor('fr');
const t = await translatorFor('fr');
const day = { datePrecision: 'day', start: '2026-12-18' } as const;
const address = {
	street: '50 rue Haxo',
	complement: null,
	postcode: '75019',
	city: 'Paris',
	insee: null,
	arrondissement: 19
};
const coordinates = { lat: 48.87, lon: 2.4, precision: 'address' } as const;

function entryFor(change: Partial<Event>, where: Parameters<typeof place>[1] = {}) {
	const directory = invented({
		places: [place('door', { name: 'Maison; des, Réfugiés', address, coordinates, ...where })],
		events: [event('forum', { ...day, ...change })]
	});
	const page = eventPage(directory, 'forum', { lang: 'fr', at: tuesday })!;
	return entryOf(page, { words, t, lang: 'fr', origin: 'https://fanal.example' });
}

/** What a calendar program shows of it. */
function shown(change: Partial<Event>, where: Parameters<typeof place>[1] = {}) {
	const file = calendarFile([entryFor(change, where)], { lang: 'fr', name: 'Fanal', description: null, source: null });
	const vevent = new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent')!;
	return (name: string) => vevent.getFirstPropertyValue(name)?.toString() ?? null;
}

describe('an event in a calendar', () => {
	it('has its name, its words, its place and the way back to its page', () => {
		const value = shown({ place: 'door', need: 'work' });
		expect(value('summary')).toBe('Événement forum');
		expect(value('description')).toBe('Une fête.\n\nhttps://fanal.example/fr/events/forum');
		expect(value('location')).toBe('Maison; des, Réfugiés, 50 rue Haxo, 75019 Paris');
		expect(value('geo')).toBe('48.87,2.4');
		expect(value('url')).toBe('https://fanal.example/fr/events/forum');
	});

	it('is said to be cancelled, moved or full in its name, since many programs show no status', () => {
		expect(shown({ status: 'cancelled' })('summary')).toBe('Annulé : Événement forum');
		expect(shown({ status: 'cancelled' })('status')).toBe('CANCELLED');
		expect(shown({ status: 'moved' })('description')).toContain('La date ou le lieu a changé.');
		expect(shown({ status: 'full' })('description')).toContain("C'est complet.");
	});

	it('tells no address that is not public, and says what nobody told', () => {
		const hidden = shown({ place: 'door' }, { addressVisibility: 'hidden' });
		expect([hidden('location'), hidden('geo')]).toEqual(['Maison; des, Réfugiés', null]);
		expect(shown({})('description')).toContain("Le lieu n'est pas indiqué.");
		expect(shown({ arrondissement: 13 })('location')).toBe('Paris 13e');
		const everywhere = shown({ place: 'door', placeText: french('Partout') });
		expect([everywhere('location'), everywhere('geo')]).toEqual(['Partout', null]);
		const evening = shown({ datePrecision: 'time', start: '2026-12-18T18:00' });
		expect(evening('description')).toContain("L'heure de fin n'est pas indiquée.");
	});

	it('keeps its UID for ever, and is the later one when its record is', () => {
		const [before, after] = [shown({}), shown({ start: '2026-12-19', status: 'moved', sequence: 1 })];
		expect([before('uid'), after('uid')]).toEqual(['forum@fanal', 'forum@fanal']);
		expect([before('sequence'), after('sequence')]).toEqual(['0', '1']);
		expect(after('dtstamp')! > before('dtstamp')!).toBe(true);
	});

	it('is dated by its newest source', () => {
		const sources = [
			{ url: null, label: 'Liste', date: '2025' },
			{ url: null, label: 'Liste', date: '2025-05-20' }
		];
		expect(entryFor({ sources }).stamp).toBe(Date.parse('2025-05-20'));
		expect(entryFor({ sources, checkedOn: '2026-01' }).stamp).toBe(Date.parse('2026-01-01'));
		expect(entryFor({ sources: [{ url: null, label: 'Liste', date: 'avant 2020' }] }).stamp).toBe(
			Date.parse('2026-01-01')
		);
	});
});
