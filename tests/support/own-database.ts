import { createHash } from 'node:crypto';
import pg from 'pg';
import type { DatabasePlace } from '#lib/server/db/database.ts';

/**
 * Where the database of a server with this data folder is: in the folder, or, where FANAL_TEST_DATABASE names a server
 * (postgresql://me@localhost/postgres), a database there that belongs to the folder.
 */
export async function placeOf(dataDir: string): Promise<DatabasePlace> {
	const server = process.env['FANAL_TEST_DATABASE'];
	if (!server) return { folder: dataDir };
	const name = `journey_${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
		if (rowCount === 0) await client.query(`create database ${name}`);
	} finally {
		await client.end();
	}
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href };
}
