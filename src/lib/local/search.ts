import type { Directory } from '#lib/domain/directory.ts';
import type { Found } from '#lib/domain/search/kinds.ts';
import type { SearchHits } from '#lib/domain/search/search.ts';
import { bodiesOf } from './shards.ts';

interface Index {
	places: (query: string) => Promise<SearchHits>;
	all: (query: string) => Promise<Found[]>;
}

let prepared: { directory: Directory; index: Promise<Index> } | null = null;

/** Answers a query from the directory on this device. The index is made once per edition and set of languages. */
export async function searchIn(directory: Directory, query: string): Promise<SearchHits> {
	return (await prepareSearch(directory)).places(query);
}

/** Records of every kind that answer a query, the best first. */
export async function searchAllIn(directory: Directory, query: string): Promise<Found[]> {
	return (await prepareSearch(directory)).all(query);
}

/** Makes the index ahead of the first key press. */
export function prepareSearch(directory: Directory): Promise<Index> {
	if (prepared?.directory !== directory) prepared = { directory, index: prepare(directory) };
	return prepared.index;
}

async function prepare({ shards }: Directory): Promise<Index> {
	const bodies = bodiesOf.get(shards);
	return inWorker({ edition: shards.edition, bodies }).catch(async () => {
		// No module workers here: the same code on the page itself, a little slower to begin.
		const [{ createSearch }, { createSearchOfAll }] = await Promise.all([
			import('#lib/domain/search/search.ts'),
			import('#lib/domain/search/everything.ts')
		]);
		const search = createSearch(shards);
		let all: ReturnType<typeof createSearchOfAll> | undefined;
		return {
			places: async (query) => search.find(query),
			all: async (query) => (all ??= createSearchOfAll(shards))(query, search.find(query).places)
		};
	});
}

let worker: Worker | null = null;

function inWorker(held: { edition: string; bodies: ReadonlyMap<string, string> | undefined }): Promise<Index> {
	worker?.terminate();
	const mine = (worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }));
	const waiting = new Map<number, (answer: unknown) => void>();
	let asked = 0;
	mine.onmessage = ({ data: { id, answer } }: MessageEvent<{ id: number; answer: unknown }>) => {
		waiting.get(id)?.(answer);
		waiting.delete(id);
	};
	const ask = (query: string, all: boolean) =>
		new Promise<unknown>((resolve) => {
			asked += 1;
			waiting.set(asked, resolve);
			mine.postMessage({ id: asked, query, all });
		});
	const index: Index = {
		places: (query) => ask(query, false) as Promise<SearchHits>,
		all: (query) => ask(query, true) as Promise<Found[]>
	};
	mine.postMessage(held);
	// The first answer proves that the worker's code came and runs.
	return new Promise((resolve, reject) => {
		mine.onerror = reject;
		void ask('', false).then(() => resolve(index));
	});
}
