import type { EventCard } from '#lib/domain/event/event-view.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { dates, firstOfMonth, formatPartialDate } from '#lib/i18n/formats.ts';
import type { RoomTranslator } from '#lib/i18n/room-translator.ts';

export type EventWords = RoomTranslator<'events'>;
type When = Pick<EventCard, 'start' | 'end' | 'past'>;

/** When an event is, as far as it is known, and what of it is not. */
export interface Told {
	text: string;
	/** `null` when nothing is missing. */
	unknown: string | null;
}

/** `Dimanche 20 juin 2027`; `En juin 2027`, and that the day is not known. */
export function whenWords({ start, end, past }: When, words: EventWords, lang: Lang): Told {
	if (start === null) {
		if (end === null) return { text: words('events:when.undated'), unknown: words('events:unknown.all') };
		return { text: words('events:when.until', { end: partly(end, lang) }), unknown: words('events:unknown.start') };
	}
	const unknown = { 4: words('events:unknown.monthAndDay'), 7: words(`events:unknown.${past ? 'dayPast' : 'day'}`) };
	const missing = start.length === 4 || start.length === 7 ? unknown[start.length] : null;
	if (end !== null && end.slice(0, 10) !== start.slice(0, 10)) {
		const tell = (local: string) => partly(local, lang, words);
		return { text: words('events:when.fromTo', { start: tell(start), end: tell(end) }), unknown: missing };
	}
	if (start.length === 4) return { text: words('events:when.year', { year: start }), unknown: missing };
	if (start.length === 7) return { text: words('events:when.month', { month: partly(start, lang) }), unknown: missing };
	const day = longDay(start.slice(0, 10), lang);
	if (!start.includes('T')) return { text: day, unknown: null };
	const [from, to] = [start.slice(11), end?.slice(11)];
	return to === undefined
		? { text: words('events:when.dayTime', { day, start: from }), unknown: words('events:unknown.end') }
		: { text: words('events:when.dayTimes', { day, start: from, end: to }), unknown: null };
}

/** `Chaque année`; `null` when it happens once. The dates that come are told one by one. */
export function everyWords(
	{ every, recurring }: Pick<EventCard, 'every' | 'recurring'>,
	words: EventWords
): string | null {
	if (!every) return recurring ? words('events:every.several') : null;
	const once = { YEARLY: 'yearly', MONTHLY: 'monthly', WEEKLY: 'weekly', DAILY: 'daily' } as const;
	const few = { YEARLY: 'years', MONTHLY: 'months', WEEKLY: 'weeks', DAILY: 'days' } as const;
	return every.interval === 1
		? words(`events:every.${once[every.freq]}`)
		: words(`events:every.${few[every.freq]}`, { count: every.interval });
}

/** Two short lines for a leaf of a calendar: `20`, `juin 2027`. */
export function leafWords({ start, end }: When, lang: Lang): { large: string; small: string } {
	const local = start ?? end;
	if (local === null) return { large: '?', small: '' };
	const at = Date.parse(`${local}-15`.slice(0, 10));
	const month = (options: Intl.DateTimeFormatOptions) => dates(lang, { ...options, timeZone: 'UTC' }).format(at);
	if (local.length === 4) return { large: local, small: '' };
	if (local.length === 7) return { large: month({ month: 'short' }), small: local.slice(0, 4) };
	return { large: String(Number(local.slice(8, 10))), small: `${month({ month: 'short' })} ${local.slice(0, 4)}` };
}

function longDay(day: string, lang: Lang): string {
	const text = dates(lang, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(Date.parse(`${day}T12:00Z`));
	return text.slice(0, 1).toLocaleUpperCase(lang) + (lang === 'fr' ? firstOfMonth(text) : text).slice(1);
}

function partly(local: string, lang: Lang, words?: EventWords): string {
	const date = formatPartialDate(local.slice(0, 10), lang);
	return words && local.includes('T') ? words('events:when.dateTime', { date, time: local.slice(11) }) : date;
}
