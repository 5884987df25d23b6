import { browser } from '$app/environment';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { afterLoad } from '#lib/ui/after-load.ts';
import type { LayoutLoad } from './$types';

/** The words of the address's language, for whatever page it leads to: also the one that says it leads nowhere. */
export const load: LayoutLoad = async ({ url: { pathname } }) => {
	const code = pathname.split('/')[1];
	// On the first page the words come once all that it shows has loaded: nothing waits for them but the script.
	if (browser) await afterLoad();
	return { t: await translatorFor(isLang(code) ? code : 'fr') };
};
