import { error } from '@sveltejs/kit';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { isNeed } from '#lib/domain/taxonomy/needs.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import { newest, rss } from '#lib/server/web/feed.ts';
import { webWordsFor } from '#lib/server/web/words.ts';
import type { RequestHandler } from './$types';

/** What is new in a language: `?need=` for one need alone. */
export const GET: RequestHandler = async ({ params: { lang }, url }) => {
	const need = url.searchParams.get('need');
	if (!isLang(lang) || (need !== null && !isNeed(need))) error(404, 'no such feed');
	const { t } = await webWordsFor(lang);
	const channel = { title: t('feed.title'), description: t('feed.description'), lang, origin: url.origin };
	const items = newest(currentDirectory(), need, lang);
	return new Response(rss({ ...channel, self: url.pathname + url.search }, items), {
		headers: { 'content-type': 'application/rss+xml; charset=utf-8' }
	});
};
