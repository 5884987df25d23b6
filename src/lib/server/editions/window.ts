/** One published file in memory, compressed once when the edition is put in the window. */
export interface EncodedFile {
	identity: Buffer;
	br: Buffer;
	gzip: Buffer;
	/** Strong, with its quotes: `"3f2a…"`. Names the identity bytes. */
	etag: string;
	/** Content-Type, with its charset. */
	type: string;
}

/** What the front door reads to answer `/editions/*`; filled by publishing. */
export interface EditionWindow {
	/** The current edition and the encoded `current.json`, or null before the first one. */
	current(): { edition: string; body: EncodedFile } | null;
	/** An immutable file by its URL path, `/editions/<name>.json`. */
	file(path: string): EncodedFile | undefined;
}

// Kit's server and the front door are two bundles: a module variable would exist twice.
const slot = Symbol.for('fanal.editions');
const shared = globalThis as { [slot]?: EditionWindow };

/** Puts the window that every part of this process reads; the last one wins. */
export function setEditionWindow(window: EditionWindow): void {
	shared[slot] = window;
}

export function editionWindow(): EditionWindow | undefined {
	return shared[slot];
}
