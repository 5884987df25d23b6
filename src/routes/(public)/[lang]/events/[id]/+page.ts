import { error } from '@sveltejs/kit';
import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Heading, Facts, reader] = await Promise.all([
		eventsTranslatorFor(lang),
		stillCode(() => import('#lib/features/events/EventHeading.svelte')),
		stillCode(() => import('#lib/features/events/EventFacts.svelte')),
		readerFor(fetch)
	]);
	const event = await reader.pageOf(lang, 'events', params.id);
	if (!event) error(404, 'no such event');
	return { words, Heading, Facts, event, title: event.title.value, description: event.summary?.value };
};
