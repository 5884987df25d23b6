import { stillCode } from '#lib/local/first-page.ts';
import { position } from '#lib/local/position.svelte.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang, t } = await parent();
	const list = await (await readerFor(fetch)).list(lang, url, position.point);
	const [Card, Fields] = await Promise.all([
		stillCode(() => import('#lib/facts/PlaceCard.svelte')),
		stillCode(() => import('#lib/features/find/MoreFields.svelte'))
	]);
	return { list, Card, Fields, title: t('list.title') };
};
