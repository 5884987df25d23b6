import type { Directory } from '../directory.ts';
import type { EventFacts } from '../edition/format.ts';
import { linksTo, related } from '../related.ts';
import type { Source } from '../source.ts';
import type { Need } from '../taxonomy/needs.ts';
import type { ReadableText } from '../text.ts';
import type { PlaceCard, RecordLink, ViewOptions } from '../views.ts';
import { judgeEvent, readEventQuery, spanOf, type EventQuery } from './event-query.ts';
import type { EventKind, EventStatus, Precision } from './event.ts';
import { lastOccurrence, nextOccurrence, occurrencesBetween, type Occurrence } from './occurrences.ts';

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
	/** Under way or to come, soonest first; those without a date last. */
	coming: EventCard[];
	/** Latest first. */
	past: EventCard[];
	/** Events to come for each choice, whatever is asked for. */
	counts: {
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
	/** RFC 5545 RRULE. */
	recurrence: string | null;
	extraDates: string[];
	excludedDates: string[];
	door: PlaceCard | null;
	organisations: RecordLink[];
	sources: Source[];
	checkedOn: string | null;
	/** Programmes, guides and decisions. */
	related: RecordLink[];
	untranslated: boolean;
}

const FURTHER = 6;
const YEAR = 366 * 86_400_000;

export function eventsView(directory: Directory, parameters: URLSearchParams, options: ViewOptions): EventsView {
	const query = readEventQuery(parameters);
	const span = spanOf(query);
	const coming: { card: EventCard; at: number }[] = [];
	const past: typeof coming = [];
	const counts: EventsView['counts'] = { needs: {}, arrondissements: {}, languages: {} };
	for (const event of directory.shards.events) {
		const time = timeShown(event, options.at, span);
		const asked = { ...event, arrondissement: arrondissementOf(directory, event) };
		const verdict = span && !time ? 'no' : judgeEvent(asked, query);
		const card = cardOf(directory, event, time, options, verdict === 'yes');
		if (!card.past) count(counts, card);
		if (verdict !== 'no') (card.past ? past : coming).push({ card, at: time?.from ?? Infinity });
	}
	const byId = (a: { card: EventCard }, b: { card: EventCard }) => (a.card.id < b.card.id ? -1 : 1);
	const sorted = (list: typeof coming, sign: 1 | -1) =>
		list.sort((a, b) => (a.at === b.at ? byId(a, b) : sign * (a.at < b.at ? -1 : 1))).map(({ card }) => card);
	return {
		edition: directory.edition,
		query,
		coming: sorted(coming, 1),
		past: sorted(past, -1),
		counts,
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** `null` when no such event is published. */
export function eventPage(directory: Directory, id: string, options: ViewOptions): EventPage | null {
	const event = directory.event(id);
	if (!event) return null;
	const { uid, sequence, recurrence, extraDates, excludedDates, sources, checkedOn } = event;
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
		summary: directory.text('events', id, 'summary', options.lang),
		further: further.slice(0, FURTHER).map(({ start, end }) => ({ start, end })),
		recurrence,
		extraDates,
		excludedDates,
		door: place ? directory.card(place, options.at) : null,
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

const arrondissementOf = (directory: Directory, { place, arrondissement }: EventFacts): number | null =>
	arrondissement ?? (place === null ? null : (directory.place(place)?.address.arrondissement ?? null));

function cardOf(
	directory: Directory,
	event: EventFacts,
	time: Occurrence | null,
	{ lang, at }: ViewOptions,
	certain: boolean
): EventCard {
	const { id, kind, status, need, datePrecision, recurrence, extraDates, languages } = event;
	const place = event.place === null ? undefined : directory.place(event.place);
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
		recurring: recurrence !== null || extraDates.length > 0,
		place: place ? { id: place.id, name: place.name } : null,
		placeText: directory.text('events', id, 'placeText', lang),
		arrondissement: arrondissementOf(directory, event),
		languages,
		certain
	};
}

function count(counts: EventsView['counts'], { need, arrondissement, languages }: EventCard) {
	if (need) counts.needs[need] = (counts.needs[need] ?? 0) + 1;
	if (arrondissement !== null)
		counts.arrondissements[arrondissement] = (counts.arrondissements[arrondissement] ?? 0) + 1;
	for (const code of languages ?? []) counts.languages[code] = (counts.languages[code] ?? 0) + 1;
}
