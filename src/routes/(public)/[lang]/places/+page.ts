import { browser } from '$app/environment';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
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
	return { list, Card, Fields, understood: await onServer(lang), title: t('list.title') };
};

/** A browser fetches the part itself, once the places stand. */
async function onServer(lang: Lang) {
	if (browser) return null;
	const [{ default: part }, { searchTranslatorFor }] = await Promise.all([
		import('./Understood.svelte'),
		import('#lib/i18n/rooms/search.ts')
	]);
	return { part, words: await searchTranslatorFor(lang) };
}
