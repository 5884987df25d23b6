import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { readEventQuery } from '#lib/domain/event/event-query.ts';
import type { Event } from '#lib/domain/event/event.ts';
import { event, invented } from '#lib/domain/testing.ts';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { calendarFeed } from './calendar-feed.ts';

const words = await eventsTranslatorFor('fr');
const t = await translatorFor('fr');

/** The feed of some records, and what another program reads in it: UID, SEQUENCE, STATUS. */
function feedOf(events: Event[], asked = '') {
	const query = readEventQuery(new URLSearchParams(asked));
	const source = `https://fanal.example/fr/events.ics?${asked}`;
	const file = calendarFeed(invented({ events }), query, source, {
		words,
		t,
		lang: 'fr',
		origin: 'https://fanal.example'
	});
	const entries = new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent');
	const told = entries.map((each) => ['uid', 'sequence', 'status'].map((name) => each.getFirstPropertyValue(name)));
	return { file, told };
}

const day = { datePrecision: 'day' } as const;
const records = [
	event('over', { ...day, start: '2023-05-16', need: 'work', arrondissement: 4 }),
	event('off', { ...day, start: '2027-03-19', need: 'work', status: 'cancelled', sequence: 2 }),
	event('party', { ...day, start: '2027-06-20', need: 'culture' }),
	event('someday', { need: 'work' })
];

it('a feed holds past and cancelled events, and none whose day is not known', () => {
	expect(feedOf(records).told).toEqual([
		['off@fanal', 2, 'CANCELLED'],
		['over@fanal', 0, 'CONFIRMED'],
		['party@fanal', 0, 'CONFIRMED']
	]);
});

it('a feed is of what is asked for; where nobody told it is not left out', () => {
	const uids = (asked: string) => feedOf(records, asked).told.map(([uid]) => uid);
	expect(uids('need=work')).toEqual(['off@fanal', 'over@fanal']);
	expect(uids('arrondissement=13')).toEqual(['off@fanal', 'party@fanal']);
	expect(uids('need=work&arrondissement=13')).toEqual(['off@fanal']);
});

it('another publication changes what changed, and keeps the UID', () => {
	const [first, ...rest] = records;
	const before = feedOf(records);
	expect(feedOf(records.toReversed()).file).toBe(before.file);
	const after = feedOf([{ ...first!, start: '2023-05-17', sequence: 1 }, ...rest]);
	expect(after.told).toEqual(
		before.told.map(([uid, sequence, status]) => [uid, uid === 'over@fanal' ? 1 : sequence, status])
	);
});
