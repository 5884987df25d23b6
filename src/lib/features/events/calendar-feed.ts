import type { Directory } from '#lib/domain/directory.ts';
import { judgeEvent, type EventQuery } from '#lib/domain/event/event-query.ts';
import { eventPage } from '#lib/domain/event/event-view.ts';
import { calendarFile } from '#lib/domain/event/icalendar.ts';
import { entryOf, type EntryWords } from './calendar-entry.ts';

/**
 * The events that are asked for, past and cancelled ones among them, for a calendar that follows `source`: so it takes
 * over what changed. What nobody told is in it too, as on the page. Those whose day is not known are not.
 */
export function calendarFeed(directory: Directory, query: EventQuery, source: string, words: EntryWords): string {
	const { lang } = words;
	const entries = directory.shards.events.flatMap(({ id }) => {
		// Nothing of an entry depends on the time at which it is made.
		const event = eventPage(directory, id, { lang, at: 0 });
		return event?.fitsCalendar && judgeEvent(event, query) !== 'no' ? [entryOf(event, words)] : [];
	});
	return calendarFile(entries, {
		lang,
		name: words.words('events:calendar.name'),
		description: words.words('events:calendar.leftOut'),
		source
	});
}
