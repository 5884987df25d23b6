import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { isLang, languageOf } from '#lib/domain/taxonomy/languages.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { afterLoad } from '#lib/ui/after-load.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params }) => {
	if (!isLang(params.lang)) error(404, { message: 'no such language', code: 'notFound' });
	// On the first page the words come once all that it shows has loaded: nothing waits for them but the script.
	if (browser) await afterLoad();
	return { lang: params.lang, dir: languageOf(params.lang).dir, t: await translatorFor(params.lang) };
};
