import { FORMAT, type Current, type Manifest, type ShardRef } from '#lib/domain/edition/format.ts';
import { neededShards } from '#lib/domain/edition/open.ts';
import type { DirectoryDb, HeldEdition, Shard } from './directory-db.ts';
import { Download, Trouble } from './download.ts';
import { storageProblem, type Problem } from './problem.ts';
import { keptLanguages, wantedShards } from './shards.ts';

export type SyncResult = { ok: true; changed: boolean } | { ok: false; code: Problem };

/** Bytes, before compression. */
export interface Progress {
	done: number;
	total: number;
}

export interface SyncOptions {
	fetch: typeof fetch;
	db: DirectoryDb;
	/** Chosen languages; French comes with them. */
	languages: readonly string[];
	now: Date;
	progress?: (progress: Progress) => void;
	/** Milliseconds without a byte, or three times that without our turn, before giving up. */
	patience?: number;
}

/** Name of the lock and of the channel that tells other tabs. */
export const DIRECTORY_CHANNEL = 'fanal-directory';

const defaultPatience = 20_000;

/**
 * Brings the device's copy to the current edition and to these languages, or changes nothing at all. One tab at a time;
 * the others learn on `BroadcastChannel(DIRECTORY_CHANNEL)`. When there is nothing new it costs one request.
 */
export function sync(options: SyncOptions): Promise<SyncResult> {
	return inTurn(3 * (options.patience ?? defaultPatience), () => attempt(options));
}

/** Forgets the texts of other languages than these, without the network. */
export function keepOnly(db: DirectoryDb, languages: readonly string[]): Promise<SyncResult> {
	return inTurn(defaultPatience, async () => {
		const own = await db.held();
		if (!own) return { ok: true, changed: false };
		await db.replace({ ...own, languages: keptLanguages(own.manifest, languages) }, []);
		announce(db, own.edition);
		return { ok: true, changed: true };
	});
}

/** One tab at a time, where the browser has locks; without them the transaction still refuses to mix two editions. */
async function inTurn(patience: number, work: () => Promise<SyncResult>): Promise<SyncResult> {
	const { locks } = navigator;
	const wait = new AbortController();
	const timer = setTimeout(() => wait.abort(), patience);
	try {
		const begin = () => {
			clearTimeout(timer);
			return work();
		};
		return await (locks ? locks.request(DIRECTORY_CHANNEL, { signal: wait.signal }, begin) : begin());
	} catch (error) {
		return { ok: false, code: wait.signal.aborted ? 'timeout' : storageProblem(error) };
	}
}

async function attempt(options: SyncOptions): Promise<SyncResult> {
	// Not on an insecure address (http, not localhost): there nothing can be verified, nor kept.
	if (!globalThis.crypto?.subtle) return { ok: false, code: 'storage-refused' };
	const download = new Download(options.fetch, options.patience ?? defaultPatience);
	try {
		return { ok: true, changed: await bring(options, download) };
	} catch (error) {
		return { ok: false, code: error instanceof Trouble ? error.code : storageProblem(error) };
	} finally {
		download.stop();
	}
}

async function bring({ db, languages, now, progress }: SyncOptions, download: Download): Promise<boolean> {
	const held = await db.held();
	const own = held?.format === FORMAT ? held : null;
	const current = readCurrent(await download.text('/editions/current.json', null));
	// A lower sequence is an old answer from a cache on the way: our own edition stays the aim.
	const aim = own && current.sequence < own.sequence ? own : current;
	const same = aim.edition === own?.edition;
	const manifest = same ? own.manifest : readManifest(await download.text(current.manifest.url, current.manifest));

	const alerts = await alertsOf(aim, own, download);
	const wanted = wantedShards(manifest, languages);
	const hashes = new Set(await db.hashes());
	const missing = new Map(wanted.filter(([, ref]) => !hashes.has(ref.sha256)).map(([name, ref]) => [ref.sha256, name]));
	const kept = keptLanguages(manifest, languages);
	const unchanged = same && aim.sequence === own.sequence && alerts?.sha256 === own.alerts?.sha256;
	if (unchanged && !missing.size && kept.join() === own.languages.join()) return false;

	const refs = wanted.filter(([name, ref]) => missing.get(ref.sha256) === name);
	const total = refs.reduce((sum, [, ref]) => sum + ref.size, 0);
	let done = 0;
	const received = (bytes: number) => progress?.({ done: (done += bytes), total });
	const added: Shard[] = await Promise.all(
		refs.map(async ([name, ref]) => ({
			sha256: ref.sha256,
			name,
			body: await download.text(ref.url, ref, received)
		}))
	);
	const { edition, sequence, madeAt } = aim;
	const next: HeldEdition = {
		format: FORMAT,
		edition,
		sequence,
		madeAt,
		fetchedAt: now.toISOString(),
		manifest,
		languages: kept,
		alerts
	};
	// Between the last bytes and the transaction: both are long on a slow phone, a finger may come between.
	await new Promise<void>((resolve) => setTimeout(resolve));
	await db.replace(next, added);
	announce(db, edition);
	return true;
}

/** An alert that does not arrive whole is asked for again next time: the directory does not wait for it. */
async function alertsOf(aim: Current | HeldEdition, own: HeldEdition | null, download: Download) {
	const ref = aim.alerts;
	if (!ref || !('url' in ref)) return ref;
	if (ref.sha256 === own?.alerts?.sha256) return own.alerts;
	const body = await download.text(ref.url, ref).catch(() => null);
	return body === null ? own?.alerts : { sha256: ref.sha256, body };
}

function announce(db: DirectoryDb, edition: string) {
	if (db.problem || !globalThis.BroadcastChannel) return;
	const channel = new BroadcastChannel(DIRECTORY_CHANNEL);
	channel.postMessage({ edition });
	channel.close();
}

function readCurrent(text: string): Current {
	const { format, edition, sequence, madeAt, manifest, alerts } = readObject(text) as Partial<Current>;
	if (typeof format === 'number' && format !== FORMAT) throw new Trouble('format-newer');
	if (typeof format !== 'number' || typeof edition !== 'string' || typeof madeAt !== 'string')
		throw new Trouble('server');
	if (!Number.isSafeInteger(sequence) || !isRef(manifest)) throw new Trouble('server');
	return { format, edition, sequence: sequence as number, madeAt, manifest, ...(isRef(alerts) && { alerts }) };
}

function readManifest(text: string): Manifest {
	const manifest = readObject(text) as Manifest;
	if (manifest.format !== FORMAT) throw new Trouble('format-newer');
	const shards = manifest.shards ?? {};
	if (!neededShards.every((name) => shards[name]) || !Object.values(shards).every(isRef)) throw new Trouble('server');
	return manifest;
}

const isRef = (ref: ShardRef | undefined): ref is ShardRef =>
	typeof ref?.url === 'string' && typeof ref.sha256 === 'string' && typeof ref.size === 'number';

function readObject(text: string): object {
	try {
		return Object(JSON.parse(text)) as object;
	} catch {
		throw new Trouble(/^\s*[^{\s]/.test(text) ? 'server' : 'truncated');
	}
}
