import type { Directory } from '#lib/domain/directory.ts';
import { emergencyView, homeView } from '#lib/domain/home-view.ts';
import { isRoom, listOf, pageOf } from '#lib/domain/pages.ts';
import { listView } from '#lib/domain/list-view.ts';
import { placeView } from '#lib/domain/place-view.ts';
import { alsoOf, searchTerms, searchView } from '#lib/domain/search-view.ts';
import { isLang, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { currentDirectory, currentFound, currentHits } from '#lib/server/editions/current-directory.ts';
import { previewing } from '#lib/server/web/previewing.ts';
import type { RequestHandler } from './$types';

/** What one public page draws, for a device that holds no directory yet. */
export const GET: RequestHandler = ({ params: { lang, path }, url }) => {
	const answer = isLang(lang) ? answerFor(lang) : null;
	const headers = { 'cache-control': 'no-cache' };
	return answer === null
		? Response.json({ error: { code: 'not-found', message: 'no such page' } }, { status: 404, headers })
		: Response.json(answer, { headers });

	function answerFor(lang: Lang) {
		const directory = currentDirectory();
		const at = Date.now();
		const preview = previewing.getStore();
		if (preview?.path === path) return preview.view;
		if (path === 'home') return homeView(directory, lang, at);
		if (path === 'places') {
			const query = url.searchParams.get('q')?.trim() ?? '';
			const list = listView(directory, url.searchParams, { lang, at, hits: currentHits(query) });
			return query ? { ...list, also: alsoOf(searched(directory, lang, at), list.named) } : list;
		}
		if (path === 'search') return searched(directory, lang, at);
		if (path === 'emergency') return emergencyView(directory, lang);
		const [kind = '', id, ...more] = path.split('/');
		if (more.length > 0) return null;
		if (isRoom(kind))
			return id === undefined
				? listOf(directory, kind, url.searchParams, { lang, at })
				: pageOf(directory, kind, id, { lang, at });
		const place = kind === 'places' && id ? directory.place(id) : undefined;
		return place ? placeView(directory, place, lang, at) : null;
	}
	function searched(directory: Directory, lang: Lang, at: number) {
		const query = searchTerms(url.searchParams);
		return searchView(directory, url.searchParams, currentFound(query), currentHits(query), { lang, at });
	}
};
