import type { Problem } from './problem.ts';
import type { SavedPlace } from './saved-list.ts';
import { listSaved, moveSaved, save, setNote, unsave, userProblem, type SavedResult } from './user-db.ts';

/** The places kept on this device, as pages see them. Nothing of it is ever sent. */
class Saved {
	/** `null` until it has been read. */
	list = $state.raw<SavedPlace[] | null>(null);
	problem = $state<Problem | null>(null);

	async load(): Promise<void> {
		this.list = await listSaved();
		this.problem = await userProblem();
	}

	has = (id: string): boolean => this.list?.some((each) => each.id === id) ?? false;
	toggle = (id: string): Promise<void> => this.#take(this.has(id) ? unsave(id) : save(id));
	remove = (id: string): Promise<void> => this.#take(unsave(id));
	move = (id: string, delta: number): Promise<void> => this.#take(moveSaved(id, delta));
	note = (id: string, text: string): Promise<void> => this.#take(setNote(id, text));

	async #take(change: Promise<SavedResult>): Promise<void> {
		const result = await change;
		if (result.ok) this.list = result.saved;
		this.problem = result.ok ? await userProblem() : result.code;
	}
}

export const saved = new Saved();
