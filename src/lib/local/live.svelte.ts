import type { Directory } from '#lib/domain/directory.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Held, LiveState } from './held.ts';
import type { Keeper } from './keeper.ts';
import type { Problem } from './problem.ts';
import type { Progress, SyncResult } from './sync.ts';

/**
 * The directory on this device, as pages see it. Starts nothing by itself; on a server it stays empty. What opens and
 * fills it is loaded on demand, to stay out of the first bundle.
 */
export class Live implements LiveState {
	directory = $state.raw<Directory | null>(null);
	held = $state.raw<Held | null>(null);
	status = $state<LiveState['status']>('empty');
	problem = $state<Problem | null>(null);
	progress = $state.raw<Progress | null>(null);
	#keeper: Promise<Keeper> | null = null;

	/** Reads the device's copy, once. `null` when there is none this code can read. */
	open = async (): Promise<Directory | null> => (await this.#withKeeper())?.open() ?? null;

	/** Brings the copy up to date. Reading in a language is choosing it: `lang` is kept from then on. */
	refresh = async (lang?: Lang): Promise<SyncResult> =>
		(await this.#withKeeper())?.refresh(lang) ?? { ok: false, code: 'offline' };

	/** Forgets the texts of a language, without the network. French, the language of the sources, always stays. */
	dropLanguage = async (lang: Lang): Promise<void> => (await this.#withKeeper())?.dropLanguage(lang);

	/** Bytes held, shard by shard, before compression. */
	sizes = async (): Promise<{ name: string; bytes: number }[]> => (await this.#withKeeper())?.sizes() ?? [];

	/** `null` on a server, and where the code could not be fetched: the next call asks for it again. */
	async #withKeeper(): Promise<Keeper | null> {
		if (typeof window === 'undefined') return null;
		this.#keeper ??= import('./keeper.ts').then(({ Keeper }) => new Keeper(this));
		return this.#keeper.catch(() => {
			this.#keeper = null;
			this.problem = 'offline';
			return null;
		});
	}
}

export const live = new Live();
