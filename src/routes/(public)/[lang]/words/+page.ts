import { wordsTranslatorFor } from '#lib/i18n/rooms/words.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const reader = await readerFor(fetch);
	// All words come with the page, and what is looked for stays in it: it is in no further request.
	const all = new URL(url.pathname, url);
	const [words, list] = await Promise.all([wordsTranslatorFor(lang), reader.listOf(lang, 'words', all)]);
	const typed = url.searchParams.get('q')?.trim() ?? '';
	return { words, list, typed, title: words('words:title'), description: words('words:lead') };
};
