import type { ClientBase } from 'pg';
import type { Applied } from '../db/migrate.ts';
import { quoted, readTables, type Table } from './tables.ts';

/** The first line of a backup. */
export interface BackupHead {
	madeAt: string;
	/** Which migrations had made the tables. */
	migrations: Applied[];
}

/** Before the rows of a table. A row is a list of the values as PostgreSQL writes them, null for none. */
export interface TableHead {
	table: string;
	columns: string[];
}

/** The last line: without it, a backup is not whole. */
export interface BackupEnd {
	rows: number;
}

/** Rows fetched at once: one of `edition_files` is some hundred kilobytes. */
const ROWS = 50;

/** Values as text that reads back to the same, whatever the settings of the server; long enough for a slow disk. */
const settings = [
	"datestyle = 'ISO, YMD'",
	"timezone = 'UTC'",
	"bytea_output = 'hex'",
	"intervalstyle = 'postgres'",
	'extra_float_digits = 1',
	'statement_timeout = 0',
	'idle_in_transaction_session_timeout = 0'
];

/** All rows of all tables at one moment, as lines of JSON. Writing goes on meanwhile. */
export async function* dump(client: ClientBase, now: Date): AsyncGenerator<string> {
	await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
	try {
		for (const setting of settings) await client.query(`SET LOCAL ${setting}`);
		const { rows } = await client.query<Applied>('SELECT tag, hash FROM migrations ORDER BY tag');
		yield JSON.stringify({ madeAt: now.toISOString(), migrations: rows } satisfies BackupHead);
		let count = 0;
		for (const table of await readTables(client)) {
			yield JSON.stringify({
				table: table.name,
				columns: table.columns.map(({ name }) => name)
			} satisfies TableHead);
			for await (const row of rowsOf(client, table)) {
				count += 1;
				yield row;
			}
		}
		yield JSON.stringify({ rows: count } satisfies BackupEnd);
	} finally {
		await client.query('ROLLBACK').catch(() => {});
	}
}

async function* rowsOf(client: ClientBase, { name, columns }: Table): AsyncGenerator<string> {
	const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
	await client.query(`DECLARE backup CURSOR FOR SELECT json_build_array(${values})::text AS row FROM ${quoted(name)}`);
	for (;;) {
		const { rows } = await client.query<{ row: string }>(`FETCH ${ROWS} FROM backup`);
		for (const { row } of rows) yield row;
		if (rows.length < ROWS) break;
	}
	await client.query('CLOSE backup');
}
