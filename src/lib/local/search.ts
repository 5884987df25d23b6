import type { Directory } from '#lib/domain/directory.ts';
import type { SearchHits } from '#lib/domain/search/search.ts';
import { bodiesOf } from './shards.ts';

type Ask = (query: string) => Promise<SearchHits>;

let prepared: { directory: Directory; ask: Promise<Ask> } | null = null;

/** Answers a query from the directory on this device. The index is made once per edition and set of languages. */
export async function searchIn(directory: Directory, query: string): Promise<SearchHits> {
	return (await prepareSearch(directory))(query);
}

/** Makes the index ahead of the first key press. */
export function prepareSearch(directory: Directory): Promise<Ask> {
	if (prepared?.directory !== directory) prepared = { directory, ask: prepare(directory) };
	return prepared.ask;
}

async function prepare({ shards }: Directory): Promise<Ask> {
	const bodies = bodiesOf.get(shards);
	return inWorker({ edition: shards.edition, bodies }).catch(async () => {
		// No module workers here: the same code on the page itself, a little slower to begin.
		const { createSearch } = await import('#lib/domain/search/search.ts');
		const search = createSearch(shards);
		return async (query) => search.find(query);
	});
}

let worker: Worker | null = null;

function inWorker(held: { edition: string; bodies: ReadonlyMap<string, string> | undefined }): Promise<Ask> {
	worker?.terminate();
	const mine = (worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }));
	const waiting = new Map<number, (hits: SearchHits) => void>();
	let asked = 0;
	mine.onmessage = ({ data: { id, hits } }: MessageEvent<{ id: number; hits: SearchHits }>) => {
		waiting.get(id)?.(hits);
		waiting.delete(id);
	};
	const ask: Ask = (query) =>
		new Promise((resolve) => {
			asked += 1;
			waiting.set(asked, resolve);
			mine.postMessage({ id: asked, query });
		});
	mine.postMessage(held);
	// The first answer proves that the worker's code came and runs.
	return new Promise((resolve, reject) => {
		mine.onerror = reject;
		void ask('').then(() => resolve(ask));
	});
}
