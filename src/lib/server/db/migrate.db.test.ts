import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { administer, migrations, ofDatabase } from './testing.ts';

// All that drizzle.config.ts names.
const schema = Object.assign({}, ...Object.values(import.meta.glob('./*schema.ts', { eager: true }))) as object;
const server = () => inject('databases').server;
const name = `bare_${process.pid}`;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fanal-migrations-'));
	await cp(migrations, folder, { recursive: true });
});
afterAll(async () => {
	await administer(server(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
	await rm(folder, { recursive: true });
});

const fresh = async (): Promise<string> => {
	await administer(server(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`);
	return ofDatabase(server(), name);
};
async function run(url: string, from = folder) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await migrate(client, from);
	} finally {
		await client.end();
	}
}
const journal = async () =>
	JSON.parse(await readFile(join(migrations, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] };

describe('migrations', () => {
	it('are all that the journal lists, and all that the folder holds', async () => {
		const listed = (await journal()).entries.map(({ tag }) => `${tag}.sql`);
		const held = (await readdir(migrations)).filter((each) => each.endsWith('.sql'));
		expect(held.sort()).toEqual(listed);
		expect([...new Set(listed.map((each) => each.slice(0, 4)))]).toHaveLength(listed.length);
	});

	it('make the tables that the schemas describe: else run npx drizzle-kit generate', async () => {
		const last = (await journal()).entries.at(-1)!.tag.slice(0, 4);
		const snapshot = JSON.parse(await readFile(join(migrations, `meta/${last}_snapshot.json`), 'utf8'));
		expect(await generateMigration(snapshot, generateDrizzleJson({ ...schema }, snapshot.id))).toEqual([]);
	});

	it('are applied once', async () => {
		const url = await fresh();
		expect((await run(url)).applied).toEqual((await journal()).entries.map(({ tag }) => tag));
		expect((await run(url)).applied).toEqual([]);
	});

	it('are applied by one of two servers that start at once', async () => {
		for (let round = 0; round < 5; round += 1) {
			const url = await fresh();
			const said: unknown[] = [];
			const servers = [1, 2].map(() => new Database({ url }, { migrations, log: (line) => said.push(line) }));
			await Promise.all(servers.map((each) => each.whenUp(30_000)));
			const { rows } = await servers[0]!.orm.execute('select tag from migrations');
			expect(rows).toHaveLength((await journal()).entries.length);
			expect(said).toEqual([]);
			await Promise.all(servers.map((each) => each.close()));
		}
	});

	it('leave nothing of one that fails', async () => {
		const url = await fresh();
		const [first] = (await journal()).entries;
		const text = await readFile(join(folder, `${first!.tag}.sql`), 'utf8');
		await writeFile(join(folder, `${first!.tag}.sql`), `${text}\n--> statement-breakpoint\nSELECT nonsense`);
		await expect(run(url)).rejects.toThrow('nonsense');
		await writeFile(join(folder, `${first!.tag}.sql`), text);
		expect((await run(url)).applied).toHaveLength((await journal()).entries.length);
	});

	it('that were changed after the fact are refused', async () => {
		const url = await fresh();
		await run(url);
		const [first] = (await journal()).entries;
		const file = join(folder, `${first!.tag}.sql`);
		const text = await readFile(file, 'utf8');
		await writeFile(file, `${text}\n`);
		await expect(run(url)).rejects.toThrow('never change one');
		await writeFile(file, text);
	});

	it('of a newer program are refused by an older one', async () => {
		const url = await fresh();
		await run(url);
		await administer(url, "INSERT INTO migrations (tag, hash) VALUES ('9999_later', 'x')");
		await expect(run(url)).rejects.toThrow('start a newer version');
	});
});

describe('history', () => {
	it.each(['record_versions', 'record_changes', 'publications', 'audit'])(
		'in %s is only ever added to',
		async (table) => {
			const url = await fresh();
			await run(url);
			for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
				await expect(administer(url, statement)).rejects.toThrow('only ever added to');
			const column = table === 'audit' || table === 'publications' ? 'actor' : 'kind';
			await expect(administer(url, `UPDATE ${table} SET ${column} = 'x'`)).rejects.toThrow('only ever added to');
		}
	);
});
