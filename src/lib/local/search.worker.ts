import type { Shards } from '#lib/domain/directory.ts';
import type { ShardName } from '#lib/domain/edition/format.ts';
import { createSearchOfAll, type SearchOfAll } from '#lib/domain/search/everything.ts';
import { createSearch, type Search, type SearchHits } from '#lib/domain/search/search.ts';
import { parseShards } from './shards.ts';

/** A switchboard: the indexes are made and asked here, so that no key press waits behind them. */
let shards: Shards | null = null;
let search: Search | null = null;
/** Made when first asked for: places come first. */
let all: SearchOfAll | null = null;
/** The same words are asked twice: for places, then for everything. */
let last: { query: string; hits: SearchHits } = { query: '', hits: { places: [], named: [] } };

interface Held {
	edition: string;
	bodies: ReadonlyMap<ShardName, string>;
}

addEventListener('message', ({ data }: MessageEvent<Held | { id: number; query: string; all: boolean }>) => {
	if ('bodies' in data) {
		shards = parseShards(data.edition, data.bodies);
		search = createSearch(shards);
		return;
	}
	const { id, query } = data;
	if (search && query !== last.query) last = { query, hits: search.find(query) };
	if (data.all && shards) all ??= createSearchOfAll(shards);
	postMessage({ id, answer: data.all ? (all?.(query, last.hits.places) ?? []) : last.hits });
});
