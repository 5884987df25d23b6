import { join } from 'node:path';
import { isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, Session } from '../db/database.ts';
import { oneTimeLinks, sessions, signInSteps } from '../db/people-schema.ts';
import { EditionStore } from '../editions/store.ts';
import { announceAgain } from '../publishing/publication.ts';
import { SYSTEM } from '../records/founding.ts';
import { BackupError, readBackup, writeBackup } from './container.ts';
import { dump } from './dump.ts';
import { Loader } from './load.ts';
import { holdsAnything } from './tables.ts';

/**
 * Writes all that the database holds into a new file, as it is at one moment, and reads it back. Without a passphrase
 * the file says that it is not encrypted. Gives back the number of rows. Throws where the file exists,
 * and `BackupError` where there is nothing to write.
 */
export async function backUp(database: Database, path: string, passphrase: string | null): Promise<number> {
	await withClient(database, async (client) => {
		// The wrong folder, most likely; a backup of nothing would only be found out when it is needed.
		if (!(await holdsAnything(client))) throw new BackupError('the database holds nothing: look at FANAL_DATA');
		await writeBackup(path, passphrase, dump(client, new Date()));
	});
	let last = '';
	await readBackup(path, passphrase, (line) => void (last = line));
	return (JSON.parse(last) as { rows: number }).rows;
}

export interface RestoreOptions {
	/** Folder of the migrations. */
	migrations: string;
	/** FANAL_DATA: the edition on its disk may be later than that of the backup. */
	data: string;
	/** Whether what the database holds may be lost. */
	replace: boolean;
	now?: () => number;
}

/**
 * Puts a backup in the place of all that the database holds, in one transaction, and shows its edition again above the
 * sequence of any phone; nobody is signed in then. Throws `BackupError` for a file that is not whole, and where something would be lost.
 */
export async function restoreBackup(
	database: Database,
	path: string,
	passphrase: string | null,
	{ migrations, data, replace, now = Date.now }: RestoreOptions
): Promise<{ rows: number; sequence: number | null }> {
	// All of it first: what is damaged never comes near the database.
	await readBackup(path, passphrase, () => {});
	const store = new EditionStore(join(data, 'editions'));
	await store.load();
	const whole = async (client: pg.Client) => {
		await client.query('BEGIN');
		for (const name of ['statement_timeout', 'idle_in_transaction_session_timeout'])
			await client.query(`SET LOCAL ${name} = 0`);
		if (!replace && (await holdsAnything(client)))
			throw new BackupError('the database holds content already: to lose it for the backup, add --replace');
		const replaced = await lastSequence(client);
		const loader = new Loader(client, migrations);
		await readBackup(path, passphrase, (line) => loader.take(line));
		const rows = await loader.end();
		await forgetOpenDoors(drizzle(client));
		const note = 'restored from a backup';
		const at = { now: now(), seen: Math.max(store.sequence ?? 0, replaced) };
		const sequence = await announceAgain(drizzle(client), { actor: SYSTEM, note }, at);
		await client.query('COMMIT');
		return { rows, sequence };
	};
	// No server brings up its tables or publishes meanwhile.
	return database.inTurn('prepare', () => database.inTurn('publish', () => withClient(database, whole)));
}

/**
 * What opened a door when the backup was made may have been closed since: a session that somebody ended, an invitation
 * that was taken back. Everybody signs in again.
 */
async function forgetOpenDoors(session: Session): Promise<void> {
	await session.delete(sessions);
	await session.delete(signInSteps);
	await session.delete(oneTimeLinks).where(isNull(oneTimeLinks.usedAt));
}

/** The last sequence that phones were shown by the content that is replaced; 0 where there is none. */
async function lastSequence(client: pg.Client): Promise<number> {
	const there = await client.query<{ there: boolean }>(`SELECT to_regclass('publications') IS NOT NULL AS there`);
	if (!there.rows[0]?.there) return 0;
	const { rows } = await client.query<{ last: string }>('SELECT coalesce(max(sequence), 0) AS last FROM publications');
	return Number(rows[0]?.last ?? 0);
}

/** A connection of its own, closed at the end: what it has begun and not committed is undone. */
async function withClient<T>(database: Database, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(database.config);
	client.on('error', () => {});
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end().catch(() => {});
	}
}
