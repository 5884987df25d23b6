import OpeningHours from 'opening_hours';
import type { Calendar, Slot, Week } from '#lib/domain/opening-hours/calendar.ts';
import { addDays, parisInstant, parisParts, weekdayOf } from '#lib/domain/opening-hours/paris-time.ts';
import type { Exception } from '#lib/domain/place/place.ts';

export interface CompileOptions {
	/** `YYYY-MM`: the calendar covers 14 months from its first day. */
	firstMonth: string;
	exceptions?: readonly Exception[];
}

export type CompiledHours = { ok: true; calendar: Calendar } | { ok: false; message: string };

const MONTHS = 14;
const MIDNIGHT = 1440;
/** Minutes. A longer opening is cut at midnight: it is no night, but days that touch. */
const LONGEST_NIGHT = 960;

const paris = {
	// The library reads coordinates only when they are text, though its types say number; else the sun rises at 06:00.
	lat: '48.8566' as unknown as number,
	lon: '2.3522' as unknown as number,
	address: { country_code: 'fr', state: 'Île-de-France' }
};

/** First and last day, `YYYY-MM-DD`. */
interface Range {
	from: string;
	to: string;
}

/** The library reads the host's clock: run it on Paris time. Synchronous, so that nothing else sees the change. */
function inParis<T>(work: () => T): T {
	const before = process.env.TZ;
	process.env.TZ = 'Europe/Paris';
	try {
		const offsets = [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset());
		if (offsets[0] !== -60 || offsets[1] !== -120) {
			throw new Error('The time zone cannot be set to Europe/Paris (worker thread, or no zone data).');
		}
		return work();
	} finally {
		if (before === undefined) delete process.env.TZ;
		else process.env.TZ = before;
	}
}

type Reading = 'open' | 'appointment' | 'open-ended' | 'unknown';

function readInterval(unknown: boolean, comment: string | undefined): Reading {
	if (comment !== undefined) {
		if (/^Specified as open end/.test(comment)) return 'open-ended';
		if (/\b(sans|without|no)\b.*(rendez|rdv|appointment)/i.test(comment)) return 'open';
		if (/rendez[- ]?vous|\brdv\b|appointment/i.test(comment)) return 'appointment';
	}
	return unknown ? 'unknown' : 'open';
}

/** Cuts one interval at midnights; a night stays one slot of the day it began. */
function addInterval(days: Map<string, Slot[]>, start: number, end: number, reading: Reading): void {
	const first = parisParts(start);
	const last = parisParts(end);
	let date = first.date;
	let from = first.minutes;
	let to = ((Date.parse(last.date) - Date.parse(date)) / 86_400_000) * MIDNIGHT + last.minutes;
	const kind = reading === 'appointment' ? { kind: reading } : {};
	if (reading === 'open-ended') {
		const slots = days.get(date);
		const before = slots?.at(-1);
		// "18:00-20:00+" comes as an opening and a guess that follows it: one slot with an end nobody told.
		if (before?.to === from && !before.kind) before.to = null;
		else slots?.push({ from, to: null });
		return;
	}
	const isNight = to - from <= LONGEST_NIGHT;
	while (to > MIDNIGHT && !isNight) {
		days.get(date)?.push({ from, to: MIDNIGHT, ...kind });
		date = addDays(date, 1);
		from = 0;
		to -= MIDNIGHT;
	}
	if (to > from) days.get(date)?.push({ from, to, ...kind });
}

/** A message for editors, thrown inside and answered as `{ ok: false }`. */
class HoursError extends Error {}

/** The library knows school holidays year by year, and not for long ahead. */
class SchoolHolidaysError extends HoursError {
	constructor(
		osm: string,
		readonly year: number
	) {
		super(
			`The hours "${osm}" follow the school holidays, and those of ${year} are not known yet. ` +
				`Write dates instead of SH, such as "${year} Jul 08-${year} Aug 31 off", or update the package opening_hours.`
		);
	}
}

/** `[from, to, unknown, comment]` in order. The library throws strings, on bad syntax and on years it does not know. */
function readIntervals(osm: string, start: number, end: number) {
	try {
		return new OpeningHours(osm, paris).getOpenIntervals(new Date(start), new Date(end));
	} catch (thrown) {
		const said = String(thrown).trim();
		const year = /School holiday .*not defined for the year (\d{4})/.exec(said)?.[1];
		if (year) throw new SchoolHolidaysError(osm, Number(year));
		throw new HoursError(
			`The hours "${osm}" cannot be read. Write them like "Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:00; PH off". ` +
				`The reader stopped here: ${said}`
		);
	}
}

/**
 * Plain hours of a week, `Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:00; PH off`: nothing in them touches midnight, so that
 * a holiday is its day and no more.
 */
const closedOnHolidays = /^((?:Mo|Tu|We|Th|Fr|Sa|Su|off|\d\d:\d\d-\d\d:\d\d|[-,; ])+); PH (?:off|closed)$/;

/** Hours without the holidays on which they close: the library works those out anew for each day; here it is done once. */
function withoutHolidays(osm: string): string | null {
	const rest = closedOnHolidays.exec(osm)?.[1];
	const spans = rest?.match(/\d\d:\d\d-\d\d:\d\d/g) ?? [];
	const byDay = spans.every((span) => {
		const [from = '', to = ''] = span.split('-');
		return '00:00' < from && from < to && to < '24:00';
	});
	return rest !== undefined && spans.length > 0 && byDay ? rest : null;
}

/** The slots of each day of the range; `lookAhead` days more are read to see where the last night ends. */
function readDays(osm: string, range: Range, lookAhead: number): Map<string, Slot[]> {
	const usual = withoutHolidays(osm);
	if (usual === null) return readWritten(osm, range, lookAhead);
	try {
		const days = readWritten(usual, range, lookAhead);
		for (const date of publicHolidays(range)) days.set(date, []);
		return days;
	} catch (thrown) {
		// What is wrong is told of the hours as they are written.
		if (thrown instanceof HoursError) return readWritten(osm, range, lookAhead);
		throw thrown;
	}
}

function readWritten(osm: string, range: Range, lookAhead: number): Map<string, Slot[]> {
	const days = new Map<string, Slot[]>();
	for (let date = range.from; date <= range.to; date = addDays(date, 1)) days.set(date, []);
	const start = parisInstant(range.from, 0);
	const intervals = readIntervals(osm, start, parisInstant(addDays(range.to, lookAhead), MIDNIGHT));
	let unknowns = 0;
	for (const [from, to, unknown, comment] of intervals) {
		const reading = readInterval(unknown, comment);
		// A guess about the night before the first day.
		if (reading === 'open-ended' && from.getTime() === start) continue;
		if (reading === 'unknown') unknowns++;
		else addInterval(days, from.getTime(), to.getTime(), reading);
	}
	if (unknowns > 0 && [...days.values()].every((slots) => slots.length === 0)) {
		throw new HoursError(
			`The hours "${osm}" give no time that is sure: each is unknown or depends on a remark. ` +
				'Write the sure times here and the remark in the note on hours, or leave the hours empty.'
		);
	}
	return days;
}

/** Reads as far as school holidays are known, for a calendar that ends early beats none; `cut` says why it does. */
function readKnownDays(osm: string, range: Range): { days: Map<string, Slot[]>; range: Range; cut?: string } {
	try {
		return { days: readDays(osm, range, 1), range };
	} catch (thrown) {
		if (!(thrown instanceof SchoolHolidaysError)) throw thrown;
		const known = { from: range.from, to: `${thrown.year - 1}-12-31` };
		if (known.to < known.from) throw thrown;
		return { days: readDays(osm, known, 0), range: known, cut: thrown.message };
	}
}

/** The most frequent slots of each weekday; of equals, the first to come. */
function usualWeek(days: Map<string, Slot[]>): Week {
	const counts = Array.from({ length: 7 }, () => new Map<string, number>());
	for (const [date, slots] of days) {
		const count = counts[weekdayOf(date)];
		const key = JSON.stringify(slots);
		count?.set(key, (count.get(key) ?? 0) + 1);
	}
	const usual = (weekday: number): Slot[] => {
		const ranked = [...(counts[weekday] ?? [])].sort((a, b) => b[1] - a[1]);
		return JSON.parse(ranked[0]?.[0] ?? '[]');
	};
	return [usual(0), usual(1), usual(2), usual(3), usual(4), usual(5), usual(6)];
}

/** Same instants: on the two nights of the year when clocks change, 02:00 and 03:00 can be one. */
function isSame(date: string, a: Slot[], b: Slot[]): boolean {
	const instants = (slots: Slot[]) =>
		slots.map(({ from, to, kind }) => [parisInstant(date, from), to === null ? null : parisInstant(date, to), kind]);
	return JSON.stringify(a) === JSON.stringify(b) || JSON.stringify(instants(a)) === JSON.stringify(instants(b));
}

let holidays: { range: Range; dates: Set<string> } | null = null;

/** The same for all hours of an edition. */
function publicHolidays(range: Range): Set<string> {
	if (holidays?.range.from !== range.from || holidays.range.to !== range.to) {
		const found = [...readWritten('PH', range, 0)].filter(([, slots]) => slots.length > 0);
		holidays = { range: { ...range }, dates: new Set(found.map(([date]) => date)) };
	}
	return holidays.dates;
}

/** Replaces days that a dated exception changes, and says which. Closures win over other hours. */
function applyExceptions(days: Map<string, Slot[]>, range: Range, exceptions: readonly Exception[]) {
	const reasons = new Map<string, 'closure' | 'other-hours'>();
	const apply = ({ from, to }: Exception, reason: 'closure' | 'other-hours', slotsOf: (date: string) => Slot[]) => {
		for (const date of days.keys()) {
			if (date < from || date > to) continue;
			days.set(date, slotsOf(date));
			reasons.set(date, reason);
		}
	};
	for (const exception of exceptions.filter(({ kind }) => kind === 'hours')) {
		const { from, to, hours } = exception;
		if (!hours) throw new HoursError(`The change of hours from ${from} to ${to} does not say which hours. Add them.`);
		const changed = readKnownDays(hours, range).days;
		apply(exception, 'other-hours', (date) => changed.get(date) ?? []);
	}
	for (const exception of exceptions.filter(({ kind }) => kind === 'closed')) apply(exception, 'closure', () => []);
	return reasons;
}

function compile(osm: string, { firstMonth, exceptions = [] }: CompileOptions): { calendar: Calendar; cut?: string } {
	const from = `${firstMonth}-01`;
	const next = new Date(from);
	next.setUTCMonth(next.getUTCMonth() + MONTHS);
	const { days, range, cut } = readKnownDays(osm, { from, to: addDays(next.toISOString().slice(0, 10), -1) });
	const week = usualWeek(days);
	const changed = applyExceptions(days, range, exceptions);
	const closed = publicHolidays(range);
	const calendar: Calendar = { ...range, week, days: {} };
	const reasons: NonNullable<Calendar['reasons']> = {};
	for (const [date, slots] of days) {
		if (isSame(date, slots, week[weekdayOf(date)] ?? [])) continue;
		calendar.days[date] = slots;
		const reason = changed.get(date) ?? (closed.has(date) ? 'holiday' : undefined);
		if (reason) reasons[date] = reason;
	}
	if (Object.keys(reasons).length > 0) calendar.reasons = reasons;
	return cut === undefined ? { calendar } : { calendar, cut };
}

/**
 * Compiles hours written in OpenStreetMap syntax into the calendar that devices read. Intervals that the hours call
 * unknown are left out. Hours that follow school holidays end with the last year whose holidays are known.
 * The message of a failure is for editors: what is wrong and how to mend it. Throws only if the host has no Paris time.
 */
export function compileHours(osm: string, options: CompileOptions): CompiledHours {
	try {
		return { ok: true, calendar: inParis(() => compile(osm, options)).calendar };
	} catch (thrown) {
		if (thrown instanceof HoursError) return { ok: false, message: thrown.message };
		throw thrown;
	}
}

/**
 * What is wrong with hours for the 14 months from `firstMonth` (this month if left out), or `null`. Stricter than
 * `compileHours`: school holidays that run out are an error here, while there is time to write dates instead.
 */
export function checkHours(osm: string, firstMonth = new Date().toISOString().slice(0, 7)): string | null {
	try {
		return inParis(() => compile(osm, { firstMonth })).cut ?? null;
	} catch (thrown) {
		if (thrown instanceof HoursError) return thrown.message;
		throw thrown;
	}
}
