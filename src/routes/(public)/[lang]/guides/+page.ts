import { guidesTranslatorFor } from '#lib/i18n/rooms/guides.ts';
import { readerFor } from '#lib/local/reader.ts';
import { DIRECTORY } from '#lib/ui/go.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
	depends(DIRECTORY);
	const { lang } = await parent();
	const reader = await readerFor(fetch);
	const [words, list] = await Promise.all([guidesTranslatorFor(lang), reader.listOf(lang, 'guides', url)]);
	return { words, list, title: words('guides:title'), description: words('guides:lead') };
};
