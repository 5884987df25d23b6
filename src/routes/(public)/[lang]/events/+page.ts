import { eventsTranslatorFor } from '#lib/i18n/rooms/events.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Found, reader] = await Promise.all([
		eventsTranslatorFor(lang),
		stillCode(() => import('#lib/features/events/Found.svelte')),
		readerFor(fetch)
	]);
	const events = await reader.listOf(lang, 'events', url);
	return { words, Found, events, title: words('events:title'), description: words('events:lead') };
};
