import { translatorFor } from '#lib/i18n/translator.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { lang } = await parent();
	const words = await translatorFor(lang, { pages: true });
	return { words, title: words('pages:privacy.title'), description: words('pages:privacy.lead') };
};
