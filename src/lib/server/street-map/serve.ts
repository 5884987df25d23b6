import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MapManifest } from '#lib/domain/street-map/format.ts';
import { encodeQuickly, readEncoded } from '../editions/content-file.ts';
import type { EncodedFile } from '../editions/window.ts';
import type { Shelf } from '../http/editions.ts';

/** Said where no pack was built: an answer, so that a page asking for it meets no error. */
const NONE = encodeQuickly('null');

const FILE_NAME = /^(?:main|side|address)-[0-9a-f]{20}\.json$/;

/**
 * The packs of a folder, as `writePacks` leaves them. The folder may be empty, and filled or refilled while the server
 * runs: `current.json` is read again when it has changed.
 */
export function mapShelf(folder: string): Shelf {
	const held = new Map<string, EncodedFile>();
	let current = { version: '', body: NONE };

	function readCurrent(): EncodedFile {
		const path = join(folder, 'current.json');
		const found = statSync(path, { throwIfNoEntry: false });
		// A replaced file is another one, even within the same tick of the clock.
		const version = found ? `${found.ino} ${found.mtimeMs}` : '';
		if (version === current.version) return current.body;
		held.clear();
		current = { version, body: (found && readManifest(path)) || NONE };
		return current.body;
	}

	return {
		path: '/map/',
		empty: { status: 404, code: 'no-map' },
		current: readCurrent,
		file(path) {
			const name = path.slice('/map/'.length);
			if (!FILE_NAME.test(name)) return undefined;
			const file = held.get(name) ?? readEncoded(join(folder, name));
			if (file) held.set(name, file);
			return file;
		}
	};
}

/** A manifest that cannot be read is none: the schematic serves. */
function readManifest(path: string): EncodedFile | undefined {
	try {
		const text = readFileSync(path, 'utf8');
		const { format, parts } = JSON.parse(text) as MapManifest;
		return typeof format === 'number' && typeof parts === 'object' ? encodeQuickly(text) : undefined;
	} catch {
		return undefined;
	}
}
