import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Current } from '#lib/domain/edition/format.ts';
import { place, root } from '#lib/domain/testing.ts';
import { Database } from '../db/database.ts';
import { migrations, testDatabase } from '../db/testing.ts';
import { loadFounding } from '../records/founding.ts';
import { readContent } from '../publishing/read-records.ts';
import { openEditions, type Editions, type EditionsOptions } from './open-editions.ts';
import { editionWindow } from './window.ts';

const november = Date.parse('2026-11-25T12:00Z');
let folder: string;
const ends: (() => Promise<unknown>)[] = [];
/** A project with one place, and the folder of what its server keeps. */
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fanal-editions-'));
	ends.push(() => rm(folder, { recursive: true }));
	await mkdir(join(folder, 'data/places'), { recursive: true });
	for (const kept of ['data/basemap', 'data/words', 'locales']) await symlink(join(root, kept), join(folder, kept));
	await writeFile(join(folder, 'data/places/a.json'), JSON.stringify(place('a', { organisation: null })));
});
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

const nowhere = () => {
	const database = new Database({ url: 'postgresql://nobody@127.0.0.1:1/none' }, { migrations, log: () => {} });
	ends.push(() => database.close());
	return database;
};
async function founded(): Promise<Database> {
	const { database, end } = await testDatabase('empty');
	ends.push(end);
	await loadFounding(database.orm, (await readContent(join(folder, 'data'))).content);
	return database;
}
async function open(more: Partial<EditionsOptions>): Promise<Editions> {
	const where = { root: folder, data: join(folder, 'var') };
	const editions = await openEditions({ ...where, database: null, now: () => november, log: () => {}, ...more });
	ends.push(() => editions.close());
	return editions;
}
const served = () => JSON.parse(String(editionWindow()?.current()?.body.identity)) as Current;

it('a first start serves data/ at once, below any sequence that was ever published', async () => {
	await open({ database: nowhere() });
	expect(served().sequence).toBe(1);
});

it('goes over to what the database publishes first', async () => {
	await open({ database: await founded() });
	await expect.poll(() => served().sequence).toBe(november / 1000);
});

it('starts with the last edition of its disk while the database is down', async () => {
	const editions = await open({ database: await founded() });
	await expect.poll(() => served().sequence).toBeGreaterThan(1);
	await editions.close();
	const before = served();
	await open({ database: nowhere() });
	expect(served()).toEqual(before);
});

it('starts with data/ where the copy on its disk is damaged', async () => {
	const editions = await open({ database: await founded() });
	await expect.poll(() => served().sequence).toBeGreaterThan(1);
	await editions.close();
	const kept = join(folder, 'var/editions');
	const facts = (await readdir(kept)).find((name) => /^facts-.*\.br$/.test(name))!;
	await truncate(join(kept, facts), 100);
	await writeFile(join(folder, 'data/places/b.json'), JSON.stringify(place('b', { organisation: null })));
	await open({ database: nowhere() });
	expect(served().sequence).toBe(1);
});

it('publishes for staff, and serves it when it says that it has', async () => {
	const editions = await open({ database: await founded() });
	await expect.poll(() => served().sequence).toBeGreaterThan(1);
	const result = await editions.publish({ actor: 'lea' });
	expect(result).toMatchObject({ ok: true, changed: false, sequence: served().sequence });
});

it('without a database serves data/, and publishes nothing', async () => {
	const editions = await open({});
	expect(served().sequence).toBe(november / 1000);
	await expect(editions.publish({ actor: 'lea' })).rejects.toThrow('FANAL_DATABASE=off');
});
