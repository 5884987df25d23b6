import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { place, records } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { oneTimeLinks, sessions, signInSteps } from '../db/people-schema.ts';
import { migrations, testDatabase } from '../db/testing.ts';
import { accept, invite } from '../people/invitation.ts';
import { readLink } from '../people/links.ts';
import { listPeople } from '../people/manage.ts';
import { publish } from '../publishing/publication.ts';
import { latestPublication, loadEdition } from '../publishing/stored-editions.ts';
import { restoreVersion } from '../records/history.ts';
import { saveRecord } from '../records/save.ts';
import { backUp, restoreBackup } from './backup.ts';
import { BackupError, readBackup, writeBackup } from './container.ts';

const { stations, basemap, words } = records({});
const surroundings = { stations, basemap, words };
const november = Date.parse('2026-11-25T12:00Z');
const at = { surroundings, now: november };
const lea = { actor: 'lea' };
/** What a program must carry unharmed. */
const awkward = 'Café \u2028 “L’été” \\n \\u0000 "quoted", {1,2} — مرحبا 👋';

let folder: string;
let source: Database;
let target: Database;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fanal-backup-'));
	const made = await testDatabase('founded');
	source = made.database;
	ends.push(made.end, () => rm(folder, { recursive: true }));
	const body = place('awkward', { name: awkward, organisation: null });
	await saveRecord(source.orm, { kind: 'places', id: 'awkward', body, expected: 0, actor: 'lea', reason: awkward });
	await publish(source, lea, at);
	await saveRecord(source.orm, {
		kind: 'places',
		id: 'awkward',
		body: { ...body, name: 'Waits' },
		expected: 1,
		actor: 'lea'
	});
});
afterAll(async () => {
	for (const end of ends.reverse()) await end();
});
let endTarget: () => Promise<void>;
beforeEach(async () => {
	({ database: target, end: endTarget } = await testDatabase('empty'));
});
afterEach(() => endTarget());

let files = 0;
const newFile = () => join(folder, `backup-${(files += 1)}`);
const into = (path: string, passphrase: string | null, more = {}) =>
	restoreBackup(target, path, passphrase, { migrations, data: folder, replace: false, now: () => november, ...more });

/** Table → its rows, in any order, as one hash. */
async function contentOf(database: Database): Promise<Record<string, string>> {
	const { rows } = await database.orm.execute<{ name: string }>(
		sql`select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`
	);
	const content: Record<string, string> = {};
	for (const { name } of rows) {
		if (name === 'migrations') continue;
		const all = await database.orm.execute<{ row: string }>(
			sql.raw(`select t::text as row from "${name}" t order by 1`)
		);
		content[name] = createHash('sha256')
			.update(all.rows.map(({ row }) => row).join('\n'))
			.digest('hex');
	}
	return content;
}
const tables = async (database: Database) => {
	const { rows } = await database.orm
		.execute(sql`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d
		from pg_constraint where connamespace = current_schema()::regnamespace order by 1, 2`);
	const triggers = await database.orm.execute(sql`select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger
		where not tgisinternal order by 1, 2`);
	return [rows, triggers.rows];
};

describe('a backup', () => {
	it.each([
		['encrypted', 'correct horse'],
		['not encrypted', null]
	])('%s restores every row of every table on an empty machine', async (_, passphrase) => {
		const path = newFile();
		const rows = await backUp(source, path, passphrase);
		expect(rows).toBeGreaterThan(1000);
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		const [before, first] = [await contentOf(source), await latestPublication(source.orm)];
		const restored = await into(path, passphrase);
		expect(restored).toEqual({ rows, sequence: first!.sequence + 1 });
		const after = await contentOf(target);
		const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
		// The edition is shown again, above any sequence that a phone may have.
		expect(changed).toEqual(['audit', 'publications']);
		expect(Object.keys(after)).toEqual(Object.keys(before));
		expect(await tables(target)).toEqual(await tables(source));
		const latest = (await latestPublication(target.orm))!;
		expect(latest).toMatchObject({ edition: first!.edition, number: first!.number + 1 });
		await loadEdition(target.orm, latest, () => undefined);
	});

	it('goes on where it was: numbers, history, what waits', async () => {
		const path = newFile();
		await backUp(source, path, null);
		await into(path, null);
		await restoreVersion(target.orm, { kind: 'places', id: 'awkward', expected: 2, actor: 'lea' }, 1);
		const { rows } = await target.orm.execute(sql`select name, version from records where id = 'awkward'`);
		expect(rows).toEqual([{ name: awkward, version: 3 }]);
		const result = await publish(target, lea, at);
		expect(result).toMatchObject({ ok: true, changed: true });
		await expect(target.orm.execute(sql`delete from audit`)).rejects.toThrow();
	});

	it('opens no door that may have been closed since: sessions, half a sign-in, links that were not used', async () => {
		const own = await testDatabase('founded');
		const who = { email: 'ada@example.org', role: 'editor', organisation: null, lang: 'fr' } as const;
		const token = await invite(own.database.orm, who, 'console');
		const { id } = (await accept(own.database, token, { name: 'Ada', password: 'three small boats' }))!;
		const later = new Date(Date.now() + 3_600_000);
		const session = { id: 's', token: 't', userId: id, expiresAt: later };
		await own.database.orm.insert(sessions).values(session);
		await own.database.orm.insert(signInSteps).values({ id: 'v', identifier: 'i', value: id, expiresAt: later });
		const open = await invite(own.database.orm, { ...who, email: 'eve@example.org' }, 'console');
		const path = newFile();
		await backUp(own.database, path, null);
		await own.end();
		await into(path, null);
		expect(await target.orm.select().from(sessions)).toEqual([]);
		expect(await target.orm.select().from(signInSteps)).toEqual([]);
		expect(await readLink(target.orm, 'invitation', open)).toBeNull();
		// Who works here still does, and used links stay used.
		expect(await listPeople(target.orm)).toMatchObject([{ id, email: 'ada@example.org', ended: false }]);
		expect(await target.orm.select().from(oneTimeLinks)).toMatchObject([{ email: 'ada@example.org' }]);
	});

	it('stands above what the disk of the machine has shown', async () => {
		const path = newFile();
		await backUp(source, path, null);
		const latest = (await latestPublication(source.orm))!;
		const { current, files: parts } = await loadEdition(source.orm, latest, () => undefined);
		const editions = join(folder, 'seen/editions');
		await mkdir(editions, { recursive: true });
		for (const [name, { identity, br, gzip }] of parts) {
			await writeFile(join(editions, name), identity);
			await writeFile(join(editions, `${name}.br`), br);
			await writeFile(join(editions, `${name}.gz`), gzip);
		}
		await writeFile(join(editions, 'current.json'), JSON.stringify({ ...current, sequence: current.sequence + 5000 }));
		const { sequence } = await into(path, null, { data: join(folder, 'seen') });
		expect(sequence).toBe(current.sequence + 5001);
	});

	it('stands above what the content that it replaces has shown, in the same second too', async () => {
		const path = newFile();
		await backUp(source, path, null);
		const first = await into(path, null, { replace: true });
		const second = await into(path, null, { replace: true });
		expect(second.sequence).toBeGreaterThan(first.sequence!);
	});

	it('never takes the place of content unless it is told to', async () => {
		const path = newFile();
		await backUp(source, path, null);
		await saveRecord(target.orm, { kind: 'places', id: 'a', body: place('a'), expected: 0, actor: 'lea' });
		const before = await contentOf(target);
		await expect(into(path, null)).rejects.toThrow('--replace');
		expect(await contentOf(target)).toEqual(before);
		await into(path, null, { replace: true });
		const { rows } = await target.orm.execute(sql`select id from records where id in ('a', 'awkward')`);
		expect(rows).toEqual([{ id: 'awkward' }]);
	});

	it('that is a moment of the database, whatever is written meanwhile', async () => {
		const path = newFile();
		const own = await testDatabase('founded');
		const saving = (async () => {
			for (let n = 0; n < 20; n += 1)
				await saveRecord(own.database.orm, {
					kind: 'places',
					id: `n${n}`,
					body: place(`n${n}`),
					expected: 0,
					actor: 'lea'
				});
		})();
		await backUp(own.database, path, null);
		await saving;
		await into(path, null);
		const { rows } = await target.orm
			.execute(sql`select (select count(*) from records where id ~ '^n[0-9]+$')::int as heads,
			(select count(*) from record_versions where id ~ '^n[0-9]+$')::int as versions`);
		expect(rows[0]!['heads']).toBe(rows[0]!['versions']);
		await own.end();
	});

	it('is not made of nothing', async () => {
		await expect(backUp(target, newFile(), null)).rejects.toThrow('holds nothing');
	});

	it('of a newer version of the program is refused, and nothing is changed', async () => {
		const path = newFile();
		const head = { madeAt: 'now', migrations: [{ tag: '9999_later', hash: 'x' }] };
		await writeBackup(path, null, [JSON.stringify(head), JSON.stringify({ rows: 0 })]);
		const before = await contentOf(target);
		await expect(into(path, null)).rejects.toThrow('start a newer version');
		expect(await contentOf(target)).toEqual(before);
	});

	it('with a row that breaks a rule of the tables is refused, and nothing is changed', async () => {
		const [path, broken] = [newFile(), newFile()];
		await backUp(source, path, null);
		const lines: string[] = [];
		await readBackup(path, null, (line) => void lines.push(line));
		const table = lines.findIndex((line) => line.startsWith('{"table":"record_versions"'));
		lines.splice(table + 1, 1);
		lines.push(JSON.stringify({ rows: JSON.parse(lines.pop()!).rows - 1 }));
		await writeBackup(broken, null, lines);
		await expect(into(broken, null)).rejects.toThrow('violates foreign key');
		const { rows } = await target.orm.execute(sql`select count(*)::int as n from records`);
		expect(rows).toEqual([{ n: 0 }]);
	});
});

describe('the file of a backup', () => {
	const lines = ['{"a":1}', JSON.stringify([awkward]), ...Array.from({ length: 5000 }, (_, n) => `[${Math.sqrt(n)}]`)];
	const read = async (path: string, passphrase: string | null) => {
		const found: string[] = [];
		await readBackup(path, passphrase, (line) => void found.push(line));
		return found;
	};

	it('says in its first line whether it is encrypted, and holds nothing readable if so', async () => {
		const [open, sealed] = [newFile(), newFile()];
		await writeBackup(open, null, lines);
		await writeBackup(sealed, 'a passphrase', lines);
		expect(String(await readFile(open)).split('\n')[0]).toContain('NOT ENCRYPTED');
		expect((await readFile(sealed)).toString('latin1').split('\n')[0]).toMatch(
			/ENCRYPTED aes-256-gcm scrypt N=131072 r=8 p=1 /
		);
		expect(await read(open, null)).toEqual(lines);
		expect(await read(sealed, 'a passphrase')).toEqual(lines);
	});

	it('is never overwritten', async () => {
		const path = newFile();
		await writeBackup(path, null, lines);
		await expect(writeBackup(path, null, [])).rejects.toThrow('EEXIST');
		expect(await read(path, null)).toEqual(lines);
	});

	it('of a failure is none', async () => {
		const path = newFile();
		const failing = async function* () {
			yield 'a';
			throw new Error('the database is gone');
		};
		await expect(writeBackup(path, null, failing())).rejects.toThrow('the database is gone');
		for (const name of [path, `${path}.part`]) await expect(stat(name)).rejects.toThrow('ENOENT');
	});

	it('does not open with another passphrase, nor with none', async () => {
		const path = newFile();
		await writeBackup(path, 'a passphrase', lines);
		await expect(read(path, 'another')).rejects.toThrow('is not the passphrase');
		await expect(read(path, null)).rejects.toThrow('set FANAL_BACKUP_PASSPHRASE');
	});

	it.each([
		['encrypted', 'a passphrase'],
		['not encrypted', null]
	])('%s is refused when any part of it is cut or changed', async (_, passphrase) => {
		const path = newFile();
		await writeBackup(path, passphrase, lines);
		const whole = await readFile(path);
		const start = whole.indexOf('\n') + 1;
		const places = [start + 1, start + 30, Math.floor(whole.length / 2), whole.length - 20, whole.length - 3];
		for (const place of places) {
			const changed = Buffer.from(whole);
			changed[place] = changed[place]! ^ 0x10;
			await writeFile(path, changed);
			await expect(read(path, passphrase), `changed at ${place}`).rejects.toThrow(BackupError);
			await writeFile(path, whole);
			await truncate(path, place);
			await expect(read(path, passphrase), `cut at ${place}`).rejects.toThrow(BackupError);
		}
		await writeFile(path, 'something else\n');
		await expect(read(path, passphrase)).rejects.toThrow('is no backup');
	});
});
