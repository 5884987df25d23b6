import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#lib/domain/testing.ts';
import { FORMAT, type Current } from '#lib/domain/edition/format.ts';
import { encode, writeEncoded } from './content-file.ts';
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

describe('publishing', () => {
	it('makes a folder that is not there yet', async () => {
		const deep = new EditionStore(join(folder, 'a/b'));
		await deep.publish(first, noon);
		expect(await readdir(join(folder, 'a/b'))).toContain('current.json');
	});

	it('writes every file of the edition, three times encoded, and no part is left', async () => {
		await store.publish(first, noon);
		const names = urls.map((url) => url.slice('/editions/'.length));
		const expected = [...names.flatMap((name) => [name, `${name}.br`, `${name}.gz`]), 'current.json'];
		expect((await readdir(folder)).sort()).toEqual(expected.sort());
		for (const { url, body } of Object.values(first.shards)) {
			const { identity, br, gzip, etag, type } = store.file(url)!;
			expect([identity, brotliDecompressSync(br), gunzipSync(gzip)].map(String)).toEqual([body, body, body]);
			expect(await readFile(path(url), 'utf8')).toBe(body);
			expect(url).toContain(etag.slice(1, -1));
			expect(type).toBe('application/json; charset=utf-8');
		}
	});

	it('says what is current, on disk and in memory', async () => {
		expect(store.current()).toBeNull();
		const current = await store.publish(first, noon);
		const { url, size, sha256 } = first.manifestFile;
		expect(current).toEqual({
			format: FORMAT,
			edition: first.id,
			sequence: seconds,
			madeAt: '2026-11-24T12:00:00.000Z',
			manifest: { url, size, sha256 }
		});
		expect(await onDisk()).toEqual(current);
		const { edition, body } = store.current()!;
		expect(edition).toBe(first.id);
		expect(JSON.parse(body.identity.toString())).toEqual(current);
		expect(brotliDecompressSync(body.br).toString()).toBe(body.identity.toString());
	});

	it('keeps yesterday’s edition current when today’s cannot be written whole', async () => {
		await store.publish(first, noon);
		const before = await onDisk();
		// A folder stands where a file should.
		await mkdir(join(path(second.shards['facts']!.url), 'in-the-way'), { recursive: true });
		await expect(store.publish(second, noon + 60_000)).rejects.toThrow();
		expect(await onDisk()).toEqual(before);
		expect(store.current()!.edition).toBe(first.id);
	});

	it('never writes again what is written', async () => {
		await store.publish(first, noon);
		const inodes = () => Promise.all(urls.map(async (url) => (await stat(path(url))).ino));
		const before = await inodes();
		await new EditionStore(folder).publish(first, noon + 60_000);
		await store.publish(second, noon + 120_000);
		expect(await inodes()).toEqual(before);
	});
});

describe('the sequence', () => {
	it('and the date stay while the edition stays, over restarts too', async () => {
		const current = await store.publish(first, noon);
		expect(await store.publish(first, noon + 60_000)).toEqual(current);
		expect(await new EditionStore(folder).publish(first, noon + 120_000)).toEqual(current);
		expect(await onDisk()).toEqual(current);
	});

	it('of a new edition is the clock, in whole seconds', async () => {
		await store.publish(first, noon);
		expect((await store.publish(second, noon + 60_900)).sequence).toBe(seconds + 60);
	});

	it.each([
		['stands still', noon],
		['went back a year', noon - 365 * 86_400_000]
	])('grows by one when the clock %s', async (_, now) => {
		await store.publish(first, noon);
		expect((await store.publish(second, now)).sequence).toBe(seconds + 1);
	});

	it('grows when an older edition is taken back', async () => {
		const old = await store.publish(first, noon);
		const middle = await store.publish(second, noon + 10_000);
		const back = await new EditionStore(folder).publish(first, noon + 10_000);
		expect(back).toEqual({ ...old, sequence: middle.sequence + 1, madeAt: '2026-11-24T12:00:10.000Z' });
	});

	it('grows when the same edition was published in another format', async () => {
		const current = await store.publish(first, noon);
		await writeFile(join(folder, 'current.json'), JSON.stringify({ ...current, format: FORMAT - 1 }));
		const again = await new EditionStore(folder).publish(first, noon);
		expect([again.format, again.sequence]).toEqual([FORMAT, seconds + 1]);
	});
});

describe('a damaged folder', () => {
	it.each(['', '{"format":1,"edi', 'null', '[]', '{}', '\0\0\0\0'])(
		'with a current.json of %j is mended',
		async (text) => {
			await store.publish(first, noon);
			await writeFile(join(folder, 'current.json'), text);
			const current = await new EditionStore(folder).publish(first, noon + 5000);
			expect(current).toMatchObject({ edition: first.id, sequence: seconds + 5 });
			expect(await onDisk()).toEqual(current);
		}
	);

	it('gets back a file that was cut short, changed or lost', async () => {
		await store.publish(first, noon);
		const [cut, changed, lost] = urls as [string, string, string];
		await truncate(path(cut), 10);
		await writeFile(path(changed), '{}');
		await rm(path(lost));
		const again = new EditionStore(folder);
		await again.publish(first, noon);
		for (const { url, body } of [first.manifestFile, ...Object.values(first.shards)]) {
			expect(await readFile(path(url), 'utf8')).toBe(body);
			expect(again.file(url)!.identity.toString()).toBe(body);
		}
	});

	it.each(['.br', '.gz'])('gets back an encoded file (%s) that was lost or cut', async (end) => {
		await store.publish(first, noon);
		await rm(path(urls[0]!) + end);
		await truncate(path(urls[1]!) + end, 20);
		const again = new EditionStore(folder);
		await again.publish(first, noon);
		for (const url of urls) {
			const { identity, br, gzip } = again.file(url)!;
			expect(brotliDecompressSync(br)).toEqual(identity);
			expect(gunzipSync(gzip)).toEqual(identity);
			expect(new EditionStore(folder).file(url)?.br).toEqual(br);
		}
	});
});

describe('a file', () => {
	it('of an older edition is still there for a device in the middle of fetching it', async () => {
		await store.publish(first, noon);
		const later = new EditionStore(folder);
		await later.publish(second, noon + 1000);
		for (const { url, body } of [first.manifestFile, ...Object.values(first.shards)])
			expect(later.file(url)?.identity.toString()).toBe(body);
	});

	it('is none under any other name', async () => {
		await store.publish(first, noon);
		const others = [
			'/editions/current.json',
			'/editions/../secret-00000000000000000000.json',
			'/editions/..%2fsecret-00000000000000000000.json',
			'/editions/./facts-00000000000000000000.json',
			'/editions/sub/facts-00000000000000000000.json',
			'/editions/facts-00000000000000000000.json',
			'/editions/facts-00000000000000000000.json.br',
			'/editions/facts-00000000000000000000.json\n',
			'/editions/',
			'/editions',
			'/'
		];
		expect(others.filter((each) => store.file(each))).toEqual([]);
	});

	it('outside of the folder is none, though it exists and is named like one', async () => {
		const inner = new EditionStore(join(folder, 'inner'));
		await inner.publish(first, noon);
		const outside = `secret-${sha256('{}').slice(0, 20)}.json`;
		await writeEncoded(join(folder, outside), await encode('{}'));
		expect(new EditionStore(folder).file(`/editions/${outside}`)).toBeDefined();
		expect(inner.file(`/editions/../${outside}`)).toBeUndefined();
	});
});
