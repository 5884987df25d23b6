import { setTimeout } from 'node:timers/promises';
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { logToStderr, type Log } from '../http/log.ts';
import { Cluster, ClusterError, type Address } from './cluster.ts';
import { migrate } from './migrate.ts';

/** The database, or a transaction in it: what functions that read and write take. */
export type Session = PgDatabase<NodePgQueryResultHKT>;

/** Where the database is: somebody's own server, or ours in a folder (FANAL_DATA). */
export type DatabasePlace = { url: string } | { folder: string };

export interface DatabaseOptions {
	/** Folder of the migrations. */
	migrations: string;
	/** Runs once the tables are right, before anybody else may use them; one server at a time. */
	prepare?: (session: Session) => Promise<void>;
	log?: Log;
	/** More settings of our own cluster; for tests. */
	settings?: readonly string[];
}

/** Nothing can be read or written now; `message` says why, for a log. Readers of the site notice nothing. */
export class DatabaseDown extends Error {
	override name = 'DatabaseDown';
}

/** What one server at a time does; numbers of advisory locks. */
const turns = { prepare: 1, publish: 2, mail: 3 } as const;
const LOCK = 0x46414e;
/** Milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5000;
const WATCH = 1000;

/**
 * The connection to the database. It comes up by itself, in the background, and again after each loss: a database that
 * is down, or cannot be started, is no reason for the public site not to be served.
 */
export class Database {
	readonly #place: DatabasePlace;
	readonly #options: DatabaseOptions;
	readonly #log: Log;
	readonly #cluster: Cluster | null;
	readonly #listeners = new Set<() => void>();
	readonly #running: Promise<void>;
	#up: { pool: pg.Pool; orm: NodePgDatabase; config: pg.ClientConfig } | null = null;
	#reason = 'the database is starting';
	#closing = new AbortController();

	constructor(place: DatabasePlace, options: DatabaseOptions) {
		this.#place = place;
		this.#options = options;
		this.#log = options.log ?? logToStderr;
		this.#cluster = 'folder' in place ? new Cluster(place.folder, { settings: options.settings ?? [] }) : null;
		this.#running = this.#run();
	}

	/** Drizzle, each query on a connection of its own. Throws `DatabaseDown` while there is none. */
	get orm(): NodePgDatabase {
		return this.#connected().orm;
	}

	get isUp(): boolean {
		return this.#up !== null;
	}

	/** How to reach it now, for a connection that lasts (LISTEN). Throws `DatabaseDown`. */
	get config(): pg.ClientConfig {
		return this.#connected().config;
	}

	/** All of `work` or nothing of it. Throws `DatabaseDown`. */
	transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
		return this.orm.transaction(work);
	}

	/** Runs `work` on one connection while no other process does the same; the lock is held outside of transactions. */
	async inTurn<T>(turn: keyof typeof turns, work: (session: Session) => Promise<T>): Promise<T> {
		const client = await this.#connected().pool.connect();
		return withLock(client, turn, () => work(drizzle(client)));
	}

	/** Calls `listener` each time the database comes up, now if it is up. Gives back how to stop. */
	onUp(listener: () => void): () => void {
		this.#listeners.add(listener);
		if (this.#up) listener();
		return () => void this.#listeners.delete(listener);
	}

	/** Waits until it is up. Throws `DatabaseDown` after `limit` milliseconds, with the reason. */
	async whenUp(limit: number): Promise<void> {
		if (this.#up) return;
		await new Promise<void>((resolve, reject) => {
			const stop = this.onUp(() => {
				clearTimeout(timer);
				setImmediate(() => stop());
				resolve();
			});
			const timer = globalThis.setTimeout(() => {
				stop();
				reject(new DatabaseDown(this.#reason));
			}, limit);
		});
	}

	/** Lets go of the connections, and stops the database if this process started it. */
	async close(): Promise<void> {
		this.#closing.abort();
		await this.#running;
	}

	#connected() {
		if (!this.#up) throw new DatabaseDown(this.#reason);
		return this.#up;
	}

	async #run(): Promise<void> {
		let pause = FIRST_PAUSE;
		const { signal } = this.#closing;
		while (!signal.aborted) {
			try {
				await this.#once(() => (pause = FIRST_PAUSE));
			} catch (error) {
				this.#say(error);
			}
			if (!signal.aborted) await sleep(pause, signal);
			pause = Math.min(2 * pause, LONGEST_PAUSE);
		}
		await this.#cluster?.stop();
	}

	/** One life of the database: comes up, and ends when it is lost or we close. */
	async #once(worked: () => void): Promise<void> {
		const { config, lost } = await this.#reach();
		const pool = new pg.Pool({ ...config, max: 10, connectionTimeoutMillis: 10_000 });
		// The pool makes another connection for one that is cut. Unheard, either event would end the process.
		pool.on('error', () => {});
		pool.on('connect', (client) => client.on('error', () => {}));
		try {
			const client = await pool.connect();
			await withLock(client, 'prepare', async () => {
				await migrate(client, this.#options.migrations);
				await this.#options.prepare?.(drizzle(client));
			});
			this.#up = { pool, orm: drizzle(pool), config };
			worked();
			for (const listener of [...this.#listeners]) listener();
			await Promise.race([lost, aborted(this.#closing.signal)]);
			this.#reason = 'the database has stopped';
		} finally {
			this.#up = null;
			await pool.end();
		}
	}

	async #reach(): Promise<{ config: pg.ClientConfig; lost: Promise<unknown> }> {
		const common = {
			application_name: 'fanal',
			keepAlive: true,
			statement_timeout: 60_000,
			idle_in_transaction_session_timeout: 120_000
		};
		if ('url' in this.#place)
			return { config: { ...common, connectionString: this.#place.url }, lost: new Promise(() => {}) };
		const cluster = this.#cluster as Cluster;
		const others = await cluster.running();
		if (others) return { config: { ...common, ...others }, lost: this.#gone(cluster, others) };
		const { address, ended, isOurs } = await cluster.start();
		let over = false;
		void ended.then(() => (over = true));
		while (!over && !this.#closing.signal.aborted) {
			if ((await answers(address)) && (await isOurs())) return { config: { ...common, ...address }, lost: ended };
			await sleep(20, this.#closing.signal);
		}
		throw new ClusterError(`the database in ${this.#place.folder} did not start:\n${await cluster.lastWords()}`);
	}

	/** Settles when the cluster that another process started has ended: this one may then start it. */
	async #gone(cluster: Cluster, address: Address): Promise<void> {
		for (;;) {
			await sleep(WATCH, this.#closing.signal);
			const now = await cluster.running().catch(() => null);
			if (this.#closing.signal.aborted || now?.port !== address.port || now.host !== address.host) return;
		}
	}

	/** Once for each new reason: a database that is down for a night fills no disk. */
	#say(error: unknown): void {
		const reason = error instanceof Error ? error.message : String(error);
		if (reason !== this.#reason) this.#log({ event: 'database', error: reason });
		this.#reason = reason;
	}
}

async function withLock<T>(client: pg.PoolClient, turn: keyof typeof turns, work: () => Promise<T>): Promise<T> {
	let whole = false;
	try {
		await client.query('SELECT pg_advisory_lock($1, $2)', [LOCK, turns[turn]]);
		const result = await work();
		await client.query('SELECT pg_advisory_unlock($1, $2)', [LOCK, turns[turn]]);
		whole = true;
		return result;
	} finally {
		// A connection in an unknown state is closed, which lets go of the lock too.
		client.release(!whole);
	}
}

async function answers(address: Address): Promise<boolean> {
	const client = new pg.Client({ ...address, connectionTimeoutMillis: 5000 });
	client.on('error', () => {});
	try {
		await client.connect();
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}

const aborted = (signal: AbortSignal) =>
	new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), { once: true });
	});

/** Ends early, without a fuss, when we close. */
const sleep = (milliseconds: number, signal: AbortSignal) =>
	setTimeout(milliseconds, undefined, { signal }).catch(() => {});
