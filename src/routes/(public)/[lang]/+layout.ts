import { error } from '@sveltejs/kit';
import { isLang, languageOf } from '#lib/domain/taxonomy/languages.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params, parent }) => {
	if (!isLang(params.lang)) error(404, 'no such language');
	const { t } = await parent();
	return { lang: params.lang, dir: languageOf(params.lang).dir, t };
};
