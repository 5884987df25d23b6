import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '#lib/domain/edition/build.ts';
import { FORMAT, type Current, type Manifest, type ShardName, type ShardRef } from '#lib/domain/edition/format.ts';
import { sha256 } from '../publishing/publish.ts';
import { encode, encodeQuickly, readEncoded, replaceFile, writeEncoded } from './content-file.ts';
import type { EditionWindow, EncodedFile } from './window.ts';

const FILE_NAME = /^[a-z]+(\.[a-z]+)?-[0-9a-f]{20}\.json$/;
const CURRENT = 'current.json';
/** Files of older editions kept in memory once asked for. */
const OLD_FILES = 96;

/** An edition served from memory. */
interface Held {
	current: Current;
	body: EncodedFile;
	files: ReadonlyMap<string, EncodedFile>;
	manifest: Manifest;
}

/** The name of a file in the store, from its URL path. */
export const nameOf = (url: string): string => url.slice('/editions/'.length);

/**
 * Keeps editions in a folder, under names made of their content: what is written is never changed, so that a device in
 * the middle of fetching yesterday's edition still finds all of it. `current.json` alone is replaced, last.
 */
export class EditionStore implements EditionWindow {
	readonly #folder: string;
	readonly #old = new Map<string, EncodedFile>();
	#held: Held | null = null;

	constructor(folder: string) {
		this.#folder = folder;
	}

	current = () => this.#held && { edition: this.#held.current.edition, body: this.#held.body };

	/** Which edition is served, under which sequence; 0 while none is. */
	get sequence(): number {
		return this.#held?.current.sequence ?? 0;
	}

	/** The shards of the edition that is served. Throws while none is. */
	shards(): { edition: string; bodies: Map<ShardName, string> } {
		if (!this.#held) throw new Error('no edition is current yet');
		const { current, files, manifest } = this.#held;
		const bodies = Object.entries(manifest.shards).map(
			([name, { url }]) => [name, files.get(nameOf(url))?.identity.toString('utf8') ?? ''] as const
		);
		return { edition: current.edition, bodies: new Map(bodies) };
	}

	/** A file by its path; files of older editions are read from disk when asked for. */
	file(path: string): EncodedFile | undefined {
		const name = nameOf(path);
		return this.#held?.files.get(name) ?? this.#old.get(name) ?? this.#keepOld(name);
	}

	/** A file as it lies on the disk, whole; a damaged one is none. */
	fromDisk(name: string): EncodedFile | undefined {
		return FILE_NAME.test(name) ? readEncoded(join(this.#folder, name)) : undefined;
	}

	/**
	 * Makes an edition current that was made here. The sequence only grows, so that devices move forward even when an older
	 * edition is taken back; an edition that is current already keeps its sequence and its date. `sequence` says another:
	 * one below all others for an edition that only stands in.
	 */
	async publish(edition: Edition, now: number, sequence?: number): Promise<Current> {
		const previous = await this.#previous();
		const { url, size, sha256 } = edition.manifestFile;
		const same = previous?.edition === edition.id && previous.format === FORMAT;
		const next = sequence ?? Math.max((previous?.sequence ?? 0) + 1, Math.floor(now / 1000));
		const madeAt = new Date(now).toISOString();
		const current: Current = same
			? previous
			: { format: FORMAT, edition: edition.id, sequence: next, madeAt, manifest: { url, size, sha256 } };
		const files = new Map<string, EncodedFile>();
		for (const { url, body } of [edition.manifestFile, ...Object.values(edition.shards)]) {
			const name = nameOf(url);
			files.set(name, this.fromDisk(name) ?? (await encode(body)));
		}
		await this.#write(current, files);
		this.#hold(current, files);
		return current;
	}

	/**
	 * Serves an edition that was published elsewhere. Its files must be whole. What cannot be written to the disk is served
	 * all the same; the promise then rejects.
	 */
	async adopt(current: Current, files: ReadonlyMap<string, EncodedFile>): Promise<void> {
		this.#hold(current, files);
		await this.#write(current, files);
	}

	/** Serves what the disk holds, all of it verified first. Gives back `null` where it is damaged or of another format. */
	async load(): Promise<Current | null> {
		const current = await this.#previous();
		if (!isCurrent(current) || current.format !== FORMAT) return null;
		const files = new Map<string, EncodedFile>();
		const take = ({ url, sha256: hash }: ShardRef): EncodedFile | undefined => {
			const file = this.fromDisk(nameOf(url));
			if (!file || sha256(file.identity) !== hash) return undefined;
			files.set(nameOf(url), file);
			return file;
		};
		const manifest = take(current.manifest);
		if (!manifest || current.edition !== current.manifest.sha256) return null;
		const { shards } = JSON.parse(manifest.identity.toString('utf8')) as Manifest;
		if (!Object.values(shards).every(take)) return null;
		this.#hold(current, files);
		return current;
	}

	#hold(current: Current, files: ReadonlyMap<string, EncodedFile>): void {
		const manifest = files.get(nameOf(current.manifest.url));
		if (!manifest) throw new Error('an edition without its manifest');
		// Who is in the middle of fetching the last edition finds it in memory still.
		for (const [name, file] of this.#held?.files ?? []) if (!files.has(name)) this.#remember(name, file);
		this.#held = {
			current,
			files,
			body: encodeQuickly(JSON.stringify(current)),
			manifest: JSON.parse(manifest.identity.toString('utf8')) as Manifest
		};
	}

	async #write(current: Current, files: ReadonlyMap<string, EncodedFile>): Promise<void> {
		await mkdir(this.#folder, { recursive: true });
		for (const [name, file] of files) if (!this.fromDisk(name)) await writeEncoded(join(this.#folder, name), file);
		const previous = await this.#previous();
		// Several processes may share the folder: the latest edition stays.
		if (isCurrent(previous) && previous.format === current.format && previous.sequence >= current.sequence) return;
		await replaceFile(join(this.#folder, CURRENT), JSON.stringify(current));
	}

	async #previous(): Promise<Current | null> {
		try {
			return JSON.parse(await readFile(join(this.#folder, CURRENT), 'utf8')) as Current;
		} catch {
			// No edition yet, or a file cut short by a full disk: the next sequence is the clock's.
			return null;
		}
	}

	#keepOld(name: string): EncodedFile | undefined {
		const file = this.fromDisk(name);
		if (file) this.#remember(name, file);
		return file;
	}

	#remember(name: string, file: EncodedFile): void {
		this.#old.set(name, file);
		for (const oldest of this.#old.keys()) {
			if (this.#old.size <= OLD_FILES) break;
			this.#old.delete(oldest);
		}
	}
}

const isCurrent = (value: Current | null): value is Current =>
	Number.isSafeInteger(value?.sequence) &&
	typeof value?.edition === 'string' &&
	typeof value.manifest?.url === 'string';
