import { position } from '#lib/local/position.svelte.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang, t } = await parent();
	const list = await (await readerFor(fetch)).list(lang, url, position.point);
	return { list, title: t('list.title') };
};
