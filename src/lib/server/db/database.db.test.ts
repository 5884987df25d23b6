import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#lib/domain/testing.ts';
import { Database, DatabaseDown } from './database.ts';
import { databasePlace, database as processDatabase, openDatabase } from './open-database.ts';
import { administer, migrations, testDatabase } from './testing.ts';

let database: Database;
let url: string;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, url, end } = await testDatabase('empty'));
});
afterAll(() => end());

const cut = () =>
	administer(
		url,
		'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
	);

describe('where the database is', () => {
	it.each([
		[{}, { folder: expect.stringMatching(/\/var$/) }],
		[{ FANAL_DATA: '/srv/fanal' }, { folder: '/srv/fanal' }],
		[{ FANAL_DATA: '/srv/fanal', DATABASE_URL: 'postgres://a/b' }, { url: 'postgres://a/b' }],
		[{ FANAL_DATABASE: 'off', DATABASE_URL: 'postgres://a/b' }, null]
	])('%o', (env, place) => expect(databasePlace(env)).toEqual(place));

	it('is told to who asks for it where none was opened', () => {
		expect(openDatabase(root, { FANAL_DATABASE: 'off' })).toBeNull();
		expect(() => processDatabase()).toThrow('FANAL_DATABASE=off');
	});
});

describe('a database', () => {
	it('that cannot be reached says so to who asks, once to the log, and never ends the process', async () => {
		const said: unknown[] = [];
		const nowhere = new Database(
			{ url: 'postgresql://nobody@127.0.0.1:1/none' },
			{ migrations, log: ({ error }) => said.push(error) }
		);
		await expect(nowhere.whenUp(500)).rejects.toThrow(DatabaseDown);
		expect(() => nowhere.orm).toThrow('ECONNREFUSED');
		await expect(nowhere.inTurn('publish', async () => {})).rejects.toThrow(DatabaseDown);
		expect(said).toEqual([expect.stringContaining('ECONNREFUSED')]);
		await nowhere.close();
	});

	it('tells each time it is up, at once if it is', () => {
		let times = 0;
		database.onUp(() => (times += 1))();
		expect(times).toBe(1);
	});

	it('lives on when its connections are cut, idle ones and one in the middle of a transaction', async () => {
		await database.orm.execute(sql`select 1`);
		await cut();
		const work = database.transaction(async (tx) => {
			await tx.execute(sql`create table half (n integer)`);
			await cut();
			await tx.execute(sql`select 1`);
		});
		await expect(work).rejects.toThrow();
		const { rows } = await database.orm.execute(sql`select to_regclass('half') as found`);
		expect(rows).toEqual([{ found: null }]);
	});

	it('lets one at a time have its turn, and the next when that fails', async () => {
		const other = new Database({ url }, { migrations });
		await other.whenUp(30_000);
		const order: string[] = [];
		const turn = (of: Database, name: string, fail = false) =>
			of.inTurn('publish', async (session) => {
				order.push(`${name} in`);
				await session.execute(sql`select pg_sleep(0.05)`);
				order.push(`${name} out`);
				if (fail) throw new Error(name);
			});
		const all = await Promise.allSettled([turn(database, 'a', true), turn(other, 'b'), turn(database, 'c')]);
		expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
		expect(order).toHaveLength(6);
		for (let i = 0; i < 6; i += 2) expect(order[i + 1]).toBe(order[i]!.replace('in', 'out'));
		await other.close();
	});
});
