import { error, redirect } from '@sveltejs/kit';
import { stillCode } from '#lib/local/first-page.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const place = await (await readerFor(fetch)).place(lang, params.id);
	if (!place) error(404, 'no such place');
	// Two places that were found to be one: the address of either leads there.
	if (place.id !== params.id) redirect(308, `/${lang}/places/${place.id}`);
	const [Hours, Details] = await Promise.all([
		stillCode(() => import('#lib/features/place/Hours.svelte')),
		stillCode(() => import('#lib/features/place/Details.svelte'))
	]);
	return { place, Hours, Details, title: place.name, description: place.summary?.value, bar: 'none' as const };
};
