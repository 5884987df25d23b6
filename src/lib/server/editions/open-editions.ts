import { join } from 'node:path';
import type { Edition } from '#lib/domain/edition/build.ts';
import type { Database } from '../db/database.ts';
import { logToStderr, type Log } from '../http/log.ts';
import { monthOf, publish, publishAutomatically, rollBack, type PublishResult } from '../publishing/publication.ts';
import { makeEdition } from '../publishing/publish.ts';
import { readRecords, readSurroundings } from '../publishing/read-records.ts';
import { serveFrom } from './current-directory.ts';
import { Follower } from './follow.ts';
import { EditionStore } from './store.ts';

export interface EditionsOptions {
	/** The project's folder: its `data/` and `locales/`. */
	root: string;
	/** FANAL_DATA. */
	data: string;
	/** Null: `data/` alone is served. */
	database: Database | null;
	now?: () => number;
	log?: Log;
	/** Between two looks for a new edition, in milliseconds. */
	poll?: number;
}

/** The editions of this process. */
export interface Editions {
	/** Publishes what staff have approved, and serves it. Throws `DatabaseDown`. */
	publish(who: { actor: string; note?: string | null; seen?: string }): Promise<PublishResult>;
	/** Shows again what publication `number` showed. Throws `DatabaseDown`. */
	rollBack(number: number, who: { actor: string; note?: string | null; exposing?: boolean }): Promise<PublishResult>;
	close(): Promise<void>;
}

// As with the database: the modules of Kit's dev server are loaded again after a change.
const slot = Symbol.for('fanal.publisher');
const shared = globalThis as { [slot]?: Editions };

/** The editions of this process. Throws before `openEditions` has been called. */
export function editions(): Editions {
	const found = shared[slot];
	if (!found) throw new Error('no editions are open yet');
	return found;
}

/** Milliseconds between looks at the calendar: a new month compiles new holidays. */
const MONTH_CHECK = 60 * 60 * 1000;

/**
 * Serves an edition, at once: the one on the disk if all of it is whole, else one made from `data/`. With a database it
 * then follows what is published there; without, a new month is made from `data/`.
 */
export async function openEditions(options: EditionsOptions): Promise<Editions> {
	return (shared[slot] = await open(options));
}

async function open(options: EditionsOptions): Promise<Editions> {
	const { root, data, database, now = Date.now, log = logToStderr } = options;
	const store = new EditionStore(join(data, 'editions'));
	if (!database) return fromFolder(root, store, now, log);

	if (!(await store.load())) {
		// Phones that hold a later edition ignore this one: its sequence is the lowest.
		const provisional = contentFolder(root, monthOf(now()), log).then((edition) => store.publish(edition, now(), 1));
		await provisional.catch((error: unknown) => log({ event: 'edition', error }));
	}
	if (store.current()) serveFrom(store);

	const circumstances = async () => {
		const { surroundings, problems } = await readSurroundings(root);
		if (problems.length > 0) throw new Error(`data/ cannot be read: ${problems[0]?.file} ${problems[0]?.message}`);
		return { surroundings, now: now(), seen: store.sequence, held: (name: string) => store.file(`/editions/${name}`) };
	};
	const follower = new Follower({
		...{ database, store, now, log, poll: options.poll },
		changed: () => serveFrom(store),
		publishAutomatically: async () => withWarnings(await publishAutomatically(database, await circumstances()), log)
	});
	const thenServe = async (result: PublishResult) => {
		await follower.look();
		return withWarnings(result, log);
	};
	return {
		publish: async (who) => thenServe(await publish(database, who, await circumstances())),
		rollBack: async (number, who) => thenServe(await rollBack(database, number, who, await circumstances())),
		close: () => follower.stop()
	};
}

/** Without a database: `data/` is the truth, read at the start and again for each new month. */
async function fromFolder(root: string, store: EditionStore, now: () => number, log: Log): Promise<Editions> {
	let month = '';
	const refresh = async () => {
		const today = monthOf(now());
		if (today === month) return;
		await store.publish(await contentFolder(root, today, log), now());
		serveFrom(store);
		month = today;
	};
	await refresh();
	const again = () => void refresh().catch((error: unknown) => log({ event: 'edition', error }));
	const timer = setInterval(again, MONTH_CHECK).unref();
	const none = () => Promise.reject(new Error('this server has no database (FANAL_DATABASE=off)'));
	return { publish: none, rollBack: none, close: async () => clearInterval(timer) };
}

/** The content of `data/`, refused whole when any record does not fit: half a directory is never published. */
async function contentFolder(root: string, month: string, log: Log): Promise<Edition> {
	const { records, problems } = await readRecords(root);
	if (problems.length > 0) {
		const lines = problems.map(({ file, field, message }) => `${file}: ${field} ${message}`);
		throw new Error(`data/ cannot be published:\n${lines.join('\n')}`);
	}
	const { edition, warnings } = makeEdition(records, month);
	for (const error of warnings) log({ event: 'hours', error });
	return edition;
}

function withWarnings(result: PublishResult, log: Log): PublishResult {
	if (result.ok) for (const error of result.warnings) log({ event: 'hours', error });
	return result;
}
