import { pagesTranslatorFor } from '#lib/i18n/rooms/pages.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { lang } = await parent();
	const words = await pagesTranslatorFor(lang);
	return { words, title: words('pages:accessibility.title'), description: words('pages:accessibility.lead') };
};
