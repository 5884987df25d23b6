import { error } from '@sveltejs/kit';
import { judgeEvent, readEventQuery } from '#lib/domain/event/event-query.ts';
import { eventPage } from '#lib/domain/event/event-view.ts';
import { calendarFile } from '#lib/domain/event/icalendar.ts';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { entryOf } from '#lib/features/events/calendar-entry.ts';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { taggedAnswer } from '#lib/server/api.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

/**
 * The events that `?need=&arrondissement=&language=` ask for, past and cancelled ones among them: a calendar that
 * follows this address takes over what changed.
 */
export const GET: RequestHandler = async ({ params: { lang }, request, url }) => {
	if (!isLang(lang)) error(404, 'no such language');
	const [t, words] = await Promise.all([translatorFor(lang), eventsTranslatorFor(lang)]);
	const directory = currentDirectory();
	const query = readEventQuery(url.searchParams);
	const entries = directory.shards.events.flatMap(({ id }) => {
		const event = eventPage(directory, id, { lang, at: Date.now() });
		const asked = event?.fitsCalendar && judgeEvent(event, query) !== 'no';
		return asked ? [entryOf(event, { words, t, lang, origin: url.origin })] : [];
	});
	const file = calendarFile(entries, {
		lang,
		name: words('events:calendar.name'),
		description: words('events:calendar.leftOut'),
		source: url.href
	});
	return taggedAnswer(request, file, {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="fanal.ics"'
	});
};
