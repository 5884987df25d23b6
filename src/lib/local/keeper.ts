import { Directory } from '#lib/domain/directory.ts';
import { FORMAT } from '#lib/domain/edition/format.ts';
import { isLang, sourceLanguage, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { connection } from './connection.svelte.ts';
import { openDirectoryDb, type DirectoryDb, type HeldEdition } from './directory-db.ts';
import type { Held, LiveState } from './held.ts';
import { removeMarker, writeMarker } from './marker.ts';
import { storageProblem, type Problem } from './problem.ts';
import { parseShards, wantedShards } from './shards.ts';
import { keepOnly, sync, type Progress, type SyncResult } from './sync.ts';
import { getSetting, setSetting } from './user-db.ts';

/** Opens, fills and watches this device's copy, and tells its state to `live`. Loaded when first asked for. */
export class Keeper {
	readonly #live: LiveState;
	#db: Promise<DirectoryDb> | null = null;
	#opening: Promise<void> | null = null;
	#turn: Promise<unknown> = Promise.resolve();
	#sizes: { name: string; bytes: number }[] = [];
	#listening = false;

	constructor(live: LiveState) {
		this.#live = live;
	}

	/** Reads the device's copy, once. `null` when there is none this code can read; a corrupt copy is dropped. */
	open(): Promise<Directory | null> {
		this.#opening ??= this.#inTurn('opening', () => this.#catchUp()).catch(() => {
			this.#opening = null;
			this.#failed('offline');
		});
		return this.#opening.then(() => this.#live.directory);
	}

	/** Brings the copy up to date. Reading in a language is choosing it: `lang` is kept from then on. */
	async refresh(lang?: Lang): Promise<SyncResult> {
		await this.open();
		return this.#inTurn('syncing', async () => {
			const kept = await this.#languages();
			const languages = lang && !kept.includes(lang) ? [...kept, lang] : kept;
			if (languages !== kept) await setSetting('languages', languages).catch(() => undefined);
			return this.#sync(languages);
		});
	}

	/** Forgets the texts of a language, without the network. French, the language of the sources, always stays. */
	async dropLanguage(lang: Lang): Promise<void> {
		if (lang === sourceLanguage) return;
		await this.open();
		await this.#inTurn('syncing', async () => {
			const languages = (await this.#languages()).filter((each) => each !== lang);
			await setSetting('languages', languages).catch(() => undefined);
			const db = await this.#store();
			const result = await keepOnly(db, languages);
			await (result.ok ? this.#catchUp() : this.#broken(db, result.code));
		}).catch(() => this.#failed('offline'));
	}

	/** Bytes held, shard by shard, before compression. */
	async sizes(): Promise<{ name: string; bytes: number }[]> {
		await this.open();
		return this.#sizes;
	}

	async #languages(): Promise<Lang[]> {
		const kept = await getSetting<string[]>('languages').catch(() => undefined);
		return (kept ?? this.#live.held?.languages ?? []).filter(isLang);
	}

	/** One thing after the other, with `status` telling which. */
	#inTurn<Result>(doing: 'opening' | 'syncing', work: () => Promise<Result>): Promise<Result> {
		this.#listen();
		const mine = this.#turn.then(async () => {
			this.#live.status = doing;
			try {
				return await work();
			} finally {
				this.#live.status = this.#live.directory ? 'ready' : 'empty';
				this.#live.progress = null;
			}
		});
		this.#turn = mine.catch(() => undefined);
		return mine;
	}

	#store(): Promise<DirectoryDb> {
		this.#db ??= openDirectoryDb().catch((error: unknown) => {
			this.#db = null;
			throw error;
		});
		return this.#db;
	}

	async #sync(languages: Lang[]): Promise<SyncResult> {
		try {
			const progress = (seen: Progress) => (this.#live.progress = seen);
			const db = await this.#store();
			const result = await sync({ fetch, db, languages, now: new Date(), progress });
			connection.heard(result.ok || !['offline', 'timeout'].includes(result.code));
			if (!result.ok) {
				await this.#broken(db, result.code);
				return result;
			}
			await this.#catchUp();
			if (this.#live.directory && !db.problem) await this.#askToPersist();
			return result;
		} catch {
			// What failed is the loading of the code itself.
			connection.heard(false);
			this.#failed('offline');
			return { ok: false, code: 'offline' };
		}
	}

	#failed(code: Problem): void {
		this.#live.problem = code;
		// A connection closed by another tab is of no more use; the next call opens another.
		if (code.startsWith('storage-') && code !== 'storage-full') this.#letGo();
	}

	#letGo() {
		void this.#db?.then((db) => db.close()).catch(() => undefined);
		this.#db = null;
	}

	/** Makes `directory` what the database holds: after a sync here or in another tab. */
	async #catchUp(): Promise<void> {
		const db = await this.#store();
		this.#live.problem = db.problem;
		try {
			const held = await db.held();
			if (held?.format === FORMAT) {
				if (!this.#live.held || !isSame(held, this.#live.held)) await this.#load(db);
				// A memory that is empty is no reason to let go of what was read before storage failed.
			} else if (!db.problem || !this.#live.directory) await this.#forget();
		} catch (error) {
			await this.#broken(db, storageProblem(error));
		}
	}

	async #load(db: DirectoryDb): Promise<void> {
		const copy = await db.read();
		if (!copy) return this.#forget();
		const { held, bodies } = copy;
		await breathe();
		const wanted = wantedShards(held.manifest, held.languages);
		try {
			// A language or the map is only read when it is asked for: what is cut short must be known before.
			if (wanted.some(([name, { size }]) => utf8Length(bodies.get(name)) !== size)) throw new Error('a shard is cut');
			this.#live.directory = new Directory(parseShards(held.edition, bodies));
		} catch {
			return this.#broken(db, 'storage-corrupt');
		}
		this.#sizes = wanted.map(([name, { size }]) => ({ name, bytes: size }));
		const { edition, sequence, madeAt, fetchedAt, languages, alerts } = held;
		const bytes = this.#sizes.reduce((sum, each) => sum + each.bytes, 0);
		this.#live.held = { edition, sequence, madeAt, fetchedAt, languages: languages.filter(isLang), bytes, alerts };
		await (db.problem ? removeMarker() : writeMarker(held));
	}

	/** A corrupt copy is dropped: the next sync makes it anew. What this page already reads from, it keeps. */
	async #broken(db: DirectoryDb, code: Problem): Promise<void> {
		if (code === 'storage-corrupt') {
			await db.drop().catch(() => undefined);
			this.#live.held = null;
		}
		if (code === 'storage-corrupt' || !this.#live.directory) await removeMarker();
		this.#failed(code);
	}

	async #forget(): Promise<void> {
		this.#live.directory = null;
		this.#live.held = null;
		this.#sizes = [];
		await removeMarker();
	}

	async #askToPersist(): Promise<void> {
		if (!navigator.storage?.persist || (await getSetting('asked-to-persist').catch(() => true))) return;
		await setSetting('asked-to-persist', true).catch(() => undefined);
		await navigator.storage.persist().catch(() => false);
	}

	#listen() {
		if (this.#listening || !globalThis.BroadcastChannel) return;
		this.#listening = true;
		new BroadcastChannel('fanal-directory').onmessage = ({ data }: MessageEvent<{ erased?: true }>) => {
			if (data.erased) this.#letGo();
			void this.#inTurn('syncing', () => (data.erased ? this.#forget() : this.#catchUp())).catch(() => undefined);
		};
	}
}

const utf8Length = (text = ''): number => new TextEncoder().encode(text).length;

/** Lets what a finger asked for come first. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

const isSame = (one: HeldEdition, other: Held) =>
	one.edition === other.edition &&
	one.sequence === other.sequence &&
	one.alerts?.sha256 === other.alerts?.sha256 &&
	one.languages.join() === other.languages.join();
