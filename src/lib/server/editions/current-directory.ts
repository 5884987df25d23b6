import { join } from 'node:path';
import { Directory } from '#lib/domain/directory.ts';
import { bodiesOf, type Edition } from '#lib/domain/edition/build.ts';
import { openShards } from '#lib/domain/edition/open.ts';
import { createSearchOfAll, type SearchOfAll } from '#lib/domain/search/everything.ts';
import type { Found } from '#lib/domain/search/kinds.ts';
import { createSearch, type Search, type SearchHits } from '#lib/domain/search/search.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { logToStderr } from '../http/log.ts';
import { makeEdition } from '../publishing/publish.ts';
import { readRecords } from '../publishing/read-records.ts';
import { EditionStore } from './store.ts';
import { setEditionWindow } from './window.ts';

/** Where the records of an edition come from: today the project's `data/` folder. */
export type EditionSource = (month: string) => Promise<{ edition: Edition; warnings: string[] }>;

/** The content of `data/`, refused whole when any record does not fit: half a directory is never published. */
export const contentFolder =
	(root: string): EditionSource =>
	async (month) => {
		const { records, problems } = await readRecords(root);
		if (problems.length > 0) {
			const lines = problems.map(({ file, field, message }) => `${file}: ${field} ${message}`);
			throw new Error(`data/ cannot be published:\n${lines.join('\n')}`);
		}
		return makeEdition(records, month);
	};

interface Opened {
	directory: Directory;
	search: Search;
	searchOfAll: SearchOfAll;
}

let current: Opened | null = null;

/** The directory of the current edition. Throws before `openEditions` has finished. */
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

/** Hours between looks at the calendar: a new month compiles new holidays. */
const MONTH_CHECK = 60 * 60 * 1000;

/**
 * Makes the edition of this month current, and of each later month while the server runs. A month that cannot be
 * published leaves the last edition as it was.
 */
export async function openEditions(source: EditionSource, dataFolder: string, now = Date.now): Promise<void> {
	const store = new EditionStore(join(dataFolder, 'editions'));
	let month = '';
	const refresh = async () => {
		const today = parisParts(now()).date.slice(0, 7);
		if (today === month) return;
		const { edition, warnings } = await source(today);
		for (const error of warnings) logToStderr({ event: 'hours', error });
		await store.publish(edition, now());
		current = directoryOf(edition);
		setEditionWindow(store);
		month = today;
	};
	await refresh();
	const report = (error: unknown) => logToStderr({ event: 'edition', error });
	setInterval(() => void refresh().catch(report), MONTH_CHECK).unref();
}

/** The read model of an edition held whole in memory. */
function directoryOf(edition: Edition): Opened {
	const shards = openShards(edition.id, bodiesOf(edition));
	return { directory: new Directory(shards), search: createSearch(shards), searchOfAll: createSearchOfAll(shards) };
}
