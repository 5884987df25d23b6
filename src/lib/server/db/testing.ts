import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { root } from '#lib/domain/testing.ts';
import { Database, type DatabaseOptions } from './database.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Addresses, given by `tests/support/databases.ts`: where to make databases, and the two to copy. */
		databases: { server: string; empty: string; founded: string };
	}
}

export const migrations = join(root, 'drizzle');

/**
 * A database of one's own, copied from one that has its tables (`empty`) and the content of `data/` (`founded`). Gives
 * back its address, and how to do away with it.
 */
export async function copyDatabase(of: 'empty' | 'founded'): Promise<{ url: string; drop: () => Promise<void> }> {
	const { server, ...templates } = inject('databases');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await administer(server, `CREATE DATABASE ${name} TEMPLATE ${templates[of]}`);
	return { url: ofDatabase(server, name), drop: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The database of a test file, up. Close it, then drop it: `[Symbol.asyncDispose]` does both. */
export async function testDatabase(
	of: 'empty' | 'founded',
	options: Partial<DatabaseOptions> = {}
): Promise<{ database: Database; url: string; end: () => Promise<void> }> {
	const { url, drop } = await copyDatabase(of);
	const database = new Database({ url }, { migrations, ...options });
	await database.whenUp(30_000);
	return {
		database,
		url,
		end: async () => {
			await database.close();
			await drop();
		}
	};
}

export async function administer(server: string, ...statements: string[]): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

/** The address of another database on the same server. */
export function ofDatabase(server: string, name: string): string {
	const url = new URL(server);
	url.pathname = `/${name}`;
	return url.href;
}
