import {
	createCipheriv,
	createDecipheriv,
	createHash,
	randomBytes,
	scrypt,
	type CipherGCM,
	type DecipherGCM
} from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** A file is no backup, is damaged, or does not open with this passphrase. `message` is for the person who asked. */
export class BackupError extends Error {
	override name = 'BackupError';
}

const CIPHER = 'aes-256-gcm';
const TAG = 16;
/** The first line is shorter. */
const LONGEST_HEADER = 400;
const NAME = 'FANAL BACKUP 1';
const OPEN = `${NAME} NOT ENCRYPTED: it holds what people sign in with; keep it locked away\n`;
/** 128 MB and half a second a guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 };

/**
 * Writes lines into a backup, a new file that only its owner may read; where one is, it throws. The file is one line of
 * header, then the lines, compressed by gzip; with a passphrase encrypted by AES-256-GCM under a key that scrypt made
 * from it, with the header authenticated and the tag (16 bytes) last.
 */
export async function writeBackup(
	path: string,
	passphrase: string | null,
	lines: AsyncIterable<string> | Iterable<string>
): Promise<void> {
	const part = `${path}.part`;
	const target = await open(path, 'wx', 0o600);
	const file = await open(part, 'w', 0o600);
	try {
		const { header, cipher } = passphrase ? await sealed(passphrase) : { header: OPEN, cipher: null };
		await file.write(header);
		const text = Readable.from(withBreaks(lines), { objectMode: true });
		const sink = async (chunks: AsyncIterable<Buffer>) => {
			for await (const chunk of chunks) await file.writeFile(chunk);
		};
		if (cipher) await pipeline(text, createGzip(), cipher, sink);
		else await pipeline(text, createGzip(), sink);
		if (cipher) await file.writeFile(cipher.getAuthTag());
		await file.sync();
		await rename(part, path);
	} catch (error) {
		await Promise.all([rm(part, { force: true }), rm(path, { force: true })]);
		throw error;
	} finally {
		await Promise.all([target.close(), file.close()]);
	}
}

/**
 * Reads a backup to its end, and gives each line to `take`. Settles once all of it is known to be what was written;
 * throws `BackupError` otherwise, perhaps after lines were taken: what they did must be undone then.
 */
export async function readBackup(
	path: string,
	passphrase: string | null,
	take: (line: string) => void | Promise<void>
): Promise<void> {
	const { header, size } = await readHeader(path);
	const decipher = header === OPEN ? null : await opener(header, passphrase, path, size);
	const start = Buffer.byteLength(header);
	const end = size - 1 - (decipher ? TAG : 0);
	if (end < start) throw damaged(path);
	const source = createReadStream(path, { start, end });
	const sink = async (chunks: AsyncIterable<Buffer>) => {
		for await (const line of splitLines(chunks)) await take(line);
	};
	try {
		if (decipher) await pipeline(source, decipher, createGunzip(), sink);
		else await pipeline(source, createGunzip(), sink);
	} catch (error) {
		throw isDamage(error) ? damaged(path) : error;
	}
}

async function readHeader(path: string): Promise<{ header: string; size: number }> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
		const text = buffer.subarray(0, bytesRead).toString('latin1');
		if (!text.startsWith(`${NAME} `) || !text.includes('\n')) throw new BackupError(`${path} is no backup of Fanal`);
		return { header: text.slice(0, text.indexOf('\n') + 1), size: (await file.stat()).size };
	} finally {
		await file.close();
	}
}

async function sealed(passphrase: string): Promise<{ header: string; cipher: CipherGCM }> {
	const [salt, iv] = [randomBytes(16), randomBytes(12)];
	const { key, check } = await keyFrom(passphrase, salt, COST);
	const { N, r, p } = COST;
	const said = `N=${N} r=${r} p=${p} salt=${salt.toString('hex')} iv=${iv.toString('hex')} check=${check}`;
	const header = `${NAME} ENCRYPTED ${CIPHER} scrypt ${said}\n`;
	return { header, cipher: createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(header)) };
}

const HEADER = new RegExp(
	`^${NAME} ENCRYPTED ${CIPHER} scrypt N=(\\d{1,8}) r=(\\d{1,3}) p=(\\d{1,3}) salt=([0-9a-f]{32}) iv=([0-9a-f]{24}) check=([0-9a-f]{32})\n$`
);

async function opener(header: string, passphrase: string | null, path: string, size: number): Promise<DecipherGCM> {
	const [, N, r, p, salt = '', iv = '', wanted] = HEADER.exec(header) ?? [];
	if (!N) throw new BackupError(`${path} is a backup of a newer version: restore it with that one`);
	if (!passphrase) throw new BackupError(`${path} is encrypted: set FANAL_BACKUP_PASSPHRASE`);
	const { key, check } = await keyFrom(passphrase, Buffer.from(salt, 'hex'), {
		N: Number(N),
		r: Number(r),
		p: Number(p)
	});
	if (check !== wanted) throw new BackupError(`FANAL_BACKUP_PASSPHRASE is not the passphrase of ${path}`);
	const file = await open(path, 'r');
	try {
		const { buffer } = await file.read(Buffer.alloc(TAG), 0, TAG, size - TAG);
		const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'hex'));
		return decipher.setAAD(Buffer.from(header)).setAuthTag(buffer);
	} finally {
		await file.close();
	}
}

/** A key, and what tells a wrong passphrase at once, which tells nothing of the key. */
async function keyFrom(passphrase: string, salt: Buffer, cost: typeof COST): Promise<{ key: Buffer; check: string }> {
	const made = await new Promise<Buffer>((resolve, reject) => {
		const options = { ...cost, maxmem: 256 * cost.N * cost.r };
		scrypt(passphrase.normalize('NFC'), salt, 64, options, (error, key) => (error ? reject(error) : resolve(key)));
	});
	const check = createHash('sha256').update(made.subarray(32)).digest('hex').slice(0, 32);
	return { key: made.subarray(0, 32), check };
}

async function* withBreaks(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
	for await (const line of lines) yield `${line}\n`;
}

async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let rest = '';
	for await (const chunk of chunks) {
		const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		yield* lines;
	}
	if (rest !== '') throw new BackupError('the last line is cut');
}

const damaged = (path: string) => new BackupError(`${path} is damaged: take another copy of it`);

/** What zlib and the cipher say. */
function isDamage(error: unknown): boolean {
	const { code = '', message = '' } = error as NodeJS.ErrnoException;
	return /^(Z_|ERR_CRYPTO)/.test(code) || /authenticate data|unexpected end of file/.test(message);
}
