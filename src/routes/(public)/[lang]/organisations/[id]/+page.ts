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
		stillCode(() => import('#lib/features/organisations/Organisation.svelte')),
		readerFor(fetch)
	]);
	const organisation = await reader.pageOf(lang, 'organisations', params.id);
	if (!organisation) error(404, 'no such organisation');
	return { words, Page, organisation, title: organisation.name, description: organisation.summary?.value };
};
