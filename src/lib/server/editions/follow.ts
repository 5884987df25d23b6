import pg from 'pg';
import { FORMAT } from '#lib/domain/edition/format.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../http/log.ts';
import { CHANNEL, monthOf, type PublishResult } from '../publishing/publication.ts';
import { latestPublication, loadEdition, type Latest } from '../publishing/stored-editions.ts';
import type { EditionStore } from './store.ts';

export interface FollowOptions {
	database: Database;
	store: EditionStore;
	/** Publishes what a server may publish by itself. */
	publishAutomatically: () => Promise<PublishResult>;
	/** Called when the store serves another edition, or the same under a new sequence. */
	changed: () => void;
	log: Log;
	now: () => number;
	/** Between two looks where nothing was heard, in milliseconds. */
	poll?: number | undefined;
}

const POLL = 10_000;
const LISTEN_AGAIN = 1000;
/** Before the same publication is tried again, in milliseconds: of records that cannot be published, and after a cut. */
const TRY_AGAIN = 60 * 60 * 1000;
const TRY_SOON = 5000;

/**
 * Keeps a store on the current edition of the database: told by LISTEN, and by looking from time to time, should a
 * notice be lost. While the database is down the store goes on serving what it has.
 */
export class Follower {
	readonly #options: FollowOptions;
	readonly #timer: NodeJS.Timeout;
	readonly #stopListening: () => void;
	#ears: pg.Client | null = null;
	#looking: Promise<void> | null = null;
	#again = false;
	#stopped = false;
	/** At the start the code, or what is kept with it, may be new. */
	#owed = true;
	/** After which publication one was tried, and until when it is not tried again. */
	#tried: { after: number | null; until: number } | null = null;
	#said = '';

	constructor(options: FollowOptions) {
		this.#options = options;
		this.#timer = setInterval(() => void this.look(), options.poll ?? POLL);
		this.#timer.unref();
		this.#stopListening = options.database.onUp(() => {
			void this.#listen();
			void this.look();
		});
	}

	/** Brings the store to the current edition; settles when it is there, or cannot be brought there now. */
	look(): Promise<void> {
		if (this.#looking) {
			this.#again = true;
			return this.#looking;
		}
		this.#looking = this.#lookUntilStill().finally(() => (this.#looking = null));
		return this.#looking;
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		clearInterval(this.#timer);
		this.#stopListening();
		await this.#ears?.end().catch(() => {});
		await this.#looking;
	}

	async #lookUntilStill(): Promise<void> {
		do {
			this.#again = false;
			try {
				await this.#bring();
				this.#said = '';
			} catch (error) {
				this.#say(error instanceof Error ? error.message : String(error));
			}
		} while (this.#again && !this.#stopped);
	}

	async #bring(): Promise<void> {
		const { database, store } = this.#options;
		if (this.#stopped || !database.isUp) return;
		let latest = await latestPublication(database.orm);
		if (this.#isDue(latest)) {
			const after = latest?.number ?? null;
			this.#tried = { after, until: this.#options.now() + TRY_SOON };
			const result = await this.#options.publishAutomatically();
			this.#owed = false;
			this.#tried = { after, until: this.#options.now() + TRY_AGAIN };
			if (!result.ok) this.#say(`not published: ${'problems' in result ? result.problems.join('\n') : result.code}`);
			latest = await latestPublication(database.orm);
		}
		// An edition that this code cannot read, or one that phones would take for older than their own.
		if (!latest || latest.format !== FORMAT || latest.sequence <= store.sequence) return;
		const { current, files } = await loadEdition(database.orm, latest, (name) => store.file(`/editions/${name}`));
		if (this.#stopped) return;
		const written = store.adopt(current, files);
		this.#options.changed();
		await written;
	}

	/** Whether a server should publish by itself; what failed is not tried again until something changed. */
	#isDue(latest: Latest | null): boolean {
		const { now, store } = this.#options;
		if (latest && latest.format > FORMAT) return false;
		const tried = this.#tried;
		if (tried?.after === (latest?.number ?? null) && now() < tried.until) return false;
		if (this.#owed) return true;
		return !latest || latest.format < FORMAT || latest.month !== monthOf(now()) || latest.sequence < store.sequence;
	}

	async #listen(): Promise<void> {
		const { database } = this.#options;
		await this.#ears?.end().catch(() => {});
		if (this.#stopped || !database.isUp) return;
		const client = new pg.Client({ ...database.config, connectionTimeoutMillis: 10_000 });
		this.#ears = client;
		client.on('notification', () => void this.look());
		client.on('error', () => {});
		client.on('end', () => {
			if (this.#ears !== client || this.#stopped) return;
			this.#ears = null;
			setTimeout(() => void this.#listen(), LISTEN_AGAIN).unref();
		});
		try {
			await client.connect();
			await client.query(`LISTEN ${CHANNEL}`);
			// What was published while nobody listened.
			await this.look();
		} catch {
			await client.end().catch(() => {});
			if (this.#ears === client && !this.#stopped) {
				this.#ears = null;
				setTimeout(() => void this.#listen(), LISTEN_AGAIN).unref();
			}
		}
	}

	#say(reason: string): void {
		if (reason !== this.#said) this.#options.log({ event: 'edition', error: reason });
		this.#said = reason;
	}
}
