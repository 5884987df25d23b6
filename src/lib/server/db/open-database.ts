import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { readContent } from '../publishing/read-records.ts';
import { loadFounding } from '../records/founding.ts';
import { renewDetails } from '../records/write-details.ts';
import { logToStderr } from '../http/log.ts';
import { Database, type DatabasePlace, type Session } from './database.ts';

// Kit's dev server loads modules again after a change: the database of this process must stay one.
const slot = Symbol.for('fanal.database');
const shared = globalThis as { [slot]?: Database };

/**
 * Where the environment says that the database is: DATABASE_URL, else a PostgreSQL of our own in FANAL_DATA; `null` with
 * FANAL_DATABASE=off, where `data/` alone is served and nobody edits.
 */
export function databasePlace(env: NodeJS.ProcessEnv): DatabasePlace | null {
	if (env['FANAL_DATABASE'] === 'off') return null;
	const url = env['DATABASE_URL'];
	return url ? { url } : { folder: resolve(env['FANAL_DATA'] || 'var') };
}

/**
 * Opens the database of this process, which comes up in the background: tables brought to this version, founding
 * content of `root`/data loaded. `null` where there is none.
 */
export function openDatabase(root: string, env: NodeJS.ProcessEnv): Database | null {
	const place = databasePlace(env);
	if (!place) return null;
	return (shared[slot] ??= new Database(place, {
		migrations: join(root, 'drizzle'),
		prepare: preparation(root)
	}));
}

/** Once in a process: a database that comes back holds what it held, and seven hundred files are not read for that. */
function preparation(root: string): (session: Session) => Promise<void> {
	let done = false;
	return async (session) => {
		if (done && (await holdsRecords(session))) return;
		await prepare(session, root);
		done = true;
	};
}

async function holdsRecords(session: Session): Promise<boolean> {
	const { rows } = await session.execute(sql`select 1 from records limit 1`);
	return rows.length > 0;
}

/** The database of this process, up or not; `null` where none was opened. */
export const findDatabase = (): Database | null => shared[slot] ?? null;

/** The database of this process. Throws where none was opened; its own methods throw `DatabaseDown` while it is down. */
export function database(): Database {
	const found = findDatabase();
	if (!found) throw new Error('this server has no database (FANAL_DATABASE=off)');
	return found;
}

async function prepare(session: Session, root: string): Promise<void> {
	await renewDetails(session);
	const { content, problems } = await readContent(join(root, 'data'));
	if (problems.length > 0) {
		// What the database holds is served all the same.
		const lines = problems.map(({ file, field, message }) => `${file}: ${field} ${message}`);
		return logToStderr({ event: 'founding', error: `data/ cannot be loaded:\n${lines.join('\n')}` });
	}
	const { added, followed, kept } = await loadFounding(session, content);
	if (added + followed + kept === 0) return;
	const words = `${added} records of data/ are new, ${followed} changed; ${kept} changed but are edited here and stay`;
	process.stdout.write(`Fanal: database: ${words}\n`);
}
