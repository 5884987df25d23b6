import { addDays, parisParts } from '../opening-hours/paris-time.ts';
import type { Event, EventStatus } from './event.ts';
import { escaped, folded, uri } from './icalendar-text.ts';
import { firstInstant, later, lengthOf, occurrencesBetween, type Timing } from './occurrences.ts';
import { fallsOn, parseRule } from './recurrence.ts';

/** One event as calendar programs keep it: what they know it by, when it is, and words in one language. */
export interface CalendarEntry {
	uid: string;
	sequence: number;
	/** When it was last looked at, in milliseconds: a function of the record, never of a clock. */
	stamp: number;
	status: EventStatus;
	timing: Timing;
	title: string;
	description: string;
	location: string | null;
	point: { lat: number; lon: number } | null;
	categories: string[];
	/** Its page. */
	url: string;
}

export interface CalendarFile {
	/** Of the words. */
	lang: string;
	name: string;
	description: string | null;
	/** Where programs ask again; `null` for a file that is kept as it is. */
	source: string | null;
}

/**
 * A rule that needs no first day begins with the year in which this directory began: a calendar shows no day before
 * that, and the file does not depend on when it was made.
 */
const BEGINNING = '2026-01-01';
const FAR = '2040-01-01';

/**
 * When a record was last looked at, as its sources tell: a date known in part is its first day. A file of the same
 * record is the same whenever it is made.
 */
export function stampOf({ checkedOn, sources }: Pick<Event, 'checkedOn' | 'sources'>): number {
	const dates = [checkedOn, ...sources.map(({ date }) => date)].flatMap(
		(date) => date?.match(/^\d{4}(-\d\d){0,2}$/)?.[0] ?? []
	);
	return Date.parse(dates.sort().at(-1) ?? BEGINNING);
}

/** Whether a calendar can show it: its day is known. A month is not turned into a day, nor an end into a start. */
export const fitsCalendar = (timing: Timing): boolean => startsOf(timing) !== null;

/** An iCalendar file (RFC 5545) of the events whose day is known. Equal input gives equal bytes. */
export function calendarFile(
	entries: readonly CalendarEntry[],
	{ lang, name, description, source }: CalendarFile
): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//Fanal//Events//${lang.toUpperCase()}`,
		'CALSCALE:GREGORIAN',
		`NAME;LANGUAGE=${lang}:${escaped(name)}`,
		`X-WR-CALNAME:${escaped(name)}`,
		'X-WR-TIMEZONE:Europe/Paris'
	];
	if (description) lines.push(`DESCRIPTION;LANGUAGE=${lang}:${escaped(description)}`);
	if (source) {
		lines.push(`SOURCE;VALUE=URI:${uri(source)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT12H', 'X-PUBLISHED-TTL:PT12H');
	}
	lines.push(...PARIS, ...entries.flatMap((entry) => eventLines(entry, lang)), 'END:VCALENDAR');
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545 §3.6.5, as Directive 2000/84/EC has it since 1996. */
const PARIS = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Paris',
	'BEGIN:DAYLIGHT',
	'TZNAME:CEST',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZNAME:CET',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE'
];

function eventLines(entry: CalendarEntry, lang: string): string[] {
	const { timing, location, point, categories } = entry;
	const starts = startsOf(timing);
	if (!starts) return [];
	const [first, ...further] = starts;
	const lines = [
		'BEGIN:VEVENT',
		`UID:${entry.uid}`,
		`SEQUENCE:${entry.sequence}`,
		// A record that changed within a day is a later one all the same.
		`DTSTAMP:${utc(entry.stamp + entry.sequence * 1000)}`,
		// Moved: its new date stands here, its words say so. Full: it takes place.
		`STATUS:${entry.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
		`DTSTART${dates([first])}`,
		...endLines(first, timing.recurrence !== null || further.length > 0, timing),
		...ruleLines(first, further, timing)
	];
	if (further.length > 0) lines.push(`RDATE${dates(further)}`);
	lines.push(
		// Nobody is busy because something is on in the city.
		'TRANSP:TRANSPARENT',
		`SUMMARY;LANGUAGE=${lang}:${escaped(entry.title)}`,
		`DESCRIPTION;LANGUAGE=${lang}:${escaped(entry.description)}`
	);
	if (location) lines.push(`LOCATION:${escaped(location)}`);
	if (point) lines.push(`GEO:${point.lat};${point.lon}`);
	if (categories.length > 0) lines.push(`CATEGORIES;LANGUAGE=${lang}:${categories.map(escaped).join(',')}`);
	return [...lines, `URL:${uri(entry.url)}`, 'END:VEVENT'];
}

type Starts = [first: string, ...further: string[]];

/** The first start and those that no rule tells, days or times; `null` when not even one day is known. */
function startsOf(timing: Timing): Starts | null {
	const { start, datePrecision, recurrence } = timing;
	if (datePrecision !== 'day' && datePrecision !== 'time') return null;
	const extra = [...new Set(timing.extraDates)].filter((each) => !isExcluded(timing, each)).sort();
	if (recurrence === null) {
		const single = start === null || isExcluded(timing, start) ? [] : [start];
		const [first, ...further] = [...new Set([...single, ...extra])].sort();
		return first === undefined ? null : [first, ...further];
	}
	const first = start ?? firstByRule(recurrence);
	// Some programs show a day twice that its rule and a list both tell.
	const told = (each: string) => each === first || follows({ ...timing, extraDates: [] }, each);
	return first === null ? null : [first, ...extra.filter((each) => !told(each))];
}

function firstByRule(recurrence: string): string | null {
	const rule = parseRule(recurrence);
	for (let day = BEGINNING; rule && day < FAR; day = addDays(day, 1)) if (fallsOn(rule, BEGINNING, day)) return day;
	return null;
}

function follows(timing: Timing, local: string): boolean {
	const at = firstInstant(local);
	return occurrencesBetween(timing, at - 1, at + 1).some(({ start }) => start === local);
}

const isExcluded = ({ excludedDates }: Timing, local: string): boolean =>
	excludedDates.includes(local) || excludedDates.includes(local.slice(0, 10));

/** `DTEND` is the first day, or the instant, after it. An end that nobody told is not made up. */
function endLines(first: string, repeats: boolean, { start, end }: Timing): string[] {
	const length = lengthOf(start, end);
	if (length === null) return [];
	const last = later(first, length);
	if (!first.includes('T')) return [`DTEND${dates([addDays(last, 1)])}`];
	// A length is the same each time; two instants of a night in which clocks change would give the others its odd one.
	return repeats ? [`DURATION:PT${length}M`] : [`DTEND${dates([last])}`];
}

function ruleLines(first: string, further: string[], timing: Timing): string[] {
	const rule = timing.recurrence === null ? null : parseRule(timing.recurrence);
	// Some programs forget the first of several when no rule tells it.
	if (timing.recurrence === null || !rule) return further.length > 0 ? ['RRULE:FREQ=DAILY;COUNT=1'] : [];
	const timed = first.includes('T');
	// RFC 5545 §3.3.10: a day where the start is a day, else an instant.
	const until = rule.until === null ? '' : timed ? utc(rule.until) : compact(parisParts(rule.until).date);
	const lines = [`RRULE:${timing.recurrence.replace(/UNTIL=[^;]*/, `UNTIL=${until}`)}`];
	// A day left out leaves out what begins on it: calendars want its hour too. Some stumble over what is none of theirs.
	const whole = { ...timing, start: first, extraDates: [], excludedDates: [] };
	const starts = timing.excludedDates.map((each) => each.slice(0, 10) + first.slice(10));
	const left = [...new Set(starts)].filter((each) => isExcluded(timing, each) && follows(whole, each)).sort();
	if (left.length > 0) lines.push(`EXDATE${dates(left)}`);
	return lines;
}

const compact = (local: string): string => local.replace(/[-:]/g, '');

/** Parameters and value of a property of days or times, all of one kind. */
function dates(locals: string[]): string {
	const timed = locals[0]?.includes('T') ?? false;
	const values = locals.map((each) => compact(each) + (timed ? '00' : ''));
	return `${timed ? ';TZID=Europe/Paris' : ';VALUE=DATE'}:${values.join(',')}`;
}

const utc = (at: number): string => `${compact(new Date(at).toISOString()).slice(0, 15)}Z`;
