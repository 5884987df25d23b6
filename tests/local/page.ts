import type { Page } from '@playwright/test';
import type * as connection from '../../src/lib/local/connection.svelte.ts';
import type * as directoryDb from '../../src/lib/local/directory-db.ts';
import type * as erase from '../../src/lib/local/erase.ts';
import type * as live from '../../src/lib/local/live.svelte.ts';
import type * as marker from '../../src/lib/local/marker.ts';
import type * as syncing from '../../src/lib/local/sync.ts';
import type * as updates from '../../src/lib/local/updates.svelte.ts';
import type * as userDb from '../../src/lib/local/user-db.ts';
import { bundle } from './bundle.ts';
import { editionA, editionB, editionNewer } from './editions.ts';
import { TestServer } from './server.ts';

type Fanal = typeof connection &
	typeof directoryDb &
	typeof erase &
	typeof live &
	typeof marker &
	typeof syncing &
	typeof updates &
	typeof userDb;

declare global {
	/** What the bundle exports, and helpers of the test page. */
	var fanal: Fanal;
	/** A `fetch` that asks for one edition, never from a cache; `spoil` adds a query to chosen addresses. */
	function fetchOf(edition: string, spoil?: Record<string, string>): typeof fetch;
	/** The edition a fresh connection finds, with `whole` telling whether each of its shards is there unharmed. */
	function inspect(
		db?: directoryDb.DirectoryDb
	): Promise<{ edition: string; sequence: number; languages: string[]; whole: boolean } | null>;
}

const html = `<!doctype html><title>test</title><script type="module">
import * as fanal from '/local.js';
globalThis.fetchOf = (edition, spoil = {}) => (url, init) => {
	const path = url === '/editions/current.json' ? '/' + edition + '/current.json' : url;
	return fetch(path + (spoil[path] ? '?' + spoil[path] : ''), { ...init, cache: 'no-store' });
};
globalThis.inspect = async (db) => {
	const own = db ?? (await fanal.openDirectoryDb());
	const copy = await own.read();
	const stored = await own.hashes();
	if (!db) own.close();
	if (!copy) return null;
	const { held: { edition, sequence, languages, manifest }, bodies } = copy;
	const hashes = await Promise.all([...bodies].map(async ([name, body]) => {
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)));
		return [name, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')];
	}));
	const wanted = Object.keys(manifest.shards).filter((name) => !name.startsWith('text.') || languages.includes(name.slice(5)));
	const whole = hashes.length === wanted.length && stored.length === new Set(hashes.map(([, hash]) => hash)).size &&
		hashes.every(([name, hash]) => manifest.shards[name].sha256 === hash);
	return { edition, sequence, languages, whole };
};
globalThis.fanal = fanal;
</script>`;

const modules = [
	'connection.svelte.ts',
	'directory-db.ts',
	'erase.ts',
	'live.svelte.ts',
	'marker.ts',
	'sync.ts',
	'updates.svelte.ts',
	'user-db.ts'
];

/** A server with the device's code at `/local.js`, the editions, and an empty page at `/`. */
export async function deviceServer(): Promise<TestServer> {
	const server = await new TestServer().start();
	for (const [path, code] of await bundle(modules.map((name) => `src/lib/local/${name}`))) {
		server.put(path, code, 'text/javascript');
	}
	server.put('/', html, 'text/html');
	for (const { files } of [editionA, editionB, editionNewer]) for (const [path, body] of files) server.put(path, body);
	return server;
}

export async function ready(page: Page, server: TestServer, path = '/'): Promise<Page> {
	await page.goto(server.origin + path);
	await page.waitForFunction(() => 'fanal' in globalThis);
	return page;
}
