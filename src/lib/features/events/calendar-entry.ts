import type { EventPage } from '#lib/domain/event/event-view.ts';
import { stampOf, type CalendarEntry } from '#lib/domain/event/icalendar.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { needLabel } from '#lib/facts/labels.ts';
import { formatArrondissement } from '#lib/i18n/formats.ts';
import type { Translator } from '#lib/i18n/translator.ts';
import { whenWords, type EventWords } from './date-words.ts';

/** What an entry is written with; `origin` begins the address of its page. */
export interface EntryWords {
	words: EventWords;
	t: Translator;
	lang: Lang;
	origin: string;
}

/** An event as it goes into a calendar: what its page says, shortly, and the way back to it. */
export function entryOf(event: EventPage, { words, t, lang, origin }: EntryWords): CalendarEntry {
	const url = `${origin}/${lang}/events/${event.id}`;
	const { status, title, summary, placeText, need } = event;
	const told = status === 'scheduled' ? null : words(`events:statusLong.${status}`);
	const { unknown } = whenWords(event, words, lang);
	const place = placeText?.value ?? addressOf(event);
	return {
		uid: event.uid,
		sequence: event.sequence,
		stamp: stampOf(event),
		status,
		timing: event.timing,
		// Many programs do not show the status: the name says it.
		title:
			status === 'scheduled'
				? title.value
				: words('events:calendar.marked', { status: words(`events:status.${status}`), title: title.value }),
		description: [told, summary?.value, unknown, place ? null : words('events:placeUntold'), url]
			.filter((each) => each)
			.join('\n\n'),
		location:
			place ?? (event.arrondissement === null ? null : `Paris ${formatArrondissement(event.arrondissement, t)}`),
		point: placeText ? null : event.point,
		categories: need ? [needLabel(need, t)] : [],
		url
	};
}

/** Name and address as they stand on the door. */
function addressOf({ place, address }: EventPage): string | null {
	if (!place) return null;
	const town = [address?.postcode, address?.city].filter((each) => each).join(' ');
	return [place.name, address?.street, town].filter((each) => each).join(', ');
}
