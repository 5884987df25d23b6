import type { ShardName } from '#lib/domain/edition/format.ts';
import { createSearch, type Search } from '#lib/domain/search/search.ts';
import { parseShards } from './shards.ts';

/** A switchboard: the index is made and asked here, so that no key press waits behind it. */
let search: Search | null = null;

interface Held {
	edition: string;
	bodies: ReadonlyMap<ShardName, string>;
}

addEventListener('message', ({ data }: MessageEvent<Held | { id: number; query: string }>) => {
	if ('bodies' in data) search = createSearch(parseShards(data.edition, data.bodies));
	else postMessage({ id: data.id, hits: search?.find(data.query) ?? { places: [], named: [] } });
});
