import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import {
	brotliCompress,
	brotliCompressSync,
	brotliDecompressSync,
	constants,
	gunzipSync,
	gzip,
	gzipSync
} from 'node:zlib';
import type { EncodedFile } from './window.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Compressed as well as it gets: once written, it is sent many times. */
export async function encode(body: string): Promise<EncodedFile> {
	const identity = Buffer.from(body);
	const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length };
	const [br, gz] = await Promise.all([compressBrotli(identity, { params }), compressGzip(identity, { level: 9 })]);
	return asFile(identity, br, gz);
}

/** For a small text that is needed at once. */
export function encodeQuickly(body: string): EncodedFile {
	const identity = Buffer.from(body);
	return asFile(identity, brotliCompressSync(identity), gzipSync(identity));
}

/** Writes a file with its two compressed forms beside it, the plain one last: where it is, the others are. */
export async function writeEncoded(path: string, { br, gzip, identity }: EncodedFile): Promise<void> {
	await replaceFile(`${path}.br`, br);
	await replaceFile(`${path}.gz`, gzip);
	await replaceFile(path, identity);
}

/** What `writeEncoded` has written, or nothing: a file of which any form was cut or changed is none. */
export function readEncoded(path: string): EncodedFile | undefined {
	try {
		const file = asFile(readFileSync(path), readFileSync(`${path}.br`), readFileSync(`${path}.gz`));
		return isWhole(file) && path.includes(file.etag.slice(1, -1)) ? file : undefined;
	} catch {
		return undefined;
	}
}

/** A file made from its compressed forms. Throws when one cannot be read, or they do not say the same. */
export function decode({ br, gzip }: Pick<EncodedFile, 'br' | 'gzip'>): EncodedFile {
	const file = asFile(brotliDecompressSync(br), br, gzip);
	if (!isWhole(file)) throw new Error('two forms of one file differ');
	return file;
}

const isWhole = ({ identity, br, gzip }: EncodedFile) =>
	brotliDecompressSync(br).equals(identity) && gunzipSync(gzip).equals(identity);

/** Writes beside and renames: a reader sees the old file or the new one, never half of it. */
export async function replaceFile(path: string, content: string | Buffer): Promise<void> {
	await writeFile(`${path}.${process.pid}.part`, content);
	await rename(`${path}.${process.pid}.part`, path);
}

const asFile = (identity: Buffer, br: Buffer, gzip: Buffer): EncodedFile => ({
	identity,
	br,
	gzip,
	etag: `"${createHash('sha256').update(identity).digest('hex').slice(0, 20)}"`,
	type: 'application/json; charset=utf-8'
});
