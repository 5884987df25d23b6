import { drawnByServer } from '#lib/local/first-page.ts';
import { position } from '#lib/local/position.svelte.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang, t } = await parent();
	const list = await (await readerFor(fetch)).list(lang, url, position.point);
	// The first page stands as the server drew it.
	const Card = drawnByServer() ? null : (await import('#lib/facts/PlaceCard.svelte')).default;
	return { list, Card, title: t('list.title') };
};
