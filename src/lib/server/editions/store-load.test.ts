import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT, type Current } from '#lib/domain/edition/format.ts';
import { encode } from './content-file.ts';
import { EditionStore } from './store.ts';
import { first, noon, second, seconds, urls } from './store.fixture.ts';

let folder: string;
let store: EditionStore;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fanal-editions-'));
	store = new EditionStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));
const onDisk = async (): Promise<Current> => JSON.parse(await readFile(join(folder, 'current.json'), 'utf8'));
const path = (url: string) => join(folder, url.slice('/editions/'.length));

describe('loading what is on the disk', () => {
	it('serves the same again, without making it', async () => {
		const current = await store.publish(first, noon);
		const later = new EditionStore(folder);
		expect(later.current()).toBeNull();
		expect(await later.load()).toEqual(current);
		expect(later.sequence).toBe(current.sequence);
		expect(JSON.parse(later.current()!.body.identity.toString())).toEqual(current);
		expect(later.shards()).toEqual({
			edition: first.id,
			bodies: new Map(Object.entries(first.shards).map(([name, { body }]) => [name, body]))
		});
	});

	it('refuses an edition of which any form of any file was cut, changed or lost', async () => {
		await store.publish(first, noon);
		for (const url of urls)
			for (const end of ['', '.br', '.gz']) {
				const file = path(url) + end;
				const whole = await readFile(file);
				await writeFile(file, whole.subarray(0, whole.length - 1));
				expect([file, await new EditionStore(folder).load()]).toEqual([file, null]);
				await rm(file);
				expect(await new EditionStore(folder).load()).toBeNull();
				await writeFile(file, whole);
			}
		expect(await new EditionStore(folder).load()).not.toBeNull();
	});

	it.each(['', '{"format":1,"edi', 'null', '[]', '{}', '{"sequence":1}'])(
		'refuses a current.json of %j',
		async (text) => {
			await store.publish(first, noon);
			await writeFile(join(folder, 'current.json'), text);
			expect(await new EditionStore(folder).load()).toBeNull();
		}
	);

	it('refuses another format, and an edition that is not what its name says', async () => {
		const current = await store.publish(first, noon);
		for (const change of [{ format: FORMAT - 1 }, { edition: second.id }]) {
			await writeFile(join(folder, 'current.json'), JSON.stringify({ ...current, ...change }));
			expect(await new EditionStore(folder).load()).toBeNull();
		}
	});

	it('finds nothing in an empty folder', async () => {
		expect(await new EditionStore(join(folder, 'none')).load()).toBeNull();
		expect(() => new EditionStore(folder).shards()).toThrow('no edition');
	});
});

describe('adopting an edition published elsewhere', () => {
	const files = async (edition: typeof first) =>
		new Map(
			await Promise.all(
				[edition.manifestFile, ...Object.values(edition.shards)].map(
					async ({ url, body }) => [url.slice('/editions/'.length), await encode(body)] as const
				)
			)
		);
	const currentOf = ({ id, manifestFile: { url, size, sha256 } }: typeof first, sequence: number): Current => {
		const manifest = { url, size, sha256 };
		return { format: FORMAT, edition: id, sequence, madeAt: new Date(noon).toISOString(), manifest };
	};

	it('serves it, and keeps it for the next start', async () => {
		await store.publish(first, noon);
		const current = currentOf(second, seconds + 7);
		await store.adopt(current, await files(second));
		expect([store.current()!.edition, store.sequence]).toEqual([second.id, seconds + 7]);
		expect(await new EditionStore(folder).load()).toEqual(current);
		for (const url of urls) expect(store.file(url)).toBeDefined();
	});

	it('never puts an older one on a disk that another process shares', async () => {
		await store.adopt(currentOf(second, seconds + 7), await files(second));
		await new EditionStore(folder).adopt(currentOf(first, seconds + 1), await files(first));
		expect((await onDisk()).edition).toBe(second.id);
	});

	it('serves it from memory when the disk takes nothing', async () => {
		await writeFile(join(folder, 'blocked'), '');
		const blocked = new EditionStore(join(folder, 'blocked'));
		await expect(blocked.adopt(currentOf(first, 5), await files(first))).rejects.toThrow();
		expect(blocked.current()!.edition).toBe(first.id);
		for (const url of urls) expect(blocked.file(url)).toBeDefined();
	});

	it('takes the place of one that only stands in', async () => {
		const standIn = await store.publish(first, noon, 1);
		expect(standIn.sequence).toBe(1);
		await store.adopt(currentOf(first, seconds), await files(first));
		expect((await new EditionStore(folder).load())!.sequence).toBe(seconds);
	});
});
