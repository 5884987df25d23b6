import { error } from '@sveltejs/kit';
import { decisionsTranslatorFor } from '#lib/i18n/rooms/decisions.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Page, reader] = await Promise.all([
		decisionsTranslatorFor(lang),
		stillCode(() => import('#lib/features/decisions/NoticePage.svelte')),
		readerFor(fetch)
	]);
	const notice = await reader.pageOf(lang, 'decisions', params.id);
	if (!notice) error(404, 'no such decision');
	return { words, Page, notice, title: notice.name.value, description: notice.text?.value };
};
