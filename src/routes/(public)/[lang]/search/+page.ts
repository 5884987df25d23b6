import { searchTranslatorFor } from '#lib/i18n/rooms/search.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const reader = await readerFor(fetch);
	const [view, words] = await Promise.all([reader.search(lang, url), searchTranslatorFor(lang)]);
	const Calls = await stillCode(() => import('./Calls.svelte'));
	return { view, words, Calls, title: words('search:title'), description: words('search:lead') };
};
