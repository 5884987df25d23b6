import { programmesTranslatorFor } from '#lib/i18n/rooms/programmes.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, Letters, reader] = await Promise.all([
		programmesTranslatorFor(lang),
		stillCode(() => import('#lib/features/organisations/Letters.svelte')),
		readerFor(fetch)
	]);
	const list = await reader.listOf(lang, 'organisations', url);
	return {
		words,
		Letters,
		list,
		title: words('programmes:organisations.title'),
		description: words('programmes:organisations.lead')
	};
};
