import { error } from '@sveltejs/kit';
import { guidesTranslatorFor } from '#lib/i18n/rooms/guides.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Part, reader] = await Promise.all([
		guidesTranslatorFor(lang),
		stillCode(() => import('#lib/features/guides/GuidePart.svelte')),
		readerFor(fetch)
	]);
	const guide = await reader.pageOf(lang, 'guides', params.id);
	if (!guide) error(404, 'no such guide');
	return { words, Part, guide, title: guide.title.value, description: guide.steps[0]?.value };
};
