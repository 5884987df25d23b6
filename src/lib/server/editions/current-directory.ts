import { Directory } from '#lib/domain/directory.ts';
import { openShards } from '#lib/domain/edition/open.ts';
import { createSearchOfAll, type SearchOfAll } from '#lib/domain/search/everything.ts';
import type { Found } from '#lib/domain/search/kinds.ts';
import { createSearch, type Search, type SearchHits } from '#lib/domain/search/search.ts';
import type { EditionStore } from './store.ts';
import { setEditionWindow } from './window.ts';

interface Opened {
	edition: string;
	directory: Directory;
	search: Search;
	searchOfAll: SearchOfAll;
}

let current: Opened | null = null;

/** The directory of the current edition. Throws before the first edition. */
export function currentDirectory(): Directory {
	if (!current) throw new Error('no edition is current yet');
	return current.directory;
}

/** What a text finds in the current edition; `null` for an empty one. */
export const currentHits = (query: string): SearchHits | null => (query && current ? current.search.find(query) : null);

/** Records of every kind that a text finds in the current edition, the best first. */
export function currentFound(query: string): Found[] {
	const hits = currentHits(query);
	return hits && current ? current.searchOfAll(query, hits.places) : [];
}

/** Answers pages, the API and `/editions/` from what a store holds, from now on. */
export function serveFrom(store: EditionStore): void {
	const { edition, bodies } = store.shards();
	if (edition !== current?.edition) {
		const shards = openShards(edition, bodies);
		const [directory, search] = [new Directory(shards), createSearch(shards)];
		current = { edition, directory, search, searchOfAll: createSearchOfAll(shards) };
	}
	setEditionWindow(store);
}
