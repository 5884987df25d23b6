import { Dexie } from 'dexie';
import { storageProblem, type StorageProblem } from './problem.ts';

export type Opened = { ok: true; db: Dexie } | { ok: false; code: StorageProblem };

/** Some browsers never answer an open; a page must not wait for them. Milliseconds. */
const patience = 5000;

/**
 * Opens a database, or tells why it cannot. Unlike Dexie, which adapts to it, a database of a newer version than the
 * code is left alone: the newer code knows what it means. A newer code elsewhere finds ours closed, never blocked.
 */
export async function openDexie(name: string, declare: (db: Dexie) => void): Promise<Opened> {
	if (!globalThis.indexedDB) return { ok: false, code: 'storage-refused' };
	const db = new Dexie(name);
	declare(db);
	const newest = db.verno * 10;
	db.on('versionchange', () => db.close());
	const stuck = new Promise<never>((_, reject) => {
		const give = () => reject(new DOMException('', 'ConstraintError'));
		db.on('blocked', give);
		setTimeout(give, patience);
	});
	stuck.catch(() => undefined);
	try {
		const known = await indexedDB.databases?.().catch(() => []);
		const installed = known?.find((each) => each.name === name)?.version ?? 0;
		if (installed > newest) throw new DOMException('', 'VersionError');
		await Promise.race([db.open(), stuck]);
		if (db.backendDB().version > newest) throw new DOMException('', 'VersionError');
		return { ok: true, db };
	} catch (error) {
		db.close();
		return { ok: false, code: storageProblem(error) };
	}
}
