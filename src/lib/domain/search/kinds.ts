/** What a search over everything can find, in the order in which kinds of equal worth are told. */
export const searchKinds = [
	'guide',
	'programme',
	'place',
	'event',
	'term',
	'organisation',
	'decision',
	'news'
] as const;
export type SearchKind = (typeof searchKinds)[number];

export const isSearchKind = (code: string): code is SearchKind => (searchKinds as readonly string[]).includes(code);

/** A record that answers a query; `score` is 0 to 1. */
export interface Found {
	kind: SearchKind;
	id: string;
	score: number;
}

/** Scores that differ by less are of equal worth: then the kind decides. */
export const worth = ({ score }: { score: number }): number => Math.round(score * 10);
