import { error } from '@sveltejs/kit';
import { formatArrondissement } from '#lib/i18n/formats.ts';
import { programmesTranslatorFor } from '#lib/i18n/rooms/programmes.ts';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang, t } = await parent();
	const [words, Page, reader] = await Promise.all([
		programmesTranslatorFor(lang),
		stillCode(() => import('#lib/features/arrondissements/Arrondissement.svelte')),
		readerFor(fetch)
	]);
	const area = await reader.pageOf(lang, 'arrondissements', params.number);
	if (!area) error(404, 'no such arrondissement');
	const title = formatArrondissement(area.number, t, 'long');
	return { words, Page, area, title, description: words('programmes:arrondissements.description', { name: title }) };
};
