import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from './database.ts';
import { migrations } from './testing.ts';

const run = promisify(execFile);

let data: string;
const open: Database[] = [];
const said: string[] = [];
function start(folder = data): Database {
	const database = new Database({ folder }, { migrations, log: ({ error }) => said.push(String(error)) });
	open.push(database);
	return database;
}
/** A folder with a database just made, to be copied: making one is what takes time. */
let made: string;
beforeAll(async () => {
	made = await mkdtemp(join(tmpdir(), 'fanal-cluster-'));
	const database = new Database({ folder: made }, { migrations });
	await database.whenUp(60_000);
	await database.close();
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
	data = await mkdtemp(join(tmpdir(), 'fanal-cluster-'));
	await run('cp', ['-a', `${made}/.`, data]);
	said.length = 0;
});
afterEach(async () => {
	await Promise.all(open.splice(0).map((each) => each.close()));
	await rm(data, { recursive: true });
});

const up = async (database: Database) => {
	await database.whenUp(60_000);
	return database;
};
const postmaster = async () =>
	Number((await readFile(join(data, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
const value = async (database: Database, query: string) =>
	Object.values((await database.orm.execute(sql.raw(query))).rows[0] ?? {})[0];
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('a PostgreSQL of our own', () => {
	it('is closed to others: folder, password, network', async () => {
		const database = await up(start());
		expect(await mode(data)).toBe('700');
		expect(await mode(join(data, 'postgres'))).toBe('700');
		expect(await mode(join(data, 'postgres/password'))).toBe('600');
		expect(await value(database, 'show listen_addresses')).toBe('');
		const { host = '', port = 0 } = database.config;
		const stranger = new pg.Client({ host, port, user: 'fanal', password: 'guess', database: 'postgres' });
		await expect(stranger.connect()).rejects.toThrow('password authentication failed');
	});

	it('never runs as root, and always writes through to the disk', async () => {
		const database = await up(start());
		expect((await stat(`/proc/${await postmaster()}`)).uid).not.toBe(0);
		const careful = ['fsync', 'full_page_writes', 'synchronous_commit'];
		for (const each of careful) expect([each, await value(database, `show ${each}`)]).toEqual([each, 'on']);
	});

	it('listens on 127.0.0.1 where the path of a socket would be too long', async () => {
		const deep = join(data, 'a'.repeat(60), 'b'.repeat(60));
		const database = await up(start(deep));
		expect(database.config.host).toBe('127.0.0.1');
		expect(await value(database, 'show listen_addresses')).toBe('127.0.0.1');
		expect(await value(database, 'show unix_socket_directories')).toBe('');
	});

	it('stops with its server, cleanly, and keeps what it holds', async () => {
		const first = await up(start());
		await first.orm.execute(sql`create table kept as select 42 as n`);
		await first.close();
		await expect(postmaster()).rejects.toThrow('ENOENT');
		expect(await readFile(join(data, 'postgres/log'), 'utf8')).toContain('database system is shut down');
		const second = await up(start());
		expect(await value(second, 'select n from kept')).toBe(42);
		expect(await readFile(join(data, 'postgres/log'), 'utf8')).not.toContain('not properly shut down');
	});

	it('has one owner; another process uses it too, and takes it over when the owner ends', async () => {
		const owner = await up(start());
		const guest = await up(start());
		const pid = await postmaster();
		await guest.orm.execute(sql`create table seen as select 1 as n`);
		expect(await value(owner, 'select n from seen')).toBe(1);
		await owner.close();
		await expect.poll(() => value(guest, 'select n from seen').catch(() => 0), { timeout: 30_000 }).toBe(1);
		expect(await postmaster()).not.toBe(pid);
	});

	it('is made once when two processes start at once', async () => {
		await rm(join(data, 'postgres'), { recursive: true });
		const both = await Promise.all([up(start()), up(start())]);
		await both[0].orm.execute(sql`create table once as select 7 as n`);
		expect(await value(both[1], 'select n from once')).toBe(7);
	});
});

describe('after a kill', () => {
	it('of PostgreSQL, whole, it is back by itself with all that was acknowledged', async () => {
		const database = await up(start());
		await database.orm.execute(sql`create table acknowledged (n integer primary key)`);
		for (let n = 1; n <= 3; n += 1) {
			await database.orm.execute(sql`insert into acknowledged values (${n})`);
			const pid = await postmaster();
			process.kill(pid, 'SIGKILL');
			await expect.poll(() => postmaster().catch(() => pid), { timeout: 30_000 }).not.toBe(pid);
			const count = () => value(database, 'select count(*)::int from acknowledged').catch(() => -1);
			await expect.poll(count, { timeout: 30_000 }).toBe(n);
		}
	});

	it('of the server, no database is left behind, and all that was acknowledged is there', async () => {
		const script = fileURLToPath(new URL('./writer.fixture.ts', import.meta.url));
		let last = 0;
		for (let round = 0; round < 3; round += 1) {
			const child = spawn(process.execPath, ['--import', 'tsx', script, data, migrations]);
			let problems = '';
			child.stderr.on('data', (chunk) => (problems += String(chunk)));
			child.stdout.on('data', (chunk) => {
				last = Number(String(chunk).trim().split('\n').at(-1));
				if (last > 20 * (round + 1)) child.kill('SIGKILL');
			});
			const [, signal] = (await once(child, 'close')) as [number | null, string | null];
			expect([signal, problems]).toEqual(['SIGKILL', '']);
			const database = await up(start());
			expect(await value(database, 'select max(n) from acknowledged')).toBeGreaterThanOrEqual(last);
			await database.close();
			await expect(postmaster()).rejects.toThrow('ENOENT');
		}
	});
});
