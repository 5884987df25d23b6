import { arrondissementsTranslatorFor } from '#lib/i18n/rooms/arrondissements.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const [words, reader] = await Promise.all([arrondissementsTranslatorFor(lang), readerFor(fetch)]);
	const areas = await reader.listOf(lang, 'arrondissements', url);
	return { words, areas, title: words('arrondissements:title'), description: words('arrondissements:lead') };
};
