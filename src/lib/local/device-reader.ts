import type { Directory } from '#lib/domain/directory.ts';
import { emergencyView, homeView } from '#lib/domain/home-view.ts';
import type { NamedPoint } from '#lib/domain/find.ts';
import type { Room, ListOf, PageOf } from '#lib/domain/pages.ts';
import { listView } from '#lib/domain/list-view.ts';
import { parseQuery } from '#lib/domain/parse-query.ts';
import { placeView } from '#lib/domain/place-view.ts';
import type { Point } from '#lib/domain/place/distance.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { searchAllIn, searchIn } from './search.ts';
import { streetMap } from './street-map.svelte.ts';
import type { EmergencyView, HomeView, ListView, PlaceView, SearchView } from '#lib/domain/views.ts';

/** What a public page may ask for. Every answer is what that page draws, no more. */
export interface Reader {
	home(lang: Lang): Promise<HomeView>;
	list(lang: Lang, url: URL, position?: Point | null): Promise<ListView>;
	/** `null` when no such place is published. */
	place(lang: Lang, id: string): Promise<PlaceView | null>;
	emergency(lang: Lang): Promise<EmergencyView[]>;
	/** What was found of every kind: `/{lang}/search?q=`. */
	search(lang: Lang, url: URL): Promise<SearchView>;
	/** The list of another kind, as its address asks: `/{lang}/guides?need=health`. */
	listOf<K extends Room>(lang: Lang, kind: K, url: URL): Promise<ListOf<K>>;
	/** `null` when no such record is published. */
	pageOf<K extends Room>(lang: Lang, kind: K, id: string): Promise<PageOf<K> | null>;
}

/** Answers from the copy on this device: no request is made. */
export const deviceReader = (directory: Directory): Reader => ({
	home: async (lang) => homeView(directory, lang, Date.now()),
	list: async (lang, url, position = null) => {
		const query = url.searchParams.get('q')?.trim();
		const hits = query ? await searchIn(directory, query) : null;
		const street = await nearStreet(url.searchParams);
		return listView(directory, url.searchParams, { lang, at: Date.now(), position, hits, street });
	},
	place: async (lang, id) => {
		const place = directory.place(id);
		return place ? placeView(directory, place, lang, Date.now()) : null;
	},
	emergency: async (lang) => emergencyView(directory, lang),
	search: async (lang, url) => {
		const { searchTerms, searchView } = await import('#lib/domain/search-view.ts');
		const query = searchTerms(url.searchParams);
		const found = query ? await searchAllIn(directory, query) : [];
		const hits = query ? await searchIn(directory, query) : null;
		return searchView(directory, url.searchParams, found, hits, { lang, at: Date.now() });
	},
	listOf: async (lang, kind, url) => {
		const { listOf } = await rooms();
		return listOf(directory, kind, url.searchParams, { lang, at: Date.now() });
	},
	pageOf: async (lang, kind, id) => {
		const { pageOf } = await rooms();
		return pageOf(directory, kind, id, { lang, at: Date.now() });
	}
});

/** Where the street is that an address names; `null` where no street map is held. */
async function nearStreet(parameters: URLSearchParams): Promise<NamedPoint | null> {
	// Most lists are not near a street: what finds one is loaded only then.
	const near = parameters.get('near')?.startsWith('street:') ? parseQuery(parameters).query.near : null;
	if (near?.kind !== 'street') return null;
	const found = (await streetMap.geocoder())?.street(near.slug, near.arrondissement);
	return found ? { name: found.street, lat: found.lat, lon: found.lon } : null;
}

/** Fetched when first asked for: what opens on this device first is a place, or a list of them. */
const rooms = () => import('#lib/domain/pages.ts');
