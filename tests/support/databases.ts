import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { realRecords } from '#lib/domain/testing.ts';
import { Cluster } from '#lib/server/db/cluster.ts';
import { Database } from '#lib/server/db/database.ts';
import { administer, migrations, ofDatabase } from '#lib/server/db/testing.ts';
import { loadFounding } from '#lib/server/records/founding.ts';

let end = async () => {};
export const teardown = () => end();

/** Nothing here outlives the run: what makes a database safe only makes tests slow. */
const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * One real PostgreSQL for the run, with two databases that tests copy: one with its tables, one with the content of
 * `data/` too. `FANAL_TEST_DATABASE` names another server to use, such as postgresql://me@localhost/postgres.
 */
export async function setup({ provide }: TestProject): Promise<void> {
	const own = process.env['FANAL_TEST_DATABASE'];
	const folder = await mkdtemp(join(tmpdir(), 'fanal-databases-'));
	const cluster = own ? null : new Cluster(folder, { settings: fast });
	const server = own ?? (await startUrl(cluster as Cluster));
	const run = Math.random().toString(36).slice(2, 10);
	const [empty, founded] = [`empty_${run}`, `founded_${run}`];

	await administer(server, `CREATE DATABASE ${empty}`);
	await fill(ofDatabase(server, empty));
	await administer(server, `CREATE DATABASE ${founded} TEMPLATE ${empty}`);
	const content = await realRecords();
	await fill(ofDatabase(server, founded), (database) => database.transaction((tx) => loadFounding(tx, content)));
	provide('databases', { server, empty, founded });
	end = async () => {
		if (own) await administer(server, `DROP DATABASE ${empty}`, `DROP DATABASE ${founded}`);
		await cluster?.stop();
		await rm(folder, { recursive: true, force: true });
	};
}

async function startUrl(cluster: Cluster): Promise<string> {
	const { address } = await cluster.start();
	const { user, password, host, port, database } = address;
	const url = `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
	for (let attempt = 0; ; attempt += 1) {
		try {
			await administer(url);
			return url;
		} catch (error) {
			if (attempt > 600) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}

async function fill(url: string, work?: (database: Database) => Promise<unknown>): Promise<void> {
	const database = new Database({ url }, { migrations });
	await database.whenUp(60_000);
	await work?.(database);
	await database.close();
}
