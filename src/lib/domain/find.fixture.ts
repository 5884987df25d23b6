import { find, type FindOptions } from './find.ts';
import { emptyQuery, type Query } from './query.ts';
import type { SearchHits } from './search/search.ts';
import { realDirectory, tuesday } from './testing.ts';

export const real = await realDirectory();

/** Stands for the index: places whose name holds a text, the shortest name first. */
const hitsOf = (q: string): SearchHits => ({
	places: real.places
		.filter(({ name }) => name.toLowerCase().includes(q))
		.map(({ id, name }) => ({ id, score: 1 / name.length })),
	named: []
});

/** More than there are. */
export const all = 1000;

/** What is found on a Tuesday, in French. */
export function ask(change: Partial<Query>, options: Partial<FindOptions> = {}, directory = real) {
	const query = { ...emptyQuery, ...change };
	const hits = query.q ? hitsOf(query.q) : null;
	return find(directory, query, { lang: 'fr', at: tuesday, hits, limit: all, ...options });
}
