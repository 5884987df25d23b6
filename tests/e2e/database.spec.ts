import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { Database } from '#lib/server/db/database.ts';
import { startServer } from '../support/server.ts';

let data: string;
test.beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), 'fanal-database-'));
});
test.afterEach(() => rmSync(data, { recursive: true }));

const pidFile = () => join(data, 'postgres/cluster/postmaster.pid');
const postmaster = () => (existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : 0);
const served = async (url: string) => (await fetch(`${url}/fr/places/maison-des-refugies`)).status;

/** Looks into the server's database as another process. */
async function countRecords(): Promise<number> {
	const guest = new Database({ folder: data }, { migrations: 'drizzle', log: () => {} });
	await guest.whenUp(30_000);
	const { rows } = await guest.orm.execute(sql`select count(*)::int as n from records`);
	await guest.close();
	return Number(rows[0]?.['n']);
}

test('a first start serves at once, and brings up a database of its own with the founding content', async () => {
	test.skip(Boolean(process.env['FANAL_TEST_DATABASE']), 'is about the database in the data folder');
	const server = await startServer({ dataDir: data, database: true });
	expect(await served(server.url)).toBe(200);
	await expect.poll(postmaster, { timeout: 30_000 }).not.toBe(0);
	await expect.poll(countRecords, { timeout: 30_000 }).toBeGreaterThan(500);
	expect((statSync(data).mode & 0o777).toString(8)).toBe('700');
	await server.stop();
	expect(await pidGone()).toBe(true);
	expect(readFileSync(join(data, 'postgres/log'), 'utf8')).toContain('database system is shut down');
});

test('a killed server leaves no database running, and the next one finds all of it', async () => {
	test.skip(Boolean(process.env['FANAL_TEST_DATABASE']), 'is about the database in the data folder');
	const server = await startServer({ dataDir: data, database: true });
	await expect.poll(postmaster, { timeout: 30_000 }).not.toBe(0);
	const before = await countRecords();
	await server.kill();
	expect(await pidGone()).toBe(true);
	await server.restart();
	expect(await served(server.url)).toBe(200);
	await expect.poll(postmaster, { timeout: 30_000 }).not.toBe(0);
	expect(await countRecords()).toBe(before);
	await server.stop();
});

test('without the database that it was told of, the public site is served', async () => {
	const env = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
	const server = await startServer({ dataDir: data, database: true, env });
	expect(await served(server.url)).toBe(200);
	expect(existsSync(join(data, 'postgres'))).toBe(false);
	await server.stop();
});

/** Whether PostgreSQL is gone within ten seconds. */
async function pidGone(): Promise<boolean> {
	await expect.poll(postmaster, { timeout: 10_000 }).toBe(0);
	return true;
}
