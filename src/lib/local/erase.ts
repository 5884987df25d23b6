import { closeUserDb, USER_DB } from './user-db.ts';

/** What may be left on the device, as codes. */
export type Leftover = 'directory' | 'saved' | 'caches' | 'settings' | 'service-worker';

/** Sent on the directory's channel: every page of ours then lets go of what it holds. */
export const ERASED = { erased: true };

/** Milliseconds a page that does not let go is waited for. */
const patience = 3000;

/** Erases all that Fanal keeps on this device, and returns what could not be erased. */
export async function eraseEverything(): Promise<Leftover[]> {
	if (globalThis.BroadcastChannel) {
		const channel = new BroadcastChannel('fanal-directory');
		channel.postMessage(ERASED);
		channel.close();
	}
	await closeUserDb();
	const steps: [Leftover, () => Promise<boolean>][] = [
		['service-worker', unregister],
		['caches', deleteCaches],
		['settings', async () => [localStorage, sessionStorage].every(clear)],
		['directory', () => deleteDatabase('fanal-directory')],
		['saved', () => deleteDatabase(USER_DB)]
	];
	const left: Leftover[] = [];
	for (const [name, erase] of steps) if (!(await erase().catch(() => false))) left.push(name);
	return left;
}

async function unregister(): Promise<boolean> {
	const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
	const ours = all.filter(({ active, waiting, installing }) =>
		(active ?? waiting ?? installing)?.scriptURL.endsWith('/service-worker.js')
	);
	return (await Promise.all(ours.map((each) => each.unregister()))).every(Boolean);
}

async function deleteCaches(): Promise<boolean> {
	if (!globalThis.caches) return true;
	const ours = (await caches.keys()).filter((name) => name.startsWith('fanal-'));
	return (await Promise.all(ours.map((name) => caches.delete(name)))).every(Boolean);
}

function clear(storage: Storage): boolean {
	const ours = Object.keys(storage).filter((key) => key.startsWith('fanal'));
	for (const key of ours) storage.removeItem(key);
	return true;
}

function deleteDatabase(name: string): Promise<boolean> {
	if (!globalThis.indexedDB) return Promise.resolve(true);
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve(true);
		request.onerror = () => resolve(false);
		setTimeout(resolve, patience, false);
	});
}
