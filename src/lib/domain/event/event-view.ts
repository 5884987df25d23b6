import type { Directory } from '../directory.ts';
import type { EventFacts, PlaceFacts } from '../edition/format.ts';
import { linksTo, related } from '../related.ts';
import type { Source } from '../source.ts';
import type { Need } from '../taxonomy/needs.ts';
import type { ReadableText } from '../text.ts';
import type { PlaceCard, RecordLink, ViewOptions } from '../views.ts';
import { shown } from '../list-address.ts';
import { parisParts } from '../opening-hours/paris-time.ts';
import { judgeEvent, judgeTime, readEventQuery, spanOf, weakest, type EventQuery } from './event-query.ts';
import type { EventKind, EventStatus, Precision } from './event.ts';
import { fitsCalendar } from './icalendar.ts';
import {
	firstInstant,
	instantAfter,
	lastOccurrence,
	nextOccurrence,
	occurrencesBetween,
	type Occurrence,
	type Timing
} from './occurrences.ts';
import { parseRule, type Rule } from './recurrence.ts';
import { marking } from '../term/marking.ts';

export interface EventCard {
	id: string;
	kind: EventKind;
	status: EventStatus;
	need: Need | null;
	title: ReadableText;
	/** Of the time shown: local in Paris, as precise as known, `2026-06-20` or `2026-06-20T14:30`. */
	start: string | null;
	/** Last day, included; with a time, when it ends. */
	end: string | null;
	precision: Precision;
	/** No date at all is known: neither to come nor past. */
	undated: boolean;
	past: boolean;
	/** By rule: once in so many years, months, weeks or days. */
	every: Pick<Rule, 'freq' | 'interval'> | null;
	/** By rule or by list. */
	recurring: boolean;
	place: { id: string; name: string } | null;
	placeText: ReadableText | null;
	arrondissement: number | null;
	/** BCP 47; `null` = not told. */
	languages: string[] | null;
	/** `false`: it may be what is asked for, but nobody told. */
	certain: boolean;
}

/** `/{lang}/events`: each event once, at its next time within what is asked for. */
export interface EventsView {
	edition: string;
	query: EventQuery;
	/** Under way or to come, soonest first, those without a date last. */
	coming: EventCard[];
	/** Latest first; `show` asks for more. */
	past: EventCard[];
	/** How many there are of either. */
	totals: { coming: number; past: number };
	/** Events to come, or past ones, for each choice. Months, `2026-12`, are those that have any. */
	counts: {
		months: Record<string, number>;
		needs: Partial<Record<Need, number>>;
		arrondissements: Record<number, number>;
		languages: Record<string, number>;
	};
	untranslated: boolean;
}

export interface EventPage extends EventCard {
	edition: string;
	/** RFC 5545. */
	uid: string;
	sequence: number;
	summary: ReadableText | null;
	/** Further times to come after the one shown, at most six. */
	further: { start: string | null; end: string | null }[];
	/** When it is, as its record says it. */
	timing: Timing;
	/** Whether its day is known, so that a calendar can show it. */
	fitsCalendar: boolean;
	door: PlaceCard | null;
	/** Of the place, where it is public. */
	address: PlaceFacts['address'] | null;
	point: { lat: number; lon: number } | null;
	organisations: RecordLink[];
	sources: Source[];
	checkedOn: string | null;
	/** Programmes, guides and decisions. */
	related: RecordLink[];
	untranslated: boolean;
}

const FURTHER = 6;
const YEAR = 366 * 86_400_000;
/** Months one may choose from, this one first. */
const MONTHS = 12;

export function eventsView(directory: Directory, parameters: URLSearchParams, options: ViewOptions): EventsView {
	const query = readEventQuery(parameters);
	const span = spanOf(query);
	const coming: { card: EventCard; at: number }[] = [];
	const past: typeof coming = [];
	const counts: EventsView['counts'] = { months: {}, needs: {}, arrondissements: {}, languages: {} };
	for (const event of directory.shards.events) {
		const next = timeShown(event, options.at, null);
		const time = span ? timeShown(event, options.at, span) : next;
		const asked = { ...event, arrondissement: arrondissementOf(directory, event) };
		const verdict = weakest(judgeTime(time, span, next !== null), judgeEvent(asked, query));
		const card = cardOf(directory, event, time, options, verdict === 'yes');
		const over = next !== null && next.to <= options.at;
		if (over === query.past) count(counts, asked, over ? [next.start?.slice(0, 7) ?? ''] : monthsOf(event, options.at));
		if (verdict !== 'no') (card.past ? past : coming).push({ card, at: time?.from ?? Infinity });
	}
	const inOrder = (list: typeof coming, sign: 1 | -1) =>
		list
			.sort((a, b) => sign * (Number(a.at > b.at) - Number(a.at < b.at)) || (a.card.id < b.card.id ? -1 : 1))
			.map(({ card }) => card);
	return {
		edition: directory.edition,
		query,
		coming: inOrder(coming, 1),
		past: inOrder(past, -1).slice(0, shown(parameters)),
		totals: { coming: coming.length, past: past.length },
		counts,
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** `null` when no such event is published. */
export function eventPage(directory: Directory, id: string, options: ViewOptions): EventPage | null {
	const event = directory.event(id);
	if (!event) return null;
	const { uid, sequence, start, end, datePrecision, recurrence, extraDates, excludedDates, sources, checkedOn } = event;
	const timing: Timing = { start, end, datePrecision, recurrence, extraDates, excludedDates };
	const time = timeShown(event, options.at, null);
	const place = event.place === null ? undefined : directory.place(event.place);
	const further = occurrencesBetween(event, options.at, options.at + 2 * YEAR).filter(
		({ from }) => time && from > time.from
	);
	return {
		...cardOf(directory, event, time, options, true),
		edition: directory.edition,
		uid,
		sequence,
		summary: marking(directory)(directory.text('events', id, 'summary', options.lang)),
		further: further.slice(0, FURTHER).map(({ start, end }) => ({ start, end })),
		timing,
		fitsCalendar: fitsCalendar(timing),
		door: place ? directory.card(place, options.at) : null,
		address: place?.addressVisibility === 'public' ? place.address : null,
		point: place?.coordinates ? { lat: place.coordinates.lat, lon: place.coordinates.lon } : null,
		organisations: linksTo(directory, 'organisation', event.organisations, options),
		sources,
		checkedOn,
		related: related(directory, 'event', id, options).filter(({ kind }) => kind !== 'place' && kind !== 'organisation'),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** The time that a reader should hear of: within a span the first that is not over, else the last; `null` when none. */
function timeShown(event: EventFacts, at: number, span: [number, number] | null): Occurrence | null {
	if (!span) return nextOccurrence(event, at) ?? lastOccurrence(event, at);
	const within = occurrencesBetween(event, ...span);
	return within.find(({ to }) => to > at) ?? within.at(-1) ?? null;
}

/** Words about where may mean more than the place that is named with them: "everywhere, for example at …". */
function arrondissementOf(directory: Directory, { id, place, arrondissement }: EventFacts): number | null {
	if (arrondissement !== null || place === null || directory.text('events', id, 'placeText', 'fr'))
		return arrondissement;
	return directory.place(place)?.address.arrondissement ?? null;
}

function cardOf(
	directory: Directory,
	event: EventFacts,
	time: Occurrence | null,
	{ lang, at }: ViewOptions,
	certain: boolean
): EventCard {
	const { id, kind, status, need, datePrecision, recurrence, extraDates, languages } = event;
	const place = event.place === null ? undefined : directory.place(event.place);
	const rule = recurrence === null ? null : parseRule(recurrence);
	return {
		id,
		kind,
		status,
		need,
		title: directory.name('events', id, 'title', lang),
		start: time?.start ?? null,
		end: time?.end ?? null,
		precision: datePrecision,
		undated: time === null,
		past: time !== null && time.to <= at,
		every: rule ? { freq: rule.freq, interval: rule.interval } : null,
		recurring: recurrence !== null || extraDates.length > 0,
		place: place ? { id: place.id, name: place.name } : null,
		placeText: directory.text('events', id, 'placeText', lang),
		arrondissement: arrondissementOf(directory, event),
		languages,
		certain
	};
}

function count(counts: EventsView['counts'], event: EventFacts, months: string[]) {
	const add = <K extends string | number>(list: Partial<Record<K, number>>, keys: readonly K[]) => {
		for (const key of new Set(keys)) list[key] = (list[key] ?? 0) + 1;
	};
	add(counts.needs, event.need ? [event.need] : []);
	add(counts.arrondissements, event.arrondissement ? [event.arrondissement] : []);
	add(counts.languages, event.languages ?? []);
	add(
		counts.months,
		months.filter((month) => month.length === 7)
	);
}

/** The months to come, within a year, in which an event surely happens. */
function monthsOf(event: EventFacts, at: number): string[] {
	const months = monthsFrom(at, MONTHS);
	const times = occurrencesBetween(event, at, instantAfter(months.at(-1) ?? ''));
	return months.filter((month) => {
		const span: [number, number] = [firstInstant(month), instantAfter(month)];
		return times.some((time) => time.from < span[1] && time.to > span[0] && judgeTime(time, span, true) === 'yes');
	});
}

/** The months from that of an instant on, `YYYY-MM`. */
function monthsFrom(at: number, count: number): string[] {
	const months = [parisParts(at).date.slice(0, 7)];
	while (months.length < count) months.push(parisParts(instantAfter(months.at(-1) ?? '')).date.slice(0, 7));
	return months;
}
