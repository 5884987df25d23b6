import { stillCode } from '#lib/local/first-page.ts';
import { position } from '#lib/local/position.svelte.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang, t } = await parent();
	const list = await (await readerFor(fetch)).list(lang, url, position.point);
	const Card = await stillCode(() => import('#lib/facts/PlaceCard.svelte'));
	return { list, Card, title: t('list.title') };
};
