import { readFileSync, readdirSync } from 'node:fs';
import OpeningHours from 'opening_hours';
import { afterEach, describe, expect, it } from 'vitest';
import type { Calendar, OpenState } from '#lib/domain/opening-hours/calendar.ts';
import { openState } from '#lib/domain/opening-hours/open-state.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Exception } from '#lib/domain/place/place.ts';
import { checkHours, compileHours } from './compile-hours.ts';

const firstMonth = '2026-09';
const hostZone = process.env.TZ;
const calendars = new Map<string, Calendar>();

function calendarOf(osm: string): Calendar {
	const known = calendars.get(osm);
	if (known) return known;
	const compiled = compileHours(osm, { firstMonth });
	if (!compiled.ok) throw new Error(compiled.message);
	calendars.set(osm, compiled.calendar);
	return compiled.calendar;
}

/** One line to compare and to read in a failure; instants in UTC. */
function say(state: OpenState): string {
	const iso = (ms: number | null) => (ms === null ? 'not told' : new Date(ms).toISOString().slice(0, 16));
	if (state.status === 'open') return `open until ${iso(state.until)}`;
	if (state.status === 'closed') return `closed, opens ${iso(state.opensAt)}`;
	return state.status;
}

afterEach(() => {
	if (hostZone === undefined) delete process.env.TZ;
	else process.env.TZ = hostZone;
});

const works: Exception[] = [{ from: '2026-12-01', to: '2026-12-03', kind: 'closed' }];

/** Hours, instant, expected answer: worked out by hand from the calendar on the wall. A time without zone is UTC. */
type Case = [osm: string, at: string, status: OpenState['status'], then?: string, exceptions?: Exception[]];

const office = 'Mo-Fr 09:00-12:00,14:00-17:00';
const noHolidays = 'Mo-Fr 09:00-17:00; PH off';
const night = 'Fr,Sa 22:00-05:00';
const firstTuesday = 'Mo-Fr 09:00-17:00; Tu[1] 13:00-17:00';
const winter = 'Nov 1-Mar 31 Mo-Su 19:00-08:00';
const mixed = 'Mo-Fr 09:00-12:00, Mo-Fr 14:00-17:00 "sur rendez-vous"';

const byHand: Case[] = [
	// Tuesday 24 November 2026, Paris is at +01:00.
	[office, '2026-11-24T08:59+01:00', 'closed', '2026-11-24T09:00+01:00'],
	[office, '2026-11-24T09:00+01:00', 'open', '2026-11-24T12:00+01:00'],
	[office, '2026-11-24T11:59+01:00', 'open', '2026-11-24T12:00+01:00'],
	[office, '2026-11-24T12:00+01:00', 'closed', '2026-11-24T14:00+01:00'],
	[office, '2026-11-24T17:00+01:00', 'closed', '2026-11-25T09:00+01:00'],
	[office, '2026-11-27T18:00+01:00', 'closed', '2026-11-30T09:00+01:00'],
	[office, '2026-07-14T10:00+02:00', 'unknown'],
	[office, '2027-07-15T09:30+02:00', 'open', '2027-07-15T12:00+02:00'],
	[office, '2026-08-31T23:59+02:00', 'unknown'],
	[office, '2027-10-29T17:00+02:00', 'closed'],
	[office, '2027-11-01T10:00+01:00', 'unknown'],
	// Public holidays.
	[noHolidays, '2026-11-10T20:00+01:00', 'closed', '2026-11-12T09:00+01:00'],
	[noHolidays, '2026-11-11T10:00+01:00', 'closed', '2026-11-12T09:00+01:00'],
	[noHolidays, '2026-12-25T10:00+01:00', 'closed', '2026-12-28T09:00+01:00'],
	[noHolidays, '2027-03-26T10:00+01:00', 'open', '2027-03-26T17:00+01:00'],
	[noHolidays, '2027-03-29T10:00+02:00', 'closed', '2027-03-30T09:00+02:00'],
	[noHolidays, '2027-05-06T10:00+02:00', 'closed', '2027-05-07T09:00+02:00'],
	[noHolidays, '2027-05-17T10:00+02:00', 'closed', '2027-05-18T09:00+02:00'],
	[noHolidays, '2027-07-14T10:00+02:00', 'closed', '2027-07-15T09:00+02:00'],
	['Mo-Sa 09:00-17:00; PH 10:00-12:00', '2026-11-11T09:30+01:00', 'closed', '2026-11-11T10:00+01:00'],
	['Mo-Sa 09:00-17:00; PH 10:00-12:00', '2026-11-11T11:00+01:00', 'open', '2026-11-11T12:00+01:00'],
	['Mo-Su 12:00-22:00; May 01 off', '2027-05-01T13:00+02:00', 'closed', '2027-05-02T12:00+02:00'],
	// Nights.
	[night, '2026-11-27T23:00+01:00', 'open', '2026-11-28T05:00+01:00'],
	[night, '2026-11-28T04:59+01:00', 'open', '2026-11-28T05:00+01:00'],
	[night, '2026-11-28T05:00+01:00', 'closed', '2026-11-28T22:00+01:00'],
	[night, '2026-11-29T05:00+01:00', 'closed', '2026-12-04T22:00+01:00'],
	['Mo-Su 20:00-24:00', '2026-11-24T23:59+01:00', 'open', '2026-11-25T00:00+01:00'],
	['Mo-Su 20:00-24:00', '2026-11-25T00:00+01:00', 'closed', '2026-11-25T20:00+01:00'],
	['Fr 20:00-24:00; Sa 00:00-06:00', '2026-11-27T21:00+01:00', 'open', '2026-11-28T06:00+01:00'],
	['Sa 20:00-26:00', '2026-11-29T01:30+01:00', 'open', '2026-11-29T02:00+01:00'],
	['Mo 22:00-03:00', '2026-09-01T01:00+02:00', 'open', '2026-09-01T03:00+02:00'],
	// Clocks go back on 25 October 2026: the hour from 02:00 comes twice.
	[night, '2026-10-25T02:30+02:00', 'open', '2026-10-25T05:00+01:00'],
	[night, '2026-10-25T02:30+01:00', 'open', '2026-10-25T05:00+01:00'],
	['Sa 20:00-02:30', '2026-10-25T02:29+02:00', 'open', '2026-10-25T02:30+02:00'],
	['Sa 20:00-02:30', '2026-10-25T02:15+01:00', 'closed', '2026-10-31T20:00+01:00'],
	['Su 02:30-04:00', '2026-10-25T02:15+02:00', 'closed', '2026-10-25T02:30+02:00'],
	['Su 02:30-04:00', '2026-10-25T02:15+01:00', 'open', '2026-10-25T04:00+01:00'],
	[office, '2026-10-24T12:00+02:00', 'closed', '2026-10-26T09:00+01:00'],
	// Clocks go forward on 28 March 2027: there is no hour from 02:00.
	[night, '2027-03-28T01:59+01:00', 'open', '2027-03-28T05:00+02:00'],
	[night, '2027-03-28T04:59+02:00', 'open', '2027-03-28T05:00+02:00'],
	['Sa 20:00-02:00', '2027-03-28T01:59+01:00', 'open', '2027-03-28T03:00+02:00'],
	['Sa 20:00-02:00', '2027-03-28T03:00+02:00', 'closed', '2027-04-03T20:00+02:00'],
	['Su 02:15-04:00', '2027-03-28T01:59+01:00', 'closed', '2027-03-28T03:15+02:00'],
	['Su 02:15-04:00', '2027-03-28T03:15+02:00', 'open', '2027-03-28T04:00+02:00'],
	[office, '2027-03-27T12:00+01:00', 'closed', '2027-03-29T09:00+02:00'],
	// Always.
	['24/7', '2026-10-25T02:30+01:00', 'open'],
	['24/7', '2027-10-31T23:59+01:00', 'open'],
	['24/7', '2027-11-01T00:00+01:00', 'unknown'],
	['24/7; Dec 25 off', '2026-12-20T10:00+01:00', 'open', '2026-12-25T00:00+01:00'],
	['24/7; Dec 25 off', '2026-12-25T10:00+01:00', 'closed', '2026-12-26T00:00+01:00'],
	// First Tuesday, months, weeks, one year.
	[firstTuesday, '2026-12-01T10:00+01:00', 'closed', '2026-12-01T13:00+01:00'],
	[firstTuesday, '2026-12-08T10:00+01:00', 'open', '2026-12-08T17:00+01:00'],
	[winter, '2026-10-15T20:00+02:00', 'closed', '2026-11-01T19:00+01:00'],
	[winter, '2026-12-15T03:00+01:00', 'open', '2026-12-15T08:00+01:00'],
	[winter, '2027-04-01T07:00+02:00', 'open', '2027-04-01T08:00+02:00'],
	[winter, '2027-04-01T08:00+02:00', 'closed'],
	['2026 Dec 05 10:00-18:00', '2026-11-24T10:00+01:00', 'closed', '2026-12-05T10:00+01:00'],
	['Mo-Fr 09:00-17:00; 2026 Dec 21-31 off', '2026-12-20T10:00+01:00', 'closed', '2027-01-01T09:00+01:00'],
	// School holidays of zone C: 17 October to 2 November 2026.
	['Mo-Fr 09:00-17:00; SH off', '2026-10-20T10:00+02:00', 'closed', '2026-11-02T09:00+01:00'],
	['We 14:00-18:00; SH Mo-Fr 10:00-18:00', '2026-10-19T11:00+02:00', 'open', '2026-10-19T18:00+02:00'],
	// By appointment, unknown, untold end.
	[mixed, '2026-11-24T10:00+01:00', 'open', '2026-11-24T12:00+01:00'],
	[mixed, '2026-11-24T13:00+01:00', 'closed', '2026-11-25T09:00+01:00'],
	[mixed, '2026-11-24T15:00+01:00', 'appointment'],
	['"on appointment"', '2026-11-29T03:00+01:00', 'appointment'],
	['Mo 09:00-12:00; Tu 09:00-12:00 unknown', '2026-11-24T10:00+01:00', 'closed', '2026-11-30T09:00+01:00'],
	['Mo-Su 18:00+', '2026-11-24T17:00+01:00', 'closed', '2026-11-24T18:00+01:00'],
	['Mo-Su 18:00+', '2026-11-24T23:00+01:00', 'open'],
	['Mo-Su 18:00+', '2026-11-25T01:00+01:00', 'closed', '2026-11-25T18:00+01:00'],
	// Dated closures that the device applies.
	['Mo-Fr 09:00-17:00', '2026-12-01T10:00+01:00', 'closed', '2026-12-04T09:00+01:00', works],
	['24/7', '2026-11-24T10:00+01:00', 'open', '2026-12-01T00:00+01:00', works],
	['24/7', '2026-12-02T10:00+01:00', 'closed', '2026-12-04T00:00+01:00', works],
	['off', '2026-11-24T10:00+01:00', 'closed']
];

function expected([, , status, then]: Case): string {
	const instant = then === undefined ? null : Date.parse(then);
	if (status === 'open') return say({ status, until: instant });
	if (status === 'closed') return say({ status, opensAt: instant });
	return status;
}

const answer = ([osm, at, , , exceptions]: Case) => say(openState(calendarOf(osm), Date.parse(at), exceptions));

describe('worked out by hand', () => {
	it.each(byHand)('%s at %s: %s %s', (...one) => {
		expect(answer(one)).toBe(expected(one));
	});

	const zones: [zone: string, minutesBehindUtcInJanuary: number][] = [
		['UTC', 0],
		['Europe/Paris', -60],
		['Europe/London', 0],
		['America/New_York', 300],
		['America/St_Johns', 210],
		['Asia/Kabul', -270],
		['Asia/Kathmandu', -345],
		['Australia/Lord_Howe', -660],
		['Pacific/Kiritimati', -840],
		['Pacific/Pago_Pago', 660]
	];

	it.each(zones)('is the same on a device in %s', (zone, behind) => {
		for (const one of byHand) calendarOf(one[0]);
		process.env.TZ = zone;
		expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(behind);
		const answers = byHand.map(([osm, at, , , exceptions]) =>
			say(openState(calendars.get(osm), Date.parse(at), exceptions))
		);
		expect(answers).toEqual(byHand.map(expected));
	});
});

/** What the library itself says in Paris time, asked at the instant: another road than the compiled calendar. */
function library(osm: string, at: number, lastInstant: number): string {
	process.env.TZ = 'Europe/Paris';
	const address = { country_code: 'fr', state: 'Île-de-France' };
	const hours = new OpeningHours(osm, {
		lat: '48.8566' as unknown as number,
		lon: '2.3522' as unknown as number,
		address
	});
	const walk = hours.getIterator(new Date(at));
	const limit = new Date(lastInstant);
	const kind = () => {
		const comment = walk.getComment() ?? '';
		if (/open end/.test(comment)) return 'untold';
		if (/rendez-vous|appointment/.test(comment)) return 'appointment';
		return walk.getState() ? 'open' : 'closed';
	};
	const next = (stop: (now: string) => boolean) => {
		while (walk.advance(limit)) if (stop(kind())) return walk.getDate().getTime();
		return null;
	};
	const now = kind();
	if (now === 'appointment') return now;
	// Our rule for an untold end: open on the day it began, for nobody told that the guess after midnight holds.
	const isGuessOfYesterday = now === 'untold' && parisParts(at).minutes < 12 * 60;
	if (now === 'untold' && !isGuessOfYesterday) return say({ status: 'open', until: null });
	if (now === 'open') {
		const end = next((kindThen) => kindThen !== 'open');
		return say({ status: 'open', until: kind() === 'untold' ? null : end });
	}
	return say({ status: 'closed', opensAt: next((kindThen) => kindThen === 'open' || kindThen === 'untold') });
}

const strings = [
	...new Set(byHand.map(([osm]) => osm)),
	'Mo-Sa 10:00-19:00; PH off; Dec 24,Dec 31 10:00-16:00',
	'Mo,We-Fr 12:00-22:00; Sa,Su,PH 11:00-22:00; Tu off',
	'Mo-Fr 08:00-20:00; Sa 08:00-12:00; Su[1] 10:00-12:00; Su[-1] 14:00-16:00',
	'week 01-53/2 Mo 10:00-12:00; week 02-52/2 Th 10:00-12:00',
	'easter -2 days off; Mo-Fr 09:00-17:00; easter +1 day 10:00-11:00',
	'Mo-Fr sunrise-sunset',
	'Jul-Aug Mo-Fr 10:00-16:00; Sep-Jun Mo-Fr 09:00-18:00; Aug 10-20 off',
	'Mo-Fr 09:00-18:00, Mo-Fr 12:00-14:00 "on appointment"',
	'Mo-Fr 22:00-02:00; PH off',
	'Mo-Th 18:00-20:00+; Fr 12:00-14:00'
];
const instants = [
	'2026-09-01T11:00+02:00',
	'2026-09-30T23:30+02:00',
	'2026-10-24T23:00+02:00',
	'2026-10-25T01:30+02:00',
	'2026-10-25T04:30+01:00',
	'2026-11-11T10:30+01:00',
	'2026-12-01T12:30+01:00',
	'2026-12-25T00:30+01:00',
	'2027-01-01T19:00+01:00',
	'2027-03-28T01:30+01:00',
	'2027-03-28T03:30+02:00',
	'2027-03-29T10:30+02:00',
	'2027-08-15T15:00+02:00'
];

describe('agrees with the library', () => {
	const table = strings.flatMap((osm) => instants.map((at): [string, string] => [osm, at]));

	it('has more than 200 cases', () => {
		expect(table.length).toBeGreaterThan(200);
	});

	it.each(table)('%s at %s', (osm, at) => {
		const calendar = calendarOf(osm);
		const lastInstant = Date.parse(`${calendar.to}T24:00+01:00`);
		const instant = Date.parse(at);
		const ours = say(openState(calendar, instant));
		expect(ours).toBe(instant < lastInstant ? library(osm, instant, lastInstant) : 'unknown');
	});

	const data = new URL('../../../../data/places/', import.meta.url);
	const told = new Set<string>();
	for (const file of readdirSync(data)) {
		const place: { hours: string | null; offers: { hours?: string | null }[] } = JSON.parse(
			readFileSync(new URL(file, data), 'utf8')
		);
		for (const { hours } of [place, ...place.offers]) if (hours) told.add(hours);
	}

	it('finds hours in the data', () => {
		expect(told.size).toBeGreaterThan(10);
	});

	it.each([...told])('on the hours of the data: %s', (osm) => {
		expect(checkHours(osm, firstMonth)).toBeNull();
		const calendar = calendarOf(osm);
		const lastInstant = Date.parse('2027-10-31T24:00+01:00');
		const step = 5 * 86_400_000 + 7 * 3_600_000 + 13 * 60_000;
		for (let at = Date.parse('2026-09-01T00:30+02:00'); at < lastInstant; at += step) {
			expect([at, say(openState(calendar, at))]).toEqual([at, library(osm, at, lastInstant)]);
		}
	});
});
