import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';

/** The tables are of a newer version of this program, or were changed by hand: nothing may be written to them. */
export class MigrationError extends Error {
	override name = 'MigrationError';
}

interface Migration {
	tag: string;
	statements: string[];
	hash: string;
}

/** One that a database has had. */
export interface Applied {
	tag: string;
	hash: string;
}

/**
 * Brings the tables to this version of the program, in one transaction. `folder` holds what drizzle-kit wrote. The
 * caller holds the lock: two servers that start at once take turns.
 */
export async function migrate(client: ClientBase, folder: string): Promise<{ applied: string[] }> {
	await client.query('BEGIN');
	try {
		const applied = await migrateWithin(client, folder);
		await client.query('COMMIT');
		return { applied };
	} catch (error) {
		await client.query('ROLLBACK').catch(() => {});
		throw error;
	}
}

/** As `migrate`, within the transaction of the caller; with `only`, no further than a database that has had these. */
export async function migrateWithin(client: ClientBase, folder: string, only?: readonly Applied[]): Promise<string[]> {
	const known = await readMigrations(folder);
	await client.query(
		'CREATE TABLE IF NOT EXISTS migrations (tag text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())'
	);
	const { rows } = await client.query<Applied>('SELECT tag, hash FROM migrations ORDER BY tag');
	const beyond = new Set(only && missing(known, only).map(({ tag }) => tag));
	const next = missing(known, rows).filter(({ tag }) => !beyond.has(tag));
	for (const { tag, statements, hash } of next) {
		for (const statement of statements) await client.query(statement);
		await client.query('INSERT INTO migrations (tag, hash) VALUES ($1, $2)', [tag, hash]);
	}
	return next.map(({ tag }) => tag);
}

/** What is still to apply. By name, not by date: a migration merged late must not be passed over in silence. */
function missing(known: Migration[], applied: readonly Applied[]): Migration[] {
	const hashes = new Map(known.map(({ tag, hash }) => [tag, hash]));
	for (const { tag, hash } of applied) {
		if (!hashes.has(tag))
			throw new MigrationError(`the database knows the migration ${tag}, this program does not: start a newer version`);
		if (hashes.get(tag) !== hash)
			throw new MigrationError(`the migration ${tag} is not the one that made this database: never change one`);
	}
	const done = new Set(applied.map(({ tag }) => tag));
	return known.filter(({ tag }) => !done.has(tag));
}

async function readMigrations(folder: string): Promise<Migration[]> {
	const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as {
		entries: { tag: string }[];
	};
	return Promise.all(
		journal.entries.map(async ({ tag }) => {
			const text = await readFile(join(folder, `${tag}.sql`), 'utf8');
			const hash = createHash('sha256').update(text).digest('hex');
			return { tag, hash, statements: text.split('--> statement-breakpoint') };
		})
	);
}
