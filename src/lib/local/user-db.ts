import type { Dexie } from 'dexie';
import { storageProblem, type Problem, type StorageProblem } from './problem.ts';
import { inOrder, withMoved, withNote, withSaved, withoutSaved, type SavedPlace } from './saved-list.ts';

export const USER_DB = 'fanal-user';

/** The list as it is now, or why it stayed as it was. */
export type SavedResult = { ok: true; saved: SavedPlace[] } | { ok: false; code: Problem };

interface UserStore {
	problem: StorageProblem | null;
	saved(): Promise<SavedPlace[]>;
	/** Reads, changes and writes the list in one step. */
	change(step: (list: SavedPlace[]) => SavedPlace[]): Promise<SavedPlace[]>;
	get(key: string): Promise<unknown>;
	set(key: string, value: unknown): Promise<void>;
	close(): void;
}

let opening: Promise<UserStore> | undefined;

/** Precious: a version, once released, is never edited; a change is one more version with its `upgrade`. */
function versions(db: Dexie) {
	db.version(1).stores({ saved: 'id', settings: 'key' });
}

function store(): Promise<UserStore> {
	// A server shares its memory among visitors: there, nothing outlives the call.
	if (typeof window === 'undefined') return Promise.resolve(inMemory('storage-refused'));
	opening ??= open().catch((error: unknown) => {
		opening = undefined;
		throw error;
	});
	return opening;
}

async function open(): Promise<UserStore> {
	const { openDexie } = await import('./open-dexie.ts');
	const opened = await openDexie(USER_DB, versions);
	if (!opened.ok) return inMemory(opened.code);
	// Closed for a newer code or an erasure elsewhere: the next call opens again, or learns why it cannot.
	opened.db.on('versionchange', () => (opening = undefined));
	return onDevice(opened.db);
}

function onDevice(db: Dexie): UserStore {
	const saved = db.table<SavedPlace, string>('saved');
	const settings = db.table<{ key: string; value: unknown }, string>('settings');
	const list = async () => inOrder(await saved.toArray());
	return {
		problem: null,
		saved: list,
		change: (step) =>
			db.transaction('rw', saved, async () => {
				const before = await list();
				const after = step(before);
				await saved.bulkDelete(before.map(({ id }) => id).filter((id) => !after.some((each) => each.id === id)));
				await saved.bulkPut(after);
				return after;
			}),
		get: async (key) => (await settings.get(key))?.value,
		set: async (key, value) => void (await settings.put({ key, value })),
		close: () => db.close()
	};
}

function inMemory(problem: StorageProblem): UserStore {
	let list: SavedPlace[] = [];
	const settings = new Map<string, unknown>();
	return {
		problem,
		saved: async () => list,
		change: async (step) => (list = step(list)),
		get: async (key) => settings.get(key),
		set: async (key, value) => void settings.set(key, value),
		close: () => undefined
	};
}

async function change(step: (list: SavedPlace[]) => SavedPlace[]): Promise<SavedResult> {
	let opened: UserStore;
	try {
		opened = await store();
	} catch {
		return { ok: false, code: 'offline' };
	}
	try {
		return { ok: true, saved: await opened.change(step) };
	} catch (error) {
		return { ok: false, code: storageProblem(error) };
	}
}

/** Why saved places and settings only last this visit, or `null`. */
export const userProblem = async (): Promise<StorageProblem | null> => (await store()).problem;

/** Saved places in the visitor's order. */
export const listSaved = async (): Promise<SavedPlace[]> => (await store()).saved();

export const save = (id: string, now = new Date()) => change((list) => withSaved(list, id, now.toISOString()));
export const unsave = (id: string) => change((list) => withoutSaved(list, id));
export const moveSaved = (id: string, delta: number) => change((list) => withMoved(list, id, delta));
export const setNote = (id: string, note: string) => change((list) => withNote(list, id, note));

/** A setting as it was written by `setSetting`, or `undefined`. */
export async function getSetting<Value>(key: string): Promise<Value | undefined> {
	return (await (await store()).get(key)) as Value | undefined;
}

export async function setSetting(key: string, value: unknown): Promise<void> {
	await (await store()).set(key, value);
}

/** Closes the database, so that it can be erased or a test can open it again. */
export async function closeUserDb(): Promise<void> {
	const closing = opening;
	opening = undefined;
	(await closing?.catch(() => undefined))?.close();
}
