import { error } from '@sveltejs/kit';
import { readEventQuery } from '#lib/domain/event/event-query.ts';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { calendarFeed } from '#lib/features/events/calendar-feed.ts';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { taggedAnswer } from '#lib/server/api.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

/** The events that `?need=&arrondissement=&language=` ask for, for calendar programs to follow. */
export const GET: RequestHandler = async ({ params: { lang }, request, url }) => {
	if (!isLang(lang)) error(404, 'no such language');
	const [t, words] = await Promise.all([translatorFor(lang), eventsTranslatorFor(lang)]);
	const query = readEventQuery(url.searchParams);
	const file = calendarFeed(currentDirectory(), query, url.href, { words, t, lang, origin: url.origin });
	return taggedAnswer(request, file, {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="fanal.ics"'
	});
};
