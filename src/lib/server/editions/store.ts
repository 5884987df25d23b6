import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '#lib/domain/edition/build.ts';
import { FORMAT, type Current } from '#lib/domain/edition/format.ts';
import { sha256 } from '../publishing/publish.ts';
import { encode, readEncoded, replaceFile, writeEncoded } from './content-file.ts';
import type { EditionWindow, EncodedFile } from './window.ts';

const FILE_NAME = /^[a-z]+(\.[a-z]+)?-[0-9a-f]{20}\.json$/;
const CURRENT = 'current.json';

/**
 * Keeps editions in a folder, under names made of their content: what is written is never changed, so that a device in
 * the middle of fetching yesterday's edition still finds all of it. `current.json` alone is replaced, last.
 */
export class EditionStore implements EditionWindow {
	readonly #folder: string;
	readonly #files = new Map<string, EncodedFile>();
	#current: { edition: string; body: EncodedFile } | null = null;

	constructor(folder: string) {
		this.#folder = folder;
	}

	current = () => this.#current;

	/** A file by its path; files of older editions are read from disk when asked for. */
	file(path: string): EncodedFile | undefined {
		const name = path.slice('/editions/'.length);
		return this.#files.get(name) ?? this.#fromDisk(name);
	}

	/**
	 * Makes an edition current. The sequence only grows, so that devices move forward even when an older edition is
	 * taken back; an edition that is current already keeps its sequence and its date.
	 */
	async publish(edition: Edition, now: number): Promise<Current> {
		await mkdir(this.#folder, { recursive: true });
		for (const file of [edition.manifestFile, ...Object.values(edition.shards)]) {
			const name = file.url.slice('/editions/'.length);
			this.#files.set(name, await this.#write(name, file.body, file.sha256));
		}
		const previous = await this.#previous();
		const { url, size, sha256 } = edition.manifestFile;
		const same = previous?.edition === edition.id && previous.format === FORMAT;
		const current: Current = same
			? previous
			: {
					format: FORMAT,
					edition: edition.id,
					sequence: Math.max((previous?.sequence ?? 0) + 1, Math.floor(now / 1000)),
					madeAt: new Date(now).toISOString(),
					manifest: { url, size, sha256 }
				};
		const body = JSON.stringify(current);
		if (!same) await replaceFile(join(this.#folder, CURRENT), body);
		this.#current = { edition: edition.id, body: await encode(body) };
		return current;
	}

	async #previous(): Promise<Current | null> {
		try {
			return JSON.parse(await readFile(join(this.#folder, CURRENT), 'utf8')) as Current;
		} catch {
			// No edition yet, or a file cut short by a full disk: the next sequence is the clock's.
			return null;
		}
	}

	async #write(name: string, body: string, hash: string): Promise<EncodedFile> {
		const held = this.#fromDisk(name);
		if (held && sha256(held.identity.toString('utf8')) === hash) return held;
		const encoded = await encode(body);
		await writeEncoded(join(this.#folder, name), encoded);
		return encoded;
	}

	#fromDisk(name: string): EncodedFile | undefined {
		return FILE_NAME.test(name) ? readEncoded(join(this.#folder, name)) : undefined;
	}
}
