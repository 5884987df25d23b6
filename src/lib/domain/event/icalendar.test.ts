import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays, parisInstant, parisParts, weekdayOf } from '../opening-hours/paris-time.ts';
import { calendarFile, fitsCalendar, type CalendarEntry } from './icalendar.ts';
import { firstInstant, occurrencesBetween, type Timing } from './occurrences.ts';
import { fallsOn, parseRule } from './recurrence.ts';

const timing = (some: Partial<Timing>): Timing => ({
	start: null,
	end: null,
	datePrecision: 'day',
	recurrence: null,
	extraDates: [],
	excludedDates: [],
	...some
});
const entry = (when: Partial<Timing>, some: Partial<CalendarEntry> = {}): CalendarEntry => ({
	uid: 'forum@fanal',
	sequence: 0,
	stamp: Date.UTC(2026, 10, 24),
	status: 'scheduled',
	timing: timing(when),
	title: 'Forum',
	description: 'Un forum.',
	location: null,
	point: null,
	categories: [],
	url: 'https://fanal.example/fr/events/forum',
	...some
});
const fileOf = (...entries: CalendarEntry[]): string =>
	calendarFile(entries, { lang: 'fr', name: 'Fanal', description: null, source: null });

/** What another program reads from a file. */
function parsed(file: string): ICAL.Event[] {
	const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
	ICAL.TimezoneService.reset();
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
	return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

const local = (time: ICAL.Time): string => time.toString().slice(0, time.isDate ? 10 : 16);

/** Starts and ends that another program finds, from the day `first` to before the day `last`. */
function readBack(file: string, first: string, last: string): { start: string; end: string; from: number }[] {
	const [event] = parsed(file);
	if (!event) return [];
	const found = [];
	const all = event.iterator();
	for (let time = all.next() as ICAL.Time | null; time; time = all.next() as ICAL.Time | null) {
		const start = local(time);
		if (start.slice(0, 10) >= last) break;
		const { endDate } = event.getOccurrenceDetails(time);
		if (start.slice(0, 10) >= first) found.push({ start, end: local(endDate), from: time.toJSDate().getTime() });
	}
	return found;
}

const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
	it('says a day as a day, and its last day as the first one after', () => {
		const lines = unfolded(fileOf(entry({ start: '2026-06-20', end: '2026-06-22' })));
		expect(lines).toContain('DTSTART;VALUE=DATE:20260620');
		expect(lines).toContain('DTEND;VALUE=DATE:20260623');
	});

	it('says a time on the Paris clock, and no end that was not told', () => {
		const lines = unfolded(fileOf(entry({ start: '2026-06-20T14:30', datePrecision: 'time' })));
		expect(lines).toContain('DTSTART;TZID=Europe/Paris:20260620T143000');
		expect(lines.filter((line) => line.startsWith('DTEND'))).toEqual([]);
	});

	it('tells what is cancelled; what is moved or full takes place', () => {
		const file = fileOf(
			...(['scheduled', 'cancelled', 'moved', 'full'] as const).map((status) =>
				entry({ start: '2026-06-20' }, { status })
			)
		);
		expect(parsed(file).map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
			'CONFIRMED',
			'CANCELLED',
			'CONFIRMED',
			'CONFIRMED'
		]);
	});

	it('is the same whenever it is made, and later in its record is later in the file', () => {
		const stamp = (each: CalendarEntry) =>
			parsed(fileOf(each))[0]?.component.getFirstPropertyValue('dtstamp')?.toString();
		const [before, after] = [entry({ start: '2026-06-20' }), entry({ start: '2026-06-21' }, { sequence: 1 })];
		expect(fileOf(before)).toBe(fileOf(before));
		expect(stamp(before)).toBe('2026-11-24T00:00:00Z');
		expect(stamp(after)! > stamp(before)!).toBe(true);
		expect(parsed(fileOf(after))[0]).toMatchObject({ uid: 'forum@fanal', sequence: 1 });
	});

	it.each([
		['a month', { start: '2026-06', datePrecision: 'month' }],
		['a month of every year', { recurrence: 'FREQ=YEARLY;BYMONTH=6', datePrecision: 'month' }],
		['a year', { start: '2026', datePrecision: 'year' }],
		['nothing', { datePrecision: 'unknown' }],
		['its last day', { end: '2026-09-30' }],
		['a day that is left out', { start: '2026-06-20', excludedDates: ['2026-06-20'] }]
	] as const)('leaves out an event of which only %s is known', (_, { ...when }) => {
		const event = entry({ ...when, excludedDates: 'excludedDates' in when ? [...when.excludedDates] : [] });
		expect(fitsCalendar(event.timing)).toBe(false);
		expect(fileOf(event)).not.toContain('VEVENT');
	});

	it('gives a rule without a first day one that does not depend on when the file was made', () => {
		const lines = unfolded(fileOf(entry({ recurrence: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20' })));
		expect(lines).toContain('DTSTART;VALUE=DATE:20260620');
		expect(lines).toContain('RRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20');
	});

	it('says in its feed where and how often to ask again', () => {
		const source = 'https://fanal.example/fr/events.ics?need=work';
		const file = calendarFile([], { lang: 'fr', name: 'Fanal', description: 'Travail', source });
		expect(unfolded(file)).toEqual(
			expect.arrayContaining([`SOURCE;VALUE=URI:${source}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT12H'])
		);
	});
});

describe('whatever the words', () => {
	const words = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 300 }),
		fc.string({
			unit: fc.constantFrom('é', 'ع', 'ї', '😀', ',', ';', '\\', '\n', '\r\n', ':', '"', 'a', ' '),
			maxLength: 300
		})
	);
	const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');

	it('another program reads the same ones, from lines of at most 75 octets', () => {
		fc.assert(
			fc.property(words, words, words, (title, description, location) => {
				const file = fileOf(entry({ start: '2026-06-20' }, { title, description, location, categories: [title] }));
				for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
				expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
				const [event] = parsed(file);
				expect(event?.summary).toBe(clean(title));
				expect(event?.description).toBe(clean(description));
				expect(event?.location ?? '').toBe(clean(location));
			})
		);
	});
});

describe('whatever the dates', () => {
	const FIRST = '2025-01-01';
	const clock = (minutes: number) =>
		[Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
	const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
	/** Days around which clocks change are as likely as all others together. */
	const anyDay = fc.oneof(
		fc.integer({ min: 0, max: 700 }).map((n) => addDays(FIRST, n)),
		fc
			.tuple(fc.constantFrom('2025-03-30', '2025-10-26', '2026-03-29', '2026-10-25'), fc.integer({ min: -8, max: 1 }))
			.map(([day, n]) => addDays(day, n))
	);
	const anyTime = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 110, max: 190 }));
	/** A rule that `day` follows. */
	const ruleOf = (day: string) => {
		const [month, date, weekday] = [Number(day.slice(5, 7)), Number(day.slice(8)), weekdays[weekdayOf(day)]];
		const nth = Math.ceil(date / 7);
		return fc
			.record({
				body: fc.constantFrom(
					'FREQ=DAILY',
					'FREQ=WEEKLY',
					`FREQ=WEEKLY;BYDAY=${[...new Set([weekday, 'SU', 'WE'])].join(',')}`,
					'FREQ=MONTHLY',
					`FREQ=MONTHLY;BYMONTHDAY=${[...new Set([date, 1, 15])].join(',')}`,
					`FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
					`FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${date}`,
					`FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${weekday}`,
					'FREQ=YEARLY'
				),
				interval: fc.constantFrom('', ';INTERVAL=2', ';INTERVAL=3'),
				end: fc.oneof(
					fc.constant(''),
					fc.integer({ min: 1, max: 40 }).map((n) => `;COUNT=${n}`),
					fc.integer({ min: 0, max: 500 }).map((n) => `;UNTIL=${addDays(day, n).replaceAll('-', '')}`),
					fc.integer({ min: 1, max: 500 }).map((n) => `;UNTIL=${addDays(day, n).replaceAll('-', '')}T101500Z`)
				)
			})
			.map(({ body, interval, end }) => body + interval + end);
	};
	const anyTiming = fc
		.record({ day: anyDay, time: fc.option(anyTime), length: fc.option(fc.integer({ min: 0, max: 3000 })) })
		.chain(({ day, time, length }) => {
			const tail = time === null ? '' : `T${clock(time)}`;
			const days = length === null || time !== null ? null : length % 5;
			const after = (time ?? 0) + (length ?? 0);
			const end =
				length === null
					? null
					: days === null
						? `${addDays(day, Math.floor(after / 1440))}T${clock(after % 1440)}`
						: addDays(day, days);
			const more = fc.array(
				anyDay.map((each) => each + tail),
				{ maxLength: 3 }
			);
			return fc
				.record({
					recurrence: fc.option(ruleOf(day)),
					extraDates: more,
					left: fc.array(fc.nat({ max: 6 })),
					whole: fc.boolean()
				})
				.map(({ recurrence, extraDates, left, whole }) => {
					const event = timing({
						start: day + tail,
						end,
						datePrecision: time === null ? 'day' : 'time',
						recurrence,
						extraDates
					});
					const all = occurrencesBetween(event, parisInstant(FIRST, 0), parisInstant('2027-06-01', 0));
					const excludedDates = left.flatMap((n) => all[n]?.start?.slice(0, whole ? 10 : undefined) ?? []);
					return { ...event, excludedDates };
				});
		});

	const HOUR = 3_600_000;
	const ahead = (at: number) => {
		const { date, minutes } = parisParts(at);
		return Date.parse(date) + minutes * 60_000 - at;
	};
	/** No clock changes within three hours of it. */
	const isSteady = (from: string, to: string) =>
		ahead(firstInstant(from) - 3 * HOUR) === ahead(firstInstant(to) + 3 * HOUR);

	it('another program finds the times that we show, at the same instants', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyTiming, (event) => {
				const rule = event.recurrence === null ? null : parseRule(event.recurrence);
				if (rule) expect(fallsOn(rule, event.start!.slice(0, 10), event.start!.slice(0, 10))).toBe(true);
				const [first, last] = [FIRST, '2027-04-10'];
				const ours = occurrencesBetween(event, parisInstant(first, 0), parisInstant(last, 0)).filter(
					({ start }) => start! >= first && start! < last
				);
				const theirs = readBack(fileOf(entry(event)), first, last);
				expect(theirs.map(({ start }) => start)).toEqual(ours.map(({ start }) => start));
				for (const [index, { start, end, from }] of theirs.entries()) {
					const our = ours[index]!;
					// A day is a day wherever one is; a time is an instant. The hour that clocks skip or repeat is read by
					// RFC 5545 §3.3.5 as we read it, and otherwise by the other program.
					const odd = start.slice(11, 13) === '02' && ahead(our.from - HOUR) !== ahead(our.from + HOUR);
					if (start.includes('T') && !odd) expect(new Date(from).toISOString()).toBe(new Date(our.from).toISOString());
					if (our.end === null) continue;
					const lastDay = start.includes('T') ? end : addDays(end, -1);
					// When clocks change meanwhile, calendars count hours where we read the clock.
					if (isSteady(start, our.end)) expect(lastDay).toBe(our.end);
				}
			}),
			{ numRuns: 200 }
		);
	});
});
