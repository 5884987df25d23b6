import { needsOf, themesOffered, type Directory } from './directory.ts';
import { callsFor } from './emergency/call-for.ts';
import type { PlaceFacts } from './edition/format.ts';
import { filtersOf, judge, type Filter, type Verdict } from './filters.ts';
import { metresBetween, type Point } from './place/distance.ts';
import { emptyQuery, type Query } from './query.ts';
import type { SearchHits } from './search/search.ts';
import { audiences } from './taxonomy/audiences.ts';
import type { Lang } from './taxonomy/languages.ts';
import type { Facets, ListView, MapPoint, Named } from './views.ts';

export interface FindOptions {
	lang: Lang;
	/** The instant "now" means, in milliseconds. */
	at: number;
	/** What the words of the query found; `null` when it has none. */
	hits: SearchHits | null;
	/** How many cards to give, from `offset` on. */
	limit: number;
	offset?: number;
	/** The device's own position: only ever given on the device. */
	position?: Point | null;
	/** Where the query's street is: only known on a device that holds a street map. */
	street?: NamedPoint | null;
	/** Whether to give the points of all results, for a map. */
	points?: boolean;
	/** Whether to count what each further choice would leave; on unless told otherwise. */
	counts?: boolean;
	/** Leaves "not told" out of the cards; it is still counted. */
	certainOnly?: boolean;
}

/** A street, named as it is on its signs. */
export interface NamedPoint extends Point {
	name: string;
}

interface Found {
	place: PlaceFacts;
	verdict: Verdict;
	score: number;
	distance: number | null;
}

/** Answers a query: filter, search, sort, count. */
export function find(directory: Directory, query: Query, options: FindOptions): ListView {
	const { hits } = options;
	const scores = hits && new Map(hits.places.map(({ id, score }) => [id, score]));
	const candidates = candidatesOf(directory, hits);
	const at = instantOf(query, options.at);
	const filters = filtersOf(query, directory, at);
	const origin = originOf(directory, query, options.street);
	const from = options.position ?? origin;

	const found = candidates
		.map((place): Found => ({
			place,
			verdict: judge(place, filters),
			score: scores?.get(place.id) ?? 0,
			distance: from && place.coordinates ? metresBetween(from, place.coordinates) : null
		}))
		.filter(({ verdict }) => verdict !== 'no')
		.sort(order(directory, query, from !== null, hits !== null));

	const total = found.filter(({ verdict }) => verdict === 'yes').length;
	const listed = options.certainOnly ? found.slice(0, total) : found;
	const offset = options.offset ?? 0;
	return {
		edition: directory.edition,
		query,
		total,
		notTold: found.length - total,
		cards: listed
			.slice(offset, offset + options.limit)
			.map(({ place, distance }) => directory.card(place, at, distance)),
		points: options.points ? pointsOf(directory, found, at) : [],
		origin: options.points && origin ? { lat: origin.lat, lon: origin.lon } : null,
		named: named(directory, query, hits, options.lang),
		call: callsFor(directory, [...askedCodes(hits), ...query.themes, ...query.needs], options.lang),
		facets: options.counts === false ? noFacets() : facetsOf(candidates, filters, directory, at),
		from: originName(directory, query, options.street),
		relax: found.length > 0 ? [] : relaxations(directory, query, options),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** The places that the words of a query found; all of them when it has none. */
function candidatesOf(directory: Directory, hits: SearchHits | null): readonly PlaceFacts[] {
	const ids = hits && new Set(hits.places.map(({ id }) => id));
	return ids ? directory.places.filter(({ id }) => ids.has(id)) : directory.places;
}

const instantOf = ({ open }: Query, now: number): number => (open === 'now' || open === null ? now : open);

/** Certain matches before "not told"; then as asked; ties by name, then id, so that paging is stable. */
function order(
	directory: Directory,
	query: Query,
	measured: boolean,
	searched: boolean
): (a: Found, b: Found) => number {
	const sort = query.sort ?? (searched ? 'relevance' : measured ? 'distance' : 'relevance');
	const byName = (a: Found, b: Found) => directory.rank(a.place.id) - directory.rank(b.place.id);
	const far = (each: Found) => each.distance ?? Infinity;
	const byDistance = (a: Found, b: Found) => (far(a) === far(b) ? 0 : far(a) - far(b));
	const main = ({ place }: Found) => mainNeedRank(place, query);
	const by = {
		name: () => 0,
		distance: byDistance,
		relevance: (a: Found, b: Found) => b.score - a.score || main(a) - main(b) || (measured ? byDistance(a, b) : 0)
	}[sort];
	return (a, b) => Number(a.verdict === 'maybe') - Number(b.verdict === 'maybe') || by(a, b) || byName(a, b);
}

/** A place whose main need is asked for comes before one that also does it, one that names the leaf before both. */
function mainNeedRank(place: PlaceFacts, query: Query): number {
	if (query.themes.length > 0) return themesOffered(place).some((theme) => query.themes.includes(theme)) ? 0 : 1;
	if (query.needs.length === 0) return 0;
	const rank = needsOf(place).findIndex((need) => query.needs.includes(need));
	return rank < 0 ? 99 : rank;
}

/** Without a street map a street's arrondissement is all that is known of it, and what is told. */
function originOf(directory: Directory, { near }: Query, street: FindOptions['street']): Point | null {
	if (!near) return null;
	if (near.kind === 'station') return directory.station(near.id) ?? null;
	if (near.kind === 'street') return street ?? directory.centreOf(near.arrondissement);
	return directory.centreOf(near.number);
}

function originName(directory: Directory, { near }: Query, street: FindOptions['street']): ListView['from'] {
	if (!near) return null;
	if (near.kind === 'arrondissement') return { arrondissement: near.number };
	if (near.kind === 'street') {
		const { arrondissement } = near;
		return street ? { street: street.name, arrondissement } : { arrondissement };
	}
	const station = directory.station(near.id);
	return station ? { name: station.name, lines: station.lines } : null;
}

const pointsOf = (directory: Directory, found: Found[], at: number): MapPoint[] =>
	found.flatMap(({ place }) => directory.point(place, at) ?? []);

const noFacets = (): Facets => ({
	needs: {},
	themes: {},
	audience: {},
	languages: {},
	arrondissements: {},
	open: 0,
	walkIn: 0,
	free: 0,
	stepFree: 0
});

/** For each choice: how many places it would leave, all other filters as they are. */
function facetsOf(candidates: readonly PlaceFacts[], filters: Filter[], directory: Directory, at: number): Facets {
	const facets = noFacets();
	const without = (name: Filter['name']) => filters.filter((each) => each.name !== name);
	const rest = (name: Filter['name']) => {
		const others = without(name);
		return candidates.filter((place) => judge(place, others) === 'yes');
	};
	const count = <K extends string | number>(counts: Partial<Record<K, number>>, keys: Iterable<K>) => {
		for (const key of new Set(keys)) counts[key] = (counts[key] ?? 0) + 1;
	};
	for (const place of rest('needs')) count(facets.needs, needsOf(place));
	for (const place of rest('themes')) count(facets.themes, themesOffered(place));
	for (const { audience } of rest('audience'))
		count(facets.audience, audience?.includes('everyone') ? audiences : (audience ?? []));
	for (const place of rest('languages')) count(facets.languages, place.languages?.map(({ code }) => code) ?? []);
	for (const place of rest('arrondissements')) {
		const { arrondissement } = place.address;
		if (arrondissement !== null) count(facets.arrondissements, [arrondissement]);
	}
	facets.open = rest('open').filter((place) => directory.open(place, at).status === 'open').length;
	facets.walkIn = rest('walkIn').filter(({ access }) => access?.includes('walk-in')).length;
	facets.free = rest('free').filter(({ cost }) => cost === 'free').length;
	facets.stepFree = rest('stepFree').filter(({ accessibility }) => accessibility.stepFree === 'yes').length;
	return facets;
}

/** Needs and themes that the words of a query were understood as. */
export const askedCodes = (hits: SearchHits | null): string[] =>
	hits?.named.flatMap(({ kind, id }) => (kind === 'need' || kind === 'theme' ? [id] : [])) ?? [];

function named(directory: Directory, query: Query, hits: SearchHits | null, lang: Lang): Named[] {
	const asked: SearchHits['named'] = [];
	if (query.programme) asked.push({ kind: 'programme', id: query.programme });
	if (query.organisation) asked.push({ kind: 'organisation', id: query.organisation });
	const found = hits?.named.filter((each) => !asked.some(({ kind, id }) => kind === each.kind && id === each.id));
	return [...asked, ...(found ?? [])].slice(0, 4).flatMap(({ kind, id }): Named[] => {
		switch (kind) {
			case 'programme': {
				const programme = directory.programme(id);
				return programme ? [{ kind, programme: directory.programmeView(programme, lang) }] : [];
			}
			case 'organisation': {
				const organisation = directory.organisation(id);
				const places = directory.places.filter((place) => place.organisation === id).length;
				return organisation ? [{ kind, id, name: organisation.name, places }] : [];
			}
			case 'station': {
				const station = directory.station(id);
				return station ? [{ kind, station: { id, name: station.name, lines: station.lines, metres: null } }] : [];
			}
			case 'arrondissement':
				return [{ kind, number: Number(id) }];
			case 'need':
			case 'theme':
				return [{ kind, code: id } as Named];
		}
	});
}

/** Nothing matched: which single filter stands in the way, best help first. */
function relaxations(directory: Directory, query: Query, options: FindOptions): ListView['relax'] {
	const filters = [
		'q',
		'needs',
		'themes',
		'audience',
		'languages',
		'arrondissements',
		'area',
		'open',
		'walkIn',
		'free',
		'stepFree',
		'programme',
		'organisation'
	] as const;
	return filters
		.filter((filter) => isSet(query[filter]))
		.map((filter) => {
			const wider = { ...query, [filter]: emptyQuery[filter] };
			const judges = filtersOf(wider, directory, instantOf(wider, options.at));
			const candidates = candidatesOf(directory, filter === 'q' ? null : options.hits);
			return { filter, count: candidates.filter((place) => judge(place, judges) !== 'no').length };
		})
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
}

const isSet = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));
