import { programmesTranslatorFor } from '#lib/i18n/rooms/programmes.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, reader] = await Promise.all([programmesTranslatorFor(lang), readerFor(fetch)]);
	const areas = await reader.listOf(lang, 'arrondissements', url);
	return {
		words,
		areas,
		title: words('programmes:arrondissements.title'),
		description: words('programmes:arrondissements.lead')
	};
};
