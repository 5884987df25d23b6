import type { Directory } from '#lib/domain/directory.ts';
import { FORMAT } from '#lib/domain/edition/format.ts';
import { isLang, sourceLanguage, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { connection } from './connection.svelte.ts';
import type { DirectoryDb, HeldEdition } from './directory-db.ts';
import { removeMarker, writeMarker } from './marker.ts';
import { storageProblem, type Problem } from './problem.ts';
import type { Progress, SyncResult } from './sync.ts';
import { getSetting, setSetting } from './user-db.ts';

/** What this device holds. Times are ISO 8601, bytes are before compression. */
export interface Held {
	edition: string;
	sequence: number;
	madeAt: string;
	fetchedAt: string;
	languages: Lang[];
	bytes: number;
}

/** The database and the code that fills it: loaded on demand, to stay out of the first bundle. */
const loadParts = () => Promise.all([import('./directory-db.ts'), import('./sync.ts'), import('./shards.ts')]);

/** The directory on this device. Starts nothing by itself; on a server it stays empty. */
export class Live {
	directory = $state.raw<Directory | null>(null);
	held = $state.raw<Held | null>(null);
	status = $state<'empty' | 'opening' | 'ready' | 'syncing'>('empty');
	problem = $state<Problem | null>(null);
	progress = $state.raw<Progress | null>(null);
	#db: Promise<DirectoryDb> | null = null;
	#opening: Promise<Directory | null> | null = null;
	#turn: Promise<unknown> = Promise.resolve();
	#sizes: { name: string; bytes: number }[] = [];
	#listening = false;

	/** Reads the device's copy, once. `null` when there is none this code can read; a corrupt copy is dropped. */
	open(): Promise<Directory | null> {
		if (typeof window === 'undefined') return Promise.resolve(null);
		this.#opening ??= this.#inTurn('opening', () => this.#catchUp()).then(() => this.directory);
		return this.#opening;
	}

	/** Brings the copy up to date. Reading in a language is choosing it: `lang` is kept from then on. */
	async refresh(lang?: Lang): Promise<SyncResult> {
		if (typeof window === 'undefined') return { ok: false, code: 'storage-refused' };
		await this.open();
		return this.#inTurn('syncing', async () => {
			const kept = await this.#languages();
			const languages = lang && !kept.includes(lang) ? [...kept, lang] : kept;
			if (languages !== kept) await setSetting('languages', languages).catch(() => undefined);
			return this.#sync(languages);
		});
	}

	keepLanguage(lang: Lang): Promise<SyncResult> {
		return this.refresh(lang);
	}

	/** Forgets the texts of a language, without the network. French, the language of the sources, always stays. */
	async dropLanguage(lang: Lang): Promise<void> {
		if (lang === sourceLanguage) return;
		await this.open();
		await this.#inTurn('syncing', async () => {
			const languages = (await this.#languages()).filter((each) => each !== lang);
			await setSetting('languages', languages).catch(() => undefined);
			const [, { keepOnly }] = await loadParts();
			await keepOnly(await this.#store(), [sourceLanguage, ...languages]);
			await this.#catchUp();
		}).catch((error: unknown) => (this.problem = storageProblem(error)));
	}

	/** Bytes held, shard by shard, before compression. */
	async sizes(): Promise<{ name: string; bytes: number }[]> {
		await this.open();
		return this.#sizes;
	}

	/** What the browser says of its storage, or `null` when it does not say. */
	async estimate(): Promise<StorageEstimate | null> {
		return (await globalThis.navigator?.storage?.estimate?.().catch(() => null)) ?? null;
	}

	async #languages(): Promise<Lang[]> {
		const kept = await getSetting<string[]>('languages').catch(() => undefined);
		return (kept ?? this.held?.languages ?? []).filter(isLang);
	}

	/** One thing after the other, with `status` telling which. */
	#inTurn<Result>(doing: 'opening' | 'syncing', work: () => Promise<Result>): Promise<Result> {
		this.#listen();
		const mine = this.#turn.then(async () => {
			this.status = doing;
			try {
				return await work();
			} finally {
				this.status = this.directory ? 'ready' : 'empty';
				this.progress = null;
			}
		});
		this.#turn = mine.catch(() => undefined);
		return mine;
	}

	#store(): Promise<DirectoryDb> {
		this.#db ??= loadParts().then(([{ openDirectoryDb }]) => openDirectoryDb());
		return this.#db;
	}

	async #sync(languages: Lang[]): Promise<SyncResult> {
		let result: SyncResult;
		try {
			const [, { sync }] = await loadParts();
			const progress = (seen: Progress) => (this.progress = seen);
			const db = await this.#store();
			result = await sync({ fetch, db, languages, now: new Date(), progress });
		} catch {
			// The code itself could not be loaded.
			this.#db = null;
			result = { ok: false, code: 'offline' };
		}
		connection.heard(result.ok || !['offline', 'timeout'].includes(result.code));
		if (!result.ok) {
			this.problem = result.code;
			return result;
		}
		await this.#catchUp();
		if (this.directory && !(await this.#store()).problem) await this.#askToPersist();
		return result;
	}

	/** Makes `directory` what the database holds: after a sync here or in another tab. */
	async #catchUp(): Promise<void> {
		try {
			const db = await this.#store();
			this.problem = db.problem;
			const held = await db.held();
			if (held?.format !== FORMAT) return this.#let(null);
			if (this.held && isSame(held, this.held)) return;
			await this.#load(db);
		} catch (error) {
			this.#db = null;
			this.problem = storageProblem(error);
			if (!this.directory) await removeMarker();
		}
	}

	async #load(db: DirectoryDb): Promise<void> {
		const copy = await db.read();
		if (!copy) return this.#let(null);
		const [, , { parseShards, wantedShards }] = await loadParts();
		const { Directory } = await import('#lib/domain/directory.ts');
		const { held, bodies } = copy;
		const wanted = wantedShards(held.manifest, held.languages);
		try {
			if (bodies.size < wanted.length) throw new Error('a shard is missing');
			this.directory = new Directory(parseShards(held.edition, bodies));
		} catch {
			await this.#let(null);
			await db.drop();
			this.#db = null;
			this.problem = 'storage-corrupt';
			return;
		}
		this.#sizes = wanted.map(([name, { size }]) => ({ name, bytes: size }));
		const { edition, sequence, madeAt, fetchedAt, languages } = held;
		const bytes = this.#sizes.reduce((sum, each) => sum + each.bytes, 0);
		this.held = { edition, sequence, madeAt, fetchedAt, languages: languages.filter(isLang), bytes };
		await (db.problem ? removeMarker() : writeMarker(held));
	}

	async #let(directory: null): Promise<void> {
		this.directory = directory;
		this.held = null;
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
			void this.#inTurn('opening', async () => {
				if (!data.erased) return this.#catchUp();
				(await this.#db)?.close();
				this.#db = null;
				this.#opening = null;
				await this.#let(null);
			});
		};
	}
}

const isSame = (one: HeldEdition, other: Held) =>
	one.edition === other.edition && one.sequence === other.sequence && one.languages.join() === other.languages.join();

export const live = new Live();
