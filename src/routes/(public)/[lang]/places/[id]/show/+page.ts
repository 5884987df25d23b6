import { error } from '@sveltejs/kit';
import { readerFor } from '#lib/local/reader.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, params }) => {
	const { lang, t } = await parent();
	const place = await (await readerFor(fetch)).place(lang, params.id);
	if (!place) error(404, 'no such place');
	return { place, title: t('show.title'), bar: 'none' as const };
};
