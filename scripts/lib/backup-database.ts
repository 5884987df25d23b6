import { join } from 'node:path';
import { openDataFolder } from '#lib/server/data-folder.ts';
import { Database } from '#lib/server/db/database.ts';
import { databasePlace } from '#lib/server/db/open-database.ts';

/** Longest wait for the database to come up, in milliseconds: one that recovers after a kill takes its time. */
const PATIENCE = 60_000;

export const migrations = join(process.cwd(), 'drizzle');

/** The database as the environment names it, without loading the founding content; beside a running server or alone. */
export async function withDatabase<T>(work: (database: Database, data: string) => Promise<T>): Promise<T> {
	const place = databasePlace(process.env);
	if (!place) throw new Error('there is no database: FANAL_DATABASE is off');
	const data = await openDataFolder(process.cwd(), process.env['FANAL_DATA'] || 'var');
	const database = new Database(place, { migrations });
	try {
		await database.whenUp(PATIENCE);
		return await work(database, data);
	} finally {
		await database.close();
	}
}

/** The passphrase of backups, `null` where none is set. */
export const passphrase = (): string | null => process.env['FANAL_BACKUP_PASSPHRASE'] || null;

/** Ends the process with one line that says what to do. */
export function giveUp(error: unknown): never {
	console.error(`Fanal: ${error instanceof Error ? error.message : error}`);
	process.exit(1);
}
