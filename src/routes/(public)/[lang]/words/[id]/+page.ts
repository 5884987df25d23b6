import { error } from '@sveltejs/kit';
import { wordsTranslatorFor } from '#lib/i18n/rooms/words.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Page, reader] = await Promise.all([
		wordsTranslatorFor(lang),
		stillCode(() => import('#lib/features/words/WordPage.svelte')),
		readerFor(fetch)
	]);
	const term = await reader.pageOf(lang, 'words', params.id);
	if (!term) error(404, 'no such word');
	return { words, Page, term, title: term.term, description: term.definition.value };
};
