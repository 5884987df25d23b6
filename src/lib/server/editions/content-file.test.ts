import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../publishing/publish.ts';
import { decode, encode, readEncoded, writeEncoded } from './content-file.ts';

const body = JSON.stringify({ places: 'abc'.repeat(500) });
const name = `facts-${sha256(body).slice(0, 20)}.json`;
let folder: string;
let path: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fanal-file-'));
	path = join(folder, name);
	await writeEncoded(path, await encode(body));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a file on the disk', () => {
	it('is read back as it was written', () => {
		expect(readEncoded(path)?.identity.toString()).toBe(body);
	});

	it.each(['', '.br', '.gz'])('of which the form "%s" was cut is none', async (end) => {
		const { length } = await readFile(path + end);
		for (const size of [0, 1, Math.floor(length / 2), length - 1]) {
			await truncate(path + end, size);
			expect([size, readEncoded(path)]).toEqual([size, undefined]);
		}
	});

	it.each(['', '.br', '.gz'])('of which the form "%s" was changed or lost is none', async (end) => {
		await writeFile(path + end, end === '.gz' ? gzipSync('{}') : '{}');
		expect(readEncoded(path)).toBeUndefined();
		await rm(path + end);
		expect(readEncoded(path)).toBeUndefined();
	});

	it('that is whole, but not what its name says, is none', async () => {
		await writeEncoded(path, await encode('{"places":"others"}'));
		expect(readEncoded(path)).toBeUndefined();
	});
});

it('a file made from its compressed forms needs both to say the same', async () => {
	const { br, gzip } = await encode(body);
	expect(decode({ br, gzip }).identity.toString()).toBe(body);
	expect(() => decode({ br, gzip: gzipSync('{}') })).toThrow('differ');
	expect(() => decode({ br: br.subarray(0, br.length - 1), gzip })).toThrow();
});
