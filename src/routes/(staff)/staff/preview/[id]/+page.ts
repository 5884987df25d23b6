import { languageOf } from '#lib/domain/taxonomy/languages.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import type { PageLoad } from './$types';

/** A picture of a page: nothing of it runs. */
export const csr = false;

export const load: PageLoad = async ({ data }) => ({
	lang: data.lang,
	dir: languageOf(data.lang).dir,
	t: await translatorFor(data.lang)
});
