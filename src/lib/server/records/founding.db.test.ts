import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindNames, type Content } from '#lib/domain/kinds.ts';
import { realRecords, root } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { records } from '../db/schema.ts';
import { exportRecords } from './export.ts';
import { loadFounding } from './founding.ts';
import { historyOf, retireRecord } from './history.ts';
import { saveRecord } from './save.ts';

let database: Database;
let end: () => Promise<void>;
let content: Content;
let folder: string;
beforeAll(async () => {
	({ database, end } = await testDatabase('founded'));
	content = await realRecords();
	folder = await mkdtemp(join(tmpdir(), 'fanal-export-'));
});
afterAll(async () => {
	await end();
	await rm(folder, { recursive: true });
});

const files = async (from: string) => {
	const all = await Promise.all(
		kindNames.map(async (kind) => {
			const names = await readdir(join(from, kind)).catch(() => []);
			return Promise.all(
				names.map(async (name) => [`${kind}/${name}`, await readFile(join(from, kind, name), 'utf8')])
			);
		})
	);
	return Object.fromEntries(all.flat().sort()) as Record<string, string>;
};

describe('the founding content', () => {
	it('comes out as the files it came from, byte for byte', async () => {
		const done = await exportRecords(database.orm, folder);
		const written = await files(folder);
		expect(written).toEqual(await files(join(root, 'data')));
		expect(done).toEqual({ written: Object.keys(written).length, removed: 0, unchanged: 0 });
	});

	it('is not written again where nothing changed', async () => {
		const file = join(folder, 'places/maison-des-refugies.json');
		const before = (await stat(file)).ino;
		expect(await exportRecords(database.orm, folder)).toMatchObject({ written: 0, removed: 0 });
		expect((await stat(file)).ino).toBe(before);
	});

	it('is loaded once', async () => {
		expect(await loadFounding(database.orm, content)).toEqual({ added: 0, followed: 0, kept: 0 });
	});
});

describe('a record', () => {
	const named = (id: string, name: string): Content => ({
		...content,
		places: content.places.map((each) => (each.id === id ? { ...each, name } : each))
	});
	const nameOf = async (id: string) =>
		(
			await database.orm
				.select({ name: records.name })
				.from(records)
				.where(and(eq(records.kind, 'places'), eq(records.id, id)))
		)[0]?.name;

	it('that nobody touched follows data/, with its history', async () => {
		const id = 'maison-des-refugies';
		const before = content.places.find((each) => each.id === id)!.name;
		expect(await loadFounding(database.orm, named(id, 'Another name'))).toEqual({ added: 0, followed: 1, kept: 0 });
		expect(await nameOf(id)).toBe('Another name');
		const [last] = await historyOf(database.orm, { kind: 'places', id });
		expect(last).toMatchObject({
			version: 2,
			action: 'founding',
			actor: 'system',
			changes: [{ field: 'name', old: before, new: 'Another name' }]
		});
		expect(await loadFounding(database.orm, content)).toEqual({ added: 0, followed: 1, kept: 0 });
	});

	it('that somebody edited is theirs, whatever data/ says later', async () => {
		const place = content.places[0]!;
		const body = { ...place, name: 'As the staff know it' };
		const saved = await saveRecord(database.orm, { kind: 'places', id: place.id, body, expected: 1, actor: 'lea' });
		expect(saved).toEqual({ ok: true, version: 2, changed: true });
		expect(await loadFounding(database.orm, named(place.id, 'As data/ says'))).toEqual({
			added: 0,
			followed: 0,
			kept: 1
		});
		expect(await nameOf(place.id)).toBe('As the staff know it');
		expect(await loadFounding(database.orm, named(place.id, 'As data/ says'))).toEqual({
			added: 0,
			followed: 0,
			kept: 0
		});
	});

	it('that is new in data/ is added', async () => {
		const place = { ...content.places[0]!, id: 'brand-new' };
		const more = { ...content, places: [...content.places, place] };
		expect(await loadFounding(database.orm, more)).toMatchObject({ added: 1 });
		expect(await nameOf('brand-new')).toBe(place.name);
	});

	it('that is retired leaves the exported folder, and no other file does', async () => {
		const target = join(folder, 'again');
		await mkdir(join(target, 'places'), { recursive: true });
		await cp(join(root, 'README.md'), join(target, 'places/README.md'));
		await exportRecords(database.orm, target);
		const which = { kind: 'places', id: 'brand-new', expected: 1, actor: 'lea', reason: 'gone' } as const;
		expect(await retireRecord(database.orm, which)).toMatchObject({ ok: true });
		expect(await exportRecords(database.orm, target)).toMatchObject({ written: 0, removed: 1 });
		const names = await readdir(join(target, 'places'));
		expect(names).toContain('README.md');
		expect(names).not.toContain('brand-new.json');
	});
});
