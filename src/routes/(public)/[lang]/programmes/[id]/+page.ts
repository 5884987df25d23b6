import { error } from '@sveltejs/kit';
import { programmesTranslatorFor } from '#lib/i18n/rooms/programmes.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Page, reader] = await Promise.all([
		programmesTranslatorFor(lang),
		stillCode(() => import('#lib/features/programmes/Programme.svelte')),
		readerFor(fetch)
	]);
	const programme = await reader.pageOf(lang, 'programmes', params.id);
	if (!programme) error(404, 'no such programme');
	return { words, Page, programme, title: programme.name, description: programme.summary?.value };
};
