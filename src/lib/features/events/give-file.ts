import type { EventPage } from '#lib/domain/event/event-view.ts';
import { calendarFile } from '#lib/domain/event/icalendar.ts';
import { entryOf, type EntryWords } from './calendar-entry.ts';

/** Hands an event's calendar file to the browser, as a download of the same name as the server's. */
export function giveFile(event: EventPage, words: EntryWords): void {
	const file = calendarFile([entryOf(event, words)], {
		lang: words.lang,
		name: words.words('events:calendar.name'),
		description: null,
		source: null
	});
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
	link.download = `fanal-${event.id}.ics`;
	link.click();
	URL.revokeObjectURL(link.href);
}
