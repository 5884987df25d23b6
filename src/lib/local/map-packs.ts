import type { DecodedMap } from '#lib/domain/street-map/decode.ts';
import { MAP_FORMAT, type MapManifest, type PartName } from '#lib/domain/street-map/format.ts';
import { PackError, parsePart, type Parts } from '#lib/domain/street-map/verify.ts';
import { Download, sha256, Trouble } from './download.ts';
import { storageProblem, type Problem } from './problem.ts';
import type { Progress } from './sync.ts';

/** Written and read by pages only, after size, hash and shape were checked; the service worker never looks in. */
export const MAP_CACHE = 'fanal-map';
const RECORD = '/map/__held';
/** A part announced as larger is not ours: refused before a byte of it is asked for. */
const LARGEST = 6_000_000;
const defaultPatience = 20_000;
/** Main streets first: with them alone one can already find one's way. */
const order = ['main', 'side', 'address'] as const;

type PartRef = NonNullable<MapManifest['parts'][PartName]>;

/** Which parts this device holds, and of when. Written last: a part without it is not held. */
interface HeldRecord {
	format: number;
	madeAt: string;
	parts: Partial<Record<PartName, PartRef>>;
}

/** What pages see of the street map, as it changes. Bytes of `held` are before compression. */
export interface MapState {
	current: DecodedMap | null;
	held: HeldMap | null;
	offer: MapOffer | null;
	/** The server was asked, and has no street map. */
	absent: boolean;
	status: 'empty' | 'opening' | 'ready' | 'taking';
	problem: Problem | null;
	progress: Progress | null;
}

export interface HeldMap {
	madeAt: string;
	main: number;
	side: number;
	address: number;
}

/** What could be downloaded, in bytes on the way; 0: nothing, or nothing newer. */
export interface MapOffer {
	map: number;
	address: number;
}

export type TakeResult = { ok: true; changed: boolean } | { ok: false; code: Problem };

/**
 * What the server has; `null` when it has no street map that this code can read.
 * @throws Trouble
 */
export async function askManifest(fetcher: typeof fetch, patience = defaultPatience): Promise<MapManifest | null> {
	let missing = false;
	const asking: typeof fetch = async (...request) => {
		const response = await fetcher.call(globalThis, ...request);
		missing = response.status === 404;
		return response;
	};
	const download = new Download(asking, patience);
	try {
		return readManifest(await download.text('/map/current.json', null));
	} catch (error) {
		if (missing) return null;
		throw error;
	} finally {
		download.stop();
	}
}

function readManifest(text: string): MapManifest | null {
	let manifest: MapManifest | null;
	try {
		manifest = JSON.parse(text) as MapManifest | null;
	} catch {
		throw new Trouble('server');
	}
	if (manifest === null) return null;
	if (manifest.format > MAP_FORMAT) throw new Trouble('format-newer');
	if (manifest.format !== MAP_FORMAT || typeof manifest.parts !== 'object' || typeof manifest.madeAt !== 'string')
		throw new Trouble('server');
	const told = order.flatMap((name) => manifest.parts[name] ?? []);
	if (!told.every(isSound)) throw new Trouble('server');
	return manifest.parts.main ? manifest : null;
}

function isSound({ url, size, transfer, sha256: hash }: PartRef): boolean {
	const isSize = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= LARGEST;
	return (
		/^\/map\/[\w.-]+$/.test(url) && url !== RECORD && isSize(size) && isSize(transfer) && /^[0-9a-f]{64}$/.test(hash)
	);
}

export interface TakeOptions {
	fetch: typeof fetch;
	manifest: MapManifest;
	address: boolean;
	progress?: (progress: Progress) => void;
	/** Told when the map is of use for the first time, before its side streets came. */
	usable?: () => Promise<void>;
	signal?: AbortSignal;
	patience?: number;
}

/**
 * Downloads what is missing of the parts asked for. Each part comes whole or not at all; a newer map takes the place of an
 * older one when its main and side streets are both here. Parts that came before an interruption are not asked for again.
 */
export function takeParts(options: TakeOptions): Promise<TakeResult> {
	return inTurn(() => attempt(options));
}

async function attempt({ manifest, address, signal, ...options }: TakeOptions): Promise<TakeResult> {
	const download = new Download(options.fetch, options.patience ?? defaultPatience);
	const stop = () => download.stop();
	signal?.addEventListener('abort', stop);
	try {
		const cache = await openCache();
		const before = await readRecord(cache);
		const wanted = order.filter((name) => name !== 'address' || address || before?.parts.address);
		const missing: [PartName, PartRef][] = [];
		for (const name of wanted) {
			const ref = manifest.parts[name];
			if (ref && !(await cache.match(ref.url))) missing.push([name, ref]);
		}
		const total = missing.reduce((sum, [, { size }]) => sum + size, 0);
		await makeSureOfRoom(total);
		let done = 0;
		const received = (bytes: number) => options.progress?.({ done: (done += bytes), total });
		for (const [name, ref] of missing) {
			const text = await download.text(ref.url, ref, received);
			check(text, name);
			if (signal?.aborted) throw new Trouble('offline');
			await cache.put(ref.url, new Response(text, { headers: { 'content-type': 'application/json' } }));
			if (name !== 'main' || before?.parts.main) continue;
			await writeRecord(cache, manifest, { main: ref });
			await options.usable?.();
		}
		const parts = { ...before?.parts };
		for (const name of wanted) {
			const ref = manifest.parts[name];
			if (ref) parts[name] = ref;
			// An address book the server no longer has stays; side streets belong to their main streets.
			else if (name === 'side') delete parts.side;
		}
		await writeRecord(cache, manifest, parts);
		await sweep(cache, parts);
		return { ok: true, changed: missing.length > 0 };
	} catch (error) {
		return { ok: false, code: problemOf(error) };
	} finally {
		signal?.removeEventListener('abort', stop);
		download.stop();
	}
}

function check(text: string, name: PartName): void {
	try {
		parsePart(text, name);
	} catch (error) {
		// Its hash is right: what the server announced is not a map.
		throw error instanceof PackError ? new Trouble('hash-mismatch') : error;
	}
}

/** The parts held, read and checked again: memory cards lose bits. `null` when no map is held. */
export async function readHeld(): Promise<{ record: HeldRecord; main: Parts['main'] } | null> {
	if (await isAbsent()) return null;
	const record = await readRecord(await openCache());
	const main = record && (await readPart('main'));
	return main ? { record, main } : null;
}

/**
 * One part, or `null` when it is not held.
 * @throws Trouble `storage-corrupt`
 */
export async function readPart<Name extends PartName>(name: Name): Promise<Parts[Name] | null> {
	if (await isAbsent()) return null;
	const cache = await openCache();
	const ref = (await readRecord(cache))?.parts[name];
	if (!ref) return null;
	const bytes = await (await cache.match(ref.url))?.arrayBuffer();
	if (bytes?.byteLength !== ref.size || (await sha256(bytes)) !== ref.sha256) throw new Trouble('storage-corrupt');
	try {
		return parsePart(new TextDecoder().decode(bytes), name);
	} catch (error) {
		throw error instanceof PackError ? new Trouble('storage-corrupt') : error;
	}
}

/** Forgets everything, or the address book only. */
export function removeParts(what: 'all' | 'address'): Promise<void> {
	return inTurn(async () => {
		if (what === 'all') return void (await globalThis.caches?.delete(MAP_CACHE));
		const cache = await openCache();
		const record = await readRecord(cache);
		if (!record) return;
		const parts = { ...record.parts };
		delete parts.address;
		await writeRecord(cache, record, parts);
		await sweep(cache, parts);
	});
}

/** What is held, told in bytes; the offer is what the server has beyond it. */
export function heldOf({ madeAt, parts }: HeldRecord): HeldMap {
	const bytes = (name: PartName) => parts[name]?.size ?? 0;
	return { madeAt, main: bytes('main'), side: bytes('side'), address: bytes('address') };
}

export function offerOf(manifest: MapManifest, record: HeldRecord | null): MapOffer | null {
	const missing = (name: PartName) => {
		const ref = manifest.parts[name];
		return ref && ref.sha256 !== record?.parts[name]?.sha256 ? ref.transfer : 0;
	};
	const offer = { map: missing('main') + missing('side'), address: missing('address') };
	return offer.map + offer.address > 0 ? offer : null;
}

export const problemOf = (error: unknown): Problem => (error instanceof Trouble ? error.code : storageProblem(error));

/** Looking in must not make the cache: what was erased stays erased. */
const isAbsent = async (): Promise<boolean> =>
	Boolean(globalThis.caches) && !(await caches.has(MAP_CACHE).catch(() => true));

async function openCache(): Promise<Cache> {
	// Neither exists where a page did not come by HTTPS; a private window may refuse the first.
	if (!globalThis.caches || !globalThis.crypto?.subtle) throw new Trouble('storage-refused');
	return caches.open(MAP_CACHE).catch((error: unknown) => {
		throw new Trouble(storageProblem(error));
	});
}

async function readRecord(cache: Cache): Promise<HeldRecord | null> {
	const record = (await (await cache.match(RECORD))?.json().catch(() => null)) as HeldRecord | null | undefined;
	// Another format is another code's: it is offered anew.
	return record?.format === MAP_FORMAT && record.parts.main ? record : null;
}

const writeRecord = (cache: Cache, { madeAt }: { madeAt: string }, parts: HeldRecord['parts']): Promise<void> =>
	cache.put(RECORD, Response.json({ format: MAP_FORMAT, madeAt, parts } satisfies HeldRecord));

async function sweep(cache: Cache, parts: HeldRecord['parts']): Promise<void> {
	const kept = new Set([RECORD, ...order.flatMap((name) => parts[name]?.url ?? [])]);
	const stale = (await cache.keys()).filter(({ url }) => !kept.has(new URL(url).pathname));
	await Promise.all(stale.map((request) => cache.delete(request)));
}

async function makeSureOfRoom(bytes: number): Promise<void> {
	const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
	if (quota !== undefined && usage !== undefined && quota - usage < bytes) throw new Trouble('storage-full');
}

/** One tab at a time, where the browser has locks; without them the same bytes are written twice. */
const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> =>
	navigator.locks ? navigator.locks.request(MAP_CACHE, work) : work();
