import { emergencyView, homeView } from '#lib/domain/home-view.ts';
import { listView } from '#lib/domain/list-view.ts';
import { placeView } from '#lib/domain/place-view.ts';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { currentDirectory, currentHits } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

/** What one public page draws, for a device that holds no directory yet. */
export const GET: RequestHandler = ({ params: { lang, path }, url }) => {
	const answer = isLang(lang) ? pageOf(lang) : null;
	const headers = { 'cache-control': 'no-cache' };
	return answer === null
		? Response.json({ error: { code: 'not-found', message: 'no such page' } }, { status: 404, headers })
		: Response.json(answer, { headers });

	function pageOf(lang: Parameters<typeof homeView>[1]) {
		const directory = currentDirectory();
		const at = Date.now();
		if (path === 'home') return homeView(directory, lang, at);
		if (path === 'places')
			return listView(directory, url.searchParams, {
				lang,
				at,
				hits: currentHits(url.searchParams.get('q')?.trim() ?? '')
			});
		if (path === 'emergency') return emergencyView(directory, lang);
		const place = path.startsWith('places/') ? directory.place(path.slice('places/'.length)) : undefined;
		return place ? placeView(directory, place, lang, at) : null;
	}
};
