import { boundsValue, type Bounds } from './place/bounds.ts';
import type { Audience } from './taxonomy/audiences.ts';
import type { Need, Theme } from './taxonomy/needs.ts';

export type Sort = 'relevance' | 'distance' | 'name';

/**
 * Where distances are measured from. The device's own position is never part of a query, nor is the number of a house: a
 * street is all an address of ours tells.
 */
export type Near =
	| { kind: 'station'; id: string }
	| { kind: 'arrondissement'; number: number }
	| { kind: 'street'; slug: string; arrondissement: number };

/** What a reader asks of the directory. Everything in it lives in the page's address. */
export interface Query {
	q: string;
	needs: Need[];
	themes: Theme[];
	audience: Audience[];
	/** BCP 47 codes spoken by the people there. */
	languages: string[];
	arrondissements: number[];
	/** The part of the map that was looked at when somebody asked for it. */
	area: Bounds | null;
	programme: string | null;
	organisation: string | null;
	/** `now`, or an instant in milliseconds. */
	open: 'now' | number | null;
	walkIn: boolean;
	free: boolean;
	stepFree: boolean;
	near: Near | null;
	sort: Sort | null;
}

export const emptyQuery: Query = {
	q: '',
	needs: [],
	themes: [],
	audience: [],
	languages: [],
	arrondissements: [],
	area: null,
	programme: null,
	organisation: null,
	open: null,
	walkIn: false,
	free: false,
	stepFree: false,
	near: null,
	sort: null
};

/** The parameters of a query, in one fixed order, so that equal queries have equal addresses. */
export function queryParameters(query: Query): URLSearchParams {
	const parameters = new URLSearchParams();
	if (query.q) parameters.set('q', query.q);
	for (const [name, values] of [
		['need', query.needs],
		['theme', query.themes],
		['audience', query.audience],
		['language', query.languages],
		['arrondissement', query.arrondissements.map(String)]
	] as const) {
		for (const value of values) parameters.append(name, value);
	}
	if (query.area) parameters.set('area', boundsValue(query.area));
	if (query.programme) parameters.set('programme', query.programme);
	if (query.organisation) parameters.set('organisation', query.organisation);
	if (query.open !== null) parameters.set('open', query.open === 'now' ? 'now' : new Date(query.open).toISOString());
	if (query.walkIn) parameters.set('walkin', '1');
	if (query.free) parameters.set('free', '1');
	if (query.stepFree) parameters.set('stepfree', '1');
	if (query.near) parameters.set('near', nearValue(query.near));
	if (query.sort) parameters.set('sort', query.sort);
	return parameters;
}

/** `station:stalingrad`, `arrondissement:19`, `street:rue-de-pali-kao:20`. */
export function nearValue(near: Near): string {
	if (near.kind === 'station') return `station:${near.id}`;
	return near.kind === 'street' ? `street:${near.slug}:${near.arrondissement}` : `arrondissement:${near.number}`;
}
