import { addDays, parisInstant, parisParts } from '../opening-hours/paris-time.ts';
import type { Event } from './event.ts';
import { fallsInMonth, fallsOn, parseRule, type Rule } from './recurrence.ts';

/** What tells when an event happens. */
export type Timing = Pick<Event, 'start' | 'end' | 'datePrecision' | 'recurrence' | 'extraDates' | 'excludedDates'>;

/** One time that an event happens. Local times are on the Paris clock, as precise as they are known. */
export interface Occurrence {
	/** `null` when only the end is known. */
	start: string | null;
	/** Last day, included; with a time, when it ends. `null` when not told. */
	end: string | null;
	/** First instant, in milliseconds; `-Infinity` when only the end is known. */
	from: number;
	/** First instant after it. A time without an end lasts until its day is over, so that nothing is past too soon. */
	to: number;
}

/** How far ahead a recurrence is looked for; a rule that skips more years than this is not found. */
const HORIZON_DAYS = 5 * 366;

/** The times that an event happens and that touch the span from `from` to before `to` (milliseconds), in order. */
export function occurrencesBetween(event: Timing, from: number, to: number): Occurrence[] {
	const found: Occurrence[] = [];
	for (const each of allBetween(event, parisParts(from).date, parisParts(to).date))
		if (each.from < to && each.to > from) found.push(each);
	return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The one under way at an instant, else the next; `null` when none is to come or no date is known. */
export function nextOccurrence(event: Timing, at: number): Occurrence | null {
	const today = parisParts(at).date;
	let next: Occurrence | null = null;
	for (const each of allBetween(event, today, addDays(today, HORIZON_DAYS))) {
		if (each.to <= at || (next && each.from >= next.from)) continue;
		next = each;
		if (event.extraDates.length === 0) break;
	}
	return next;
}

/** The latest one that is over at an instant, as far back as the horizon; `null` when there is none. */
export function lastOccurrence(event: Timing, at: number): Occurrence | null {
	const today = parisParts(at).date;
	let last: Occurrence | null = null;
	for (const each of allBetween(event, addDays(today, -HORIZON_DAYS), today))
		if (each.to <= at && (!last || each.to >= last.to)) last = each;
	return last;
}

/** Everything that may touch the days from `first` to `last`; single dates are always among it. */
function* allBetween(event: Timing, first: string, last: string): Generator<Occurrence> {
	const { start, end, recurrence } = event;
	const rule = recurrence === null ? null : parseRule(recurrence);
	const length = lengthOf(start, end);
	const fromDay = addDays(first, -Math.ceil((length ?? 0) / 1440) - 1);
	const excluded = new Set(event.excludedDates);
	const seen = new Set<string>();
	for (const each of chain(rule ? ruleStarts(event, rule, fromDay, last) : [start], event.extraDates)) {
		if (each === null) {
			if (end !== null) yield occurrence(null, end);
			continue;
		}
		if (seen.has(each) || excluded.has(each) || excluded.has(each.slice(0, 10))) continue;
		seen.add(each);
		yield occurrence(each, length !== null ? later(each, length) : each === start ? end : null);
	}
}

function* chain<T>(...lists: Iterable<T>[]): Generator<T> {
	for (const list of lists) yield* list;
}

function* ruleStarts(event: Timing, rule: Rule, fromDay: string, toDay: string): Generator<string> {
	const byMonth = event.datePrecision === 'month';
	const first = event.start && firstDay(event.start);
	const time = event.start?.slice(10) ?? '';
	const from = byMonth ? `${fromDay.slice(0, 7)}-01` : fromDay;
	// What is counted is counted from the beginning.
	let day = first && (rule.count !== null || first > from) ? first : from;
	let left = rule.count ?? Infinity;
	for (; day <= toDay && left > 0; day = addDays(day, 1)) {
		const falls = byMonth
			? day.endsWith('-01') && fallsInMonth(rule, first ?? day, day)
			: day === first || fallsOn(rule, first ?? day, day);
		if (!falls) continue;
		const local = byMonth ? day.slice(0, 7) : day + time;
		if (rule.until !== null && firstInstant(local) > rule.until) return;
		left -= 1;
		if (day >= from) yield local;
	}
}

function occurrence(start: string | null, end: string | null): Occurrence {
	const from = start === null ? -Infinity : firstInstant(start);
	const last = end ?? start ?? '';
	const open = end === null && last.includes('T');
	return { start, end, from, to: instantAfter(open ? last.slice(0, 10) : last) };
}

/** `2026-06` → `2026-06-01`. */
const firstDay = (local: string): string => `${local}-01-01`.slice(0, 10);

const minutesOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

/** The instant a local time begins: of a year, a month or a day its first midnight. */
export const firstInstant = (local: string): number => parisInstant(firstDay(local), minutesOf(local));

/** The first instant after a year, a month or a day; of a time, that time itself. */
export function instantAfter(local: string): number {
	if (local.includes('T')) return firstInstant(local);
	if (local.length === 10) return parisInstant(local, 1440);
	const next = local.length === 4 ? addDays(`${local}-12-31`, 1) : addDays(`${local}-28`, 4).slice(0, 8) + '01';
	return parisInstant(next, 0);
}

/** From start to end in minutes of the wall clock; `null` unless both are days, or both are times. */
export function lengthOf(start: string | null, end: string | null): number | null {
	if (!start || !end || start.length < 10 || start.length !== end.length) return null;
	const days = (Date.parse(end.slice(0, 10)) - Date.parse(start.slice(0, 10))) / 86_400_000;
	return days * 1440 + minutesOf(end) - minutesOf(start);
}

/** A local time some minutes of the wall clock later: who meets from 20:00 to 22:00 does so in every season. */
export function later(local: string, minutes: number): string {
	const total = minutesOf(local) + minutes;
	const day = addDays(local.slice(0, 10), Math.floor(total / 1440));
	if (!local.includes('T')) return day;
	const two = (value: number) => String(value).padStart(2, '0');
	const rest = ((total % 1440) + 1440) % 1440;
	return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}
