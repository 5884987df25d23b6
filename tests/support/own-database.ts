import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DatabasePlace } from '#lib/server/db/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What this process has made on a server of somebody's, which is left as it was found. */
const made = new Set<string>();
const DROP = `
import pg from 'pg';
const [server, ...names] = process.argv.slice(1);
const client = new pg.Client({ connectionString: server });
await client.connect();
for (const name of names) await client.query('drop database if exists ' + name + ' with (force)');
await client.end();`;
process.once('exit', () => {
	const server = process.env['FANAL_TEST_DATABASE'];
	// A process that ends waits for nothing but this.
	if (server && made.size > 0)
		spawnSync(process.execPath, ['--input-type=module', '-e', DROP, server, ...made], { cwd: root, stdio: 'inherit' });
});

/**
 * Where the database of a server with this data folder is: in the folder, or, where FANAL_TEST_DATABASE names a server
 * (postgresql://me@localhost/postgres), a database there that belongs to the folder, until this process ends.
 */
export async function placeOf(dataDir: string): Promise<DatabasePlace> {
	const server = process.env['FANAL_TEST_DATABASE'];
	if (!server) return { folder: dataDir };
	const name = `journey_${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
		if (rowCount === 0) {
			await client.query(`create database ${name}`);
			made.add(name);
		}
	} finally {
		await client.end();
	}
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href };
}

/** The environment of a command that works in this data folder, and on its database. */
export async function environmentOf(dataDir: string): Promise<NodeJS.ProcessEnv> {
	const env: NodeJS.ProcessEnv = { ...process.env, FANAL_DATA: dataDir };
	delete env['DATABASE_URL'];
	const place = await placeOf(dataDir);
	return 'url' in place ? { ...env, DATABASE_URL: place.url } : env;
}
