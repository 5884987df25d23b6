import { decisionsTranslatorFor } from '#lib/i18n/rooms/decisions.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, List, reader] = await Promise.all([
		decisionsTranslatorFor(lang),
		stillCode(() => import('#lib/features/decisions/Decisions.svelte')),
		readerFor(fetch)
	]);
	const notices = await reader.listOf(lang, 'decisions', url);
	return { words, List, notices, title: words('decisions:title'), description: words('decisions:lead') };
};
