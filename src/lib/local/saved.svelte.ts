import type { Problem } from './problem.ts';
import type { SavedPlace } from './saved-list.ts';
import type { SavedResult } from './user-db.ts';

/** The database comes when somebody looks at what they saved. */
const store = () => import('./user-db.ts');

/** The places kept on this device, as pages see them. Nothing of it is ever sent. */
class Saved {
	/** `null` until it has been read. */
	list = $state.raw<SavedPlace[] | null>(null);
	problem = $state<Problem | null>(null);

	async load(): Promise<void> {
		const { listSaved, userProblem } = await store();
		this.list = await listSaved();
		this.problem = await userProblem();
	}

	has = (id: string): boolean => this.list?.some((each) => each.id === id) ?? false;
	toggle = (id: string): Promise<void> => this.#take(({ save, unsave }) => (this.has(id) ? unsave(id) : save(id)));
	remove = (id: string): Promise<void> => this.#take(({ unsave }) => unsave(id));
	move = (id: string, delta: number): Promise<void> => this.#take(({ moveSaved }) => moveSaved(id, delta));
	note = (id: string, text: string): Promise<void> => this.#take(({ setNote }) => setNote(id, text));

	/** Counts the changes asked for. */
	#asked = 0;

	async #take(change: (db: Awaited<ReturnType<typeof store>>) => Promise<SavedResult>): Promise<void> {
		const mine = ++this.#asked;
		const db = await store();
		const result = await change(db);
		// What an earlier change found would put back what was typed since.
		if (mine !== this.#asked) return;
		if (result.ok) this.list = result.saved;
		this.problem = result.ok ? await db.userProblem() : result.code;
	}
}

export const saved = new Saved();
