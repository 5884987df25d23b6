import { createSearch, type Search, type SearchInput } from '#lib/domain/search/search.ts';

/** A switchboard: the index is made and asked here, so that no key press waits behind it. */
let search: Search | null = null;

addEventListener('message', ({ data }: MessageEvent<{ input: SearchInput } | { id: number; query: string }>) => {
	if ('input' in data) search = createSearch(data.input);
	else postMessage({ id: data.id, hits: search?.find(data.query) ?? { places: [], named: [] } });
});
