import { programmesTranslatorFor } from '#lib/i18n/rooms/programmes.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang, t } = await parent();
	const [words, List, reader] = await Promise.all([
		programmesTranslatorFor(lang),
		stillCode(() => import('#lib/features/programmes/ProgrammeList.svelte')),
		readerFor(fetch)
	]);
	const list = await reader.listOf(lang, 'programmes', url);
	return { words, List, list, title: t('kind.programme'), description: words('programmes:programmes.lead') };
};
