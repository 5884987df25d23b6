/// <reference lib="webworker" />
import { FORMAT } from '#lib/domain/edition/format.ts';
import { DRAWN_CACHE, drawnKey } from '#lib/local/drawn-key.ts';
import { readMarker } from '#lib/local/marker.ts';
import { decide, SHELL, type RequestFacts } from '#lib/local/navigation.ts';
import {
	CODE_CACHE_PREFIX,
	CODE_PACK,
	codeCacheName,
	isShell,
	keyOf,
	pathOf,
	shellFits,
	unpacked
} from '#lib/local/precache.ts';
import type { PrecacheEntry } from '#lib/local/precache.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/** Keeps code, and only code: no directory data, nothing of the staff. It shows, but never writes, the pages left drawn. */
const entries = self.__WB_MANIFEST;
const cacheName = codeCacheName(entries);
const keys = new Map(entries.map((entry) => [pathOf(entry), keyOf(entry)]));
/** Milliseconds a navigation waits for the network while this device holds nothing. */
const limit = 3000;
/** So many files are fetched one by one; more come in the pack. */
const FEW = 40;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'skip-waiting') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	const facts: RequestFacts = {
		method: request.method,
		sameOrigin: url.origin === self.location.origin,
		path: url.pathname,
		navigation: request.mode === 'navigate',
		precached: keys.has(url.pathname),
		heldFormat: null,
		format: FORMAT
	};
	if (decide(facts) !== 'pass') event.respondWith(answer(request, facts));
});

/** All or nothing. Never `skipWaiting` here: open pages still need the files of their own version. */
async function install() {
	const resumed = await caches.has(cacheName);
	const cache = await caches.open(cacheName);
	const older = (await caches.keys()).filter((name) => name.startsWith(CODE_CACHE_PREFIX));
	try {
		const missing = await absent(older);
		const pack = missing > FEW ? await codePack() : {};
		await Promise.all(entries.map((entry) => add(cache, entry, older, pack)));
	} catch (error) {
		if (!resumed) await caches.delete(cacheName);
		throw error;
	}
}

/** How many files no version before has. */
async function absent(older: string[]): Promise<number> {
	const known = new Set<string>();
	for (const name of older)
		for (const { url } of await (await caches.open(name)).keys()) known.add(url.slice(self.location.origin.length));
	return entries.filter((entry) => !known.has(keyOf(entry))).length;
}

/** Path → text. Its names carry the hash of what they hold, so that a pack of another version does no harm. */
async function codePack(): Promise<Record<string, string>> {
	try {
		const response = await fetch(CODE_PACK, { cache: 'no-cache' });
		return response.ok ? ((await response.json()) as Record<string, string>) : {};
	} catch {
		// One by one, then.
		return {};
	}
}

async function add(cache: Cache, entry: PrecacheEntry, older: string[], pack: Record<string, string>) {
	const key = keyOf(entry);
	for (const name of older) {
		const known = await caches.match(key, { cacheName: name, ignoreVary: true });
		if (known) return name === cacheName ? undefined : cache.put(key, known);
	}
	const packed = entry.revision ? undefined : pack[pathOf(entry)];
	if (packed !== undefined) return cache.put(key, unpacked(pathOf(entry), packed));
	const request = new Request(pathOf(entry), { cache: entry.revision ? 'reload' : 'default', redirect: 'error' });
	const response = await fetch(request);
	if (!response.ok) throw new Error(`${response.status} ${pathOf(entry)}`);
	if (isShell(entry) && !shellFits(await response.clone().text(), entries)) throw new Error('shell of another version');
	await cache.put(key, response);
}

async function activate() {
	// A page drawn by other code starts other code.
	const stale = (name: string) => name === DRAWN_CACHE || (name.startsWith(CODE_CACHE_PREFIX) && name !== cacheName);
	const others = (await caches.keys()).filter(stale);
	await Promise.all(others.map((name) => caches.delete(name)));
	await self.clients.claim();
}

async function answer(request: Request, facts: RequestFacts): Promise<Response> {
	const held = facts.navigation ? await readMarker() : null;
	const decision = decide({ ...facts, heldFormat: held?.format ?? null });
	if (decision === 'network-then-shell') return networkThenShell(request);
	if (decision === 'shell' && held) {
		const drawn = await drawnBefore(request, held.edition);
		if (drawn) return drawn;
	}
	return (await kept(decision === 'shell' ? SHELL : facts.path)) ?? fetch(request);
}

async function networkThenShell(request: Request): Promise<Response> {
	const network = fetch(request).then(
		(response) => (response.status < 500 ? response : null),
		() => null
	);
	const late = new Promise<null>((resolve) => setTimeout(resolve, limit, null));
	return (await Promise.race([network, late])) ?? (await kept(SHELL)) ?? (await network) ?? Response.error();
}

/** The page as it was drawn last from this edition, with the shell in it: something to read while the code starts. */
const drawnBefore = async ({ url }: Request, edition: string) => {
	const { pathname, search } = new URL(url);
	return search ? undefined : caches.match(drawnKey(pathname, edition), { cacheName: DRAWN_CACHE });
};

const kept = (path: string) => caches.match(keys.get(path) ?? path, { cacheName, ignoreVary: true });
