import { SHELL } from './navigation.ts';

/** A file of this code version. Without a revision, the address already carries its hash. */
export interface PrecacheEntry {
	url: string;
	revision: string | null;
}

export const CODE_CACHE_PREFIX = 'fanal-code-';

/** The entry's path on the site. */
export const pathOf = ({ url }: PrecacheEntry) => new URL(url, 'https://site/').pathname;

/** The key of an entry in a code cache: the same key in two versions is the same file. */
export const keyOf = (entry: PrecacheEntry) => pathOf(entry) + (entry.revision ? `?revision=${entry.revision}` : '');

/** Name of the cache of a code version: a 32-bit FNV-1a hash of its list of files. */
export function codeCacheName(entries: readonly PrecacheEntry[]): string {
	let hash = 0x811c9dc5;
	for (const char of entries.map(keyOf).sort().join()) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
	return CODE_CACHE_PREFIX + (hash >>> 0).toString(16);
}

/** False for a shell of another version than this list of files, fetched while the server changed: it would not start. */
export function shellFits(html: string, entries: readonly PrecacheEntry[]): boolean {
	const paths = new Set(entries.map(pathOf));
	const asked = html.match(/\/_app\/immutable\/[\w./~-]+\.(?:js|css)/g) ?? [];
	return asked.every((path) => paths.has(path)) && html.trimEnd().endsWith('</html>');
}

export const isShell = (entry: PrecacheEntry) => pathOf(entry) === SHELL;

/** Where the small files of the code are together: path → text. See scripts/pack-code.ts. */
export const CODE_PACK = '/code-pack.json';

/** A file out of the pack, as the server would send it. */
export const unpacked = (path: string, text: string): Response =>
	new Response(text, {
		headers: {
			'content-type': path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
			'x-content-type-options': 'nosniff'
		}
	});
