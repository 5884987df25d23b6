import { error } from '@sveltejs/kit';
import { eventPage } from '#lib/domain/event/event-view.ts';
import { calendarFile } from '#lib/domain/event/icalendar.ts';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { entryOf } from '#lib/features/events/calendar-entry.ts';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { taggedAnswer } from '#lib/server/api.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

/** One event for a calendar program. */
export const GET: RequestHandler = async ({ params: { lang, id }, request, url }) => {
	const event = isLang(lang) ? eventPage(currentDirectory(), id, { lang, at: Date.now() }) : null;
	if (!isLang(lang) || !event?.fitsCalendar) error(404, 'no such event');
	const [t, words] = await Promise.all([translatorFor(lang), eventsTranslatorFor(lang)]);
	const entry = entryOf(event, { words, t, lang, origin: url.origin });
	const file = calendarFile([entry], { lang, name: words('events:calendar.name'), description: null, source: null });
	return taggedAnswer(request, file, {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': `inline; filename="fanal-${event.id}.ics"`
	});
};
