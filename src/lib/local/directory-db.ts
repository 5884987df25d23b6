import { Dexie } from 'dexie';
import type { Manifest, ShardName } from '#lib/domain/edition/format.ts';
import { openDexie } from './open-dexie.ts';
import type { StorageProblem } from './problem.ts';
import { wantedShards } from './shards.ts';

/** One shard, whole: a lean JSON string reads faster than a row per place. */
export interface Shard {
	/** Lower-case hexadecimal; the key. */
	sha256: string;
	name: ShardName;
	body: string;
}

/** The edition this device holds. */
export interface HeldEdition {
	format: number;
	edition: string;
	sequence: number;
	/** When the edition was made, ISO 8601. */
	madeAt: string;
	/** When this device fetched it, ISO 8601. */
	fetchedAt: string;
	manifest: Manifest;
	/** Languages whose texts are held. */
	languages: string[];
	/** What is to be known in these days, as `/editions/alerts-….json` told it. */
	alerts?: { sha256: string; body: string } | undefined;
}

/** The disposable copy of an edition. Every method but `close` may reject with a storage error. */
export interface DirectoryDb {
	/** Why nothing outlives this visit, or `null` when the device keeps it. */
	readonly problem: StorageProblem | null;
	held(): Promise<HeldEdition | null>;
	hashes(): Promise<string[]>;
	/** The held edition and the shards it lists that are there, as of one instant. */
	read(): Promise<{ held: HeldEdition; bodies: Map<ShardName, string> } | null>;
	/** All or nothing: puts the shards, makes `held` the held edition, deletes what it does not list. */
	replace(held: HeldEdition, added: Shard[]): Promise<void>;
	/** Forgets everything; the database must be opened again afterwards. */
	drop(): Promise<void>;
	close(): void;
}

export const DIRECTORY_DB = 'fanal-directory';

/** Opens the device's copy; where storage is refused, a copy in memory with its `problem` told. */
export async function openDirectoryDb(): Promise<DirectoryDb> {
	const open = () => openDexie(DIRECTORY_DB, (db) => db.version(1).stores({ shards: 'sha256', state: 'id' }));
	let opened = await open();
	if (!opened.ok && opened.code === 'storage-corrupt') {
		await Dexie.delete(DIRECTORY_DB).catch(() => undefined);
		opened = await open();
	}
	return opened.ok ? onDevice(opened.db) : inMemory(opened.code);
}

/** A row that was damaged must not stop every later sync: it is reported as corrupt, and the copy made anew. */
function sound(row: HeldEdition | undefined): HeldEdition | null {
	if (row && !(row.manifest?.shards && Array.isArray(row.languages))) throw new DOMException('', 'DataError');
	return row ?? null;
}

const hashesOf = (held: HeldEdition) =>
	new Set(wantedShards(held.manifest, held.languages).map(([, { sha256 }]) => sha256));

/** One hash may serve two names: two languages without a single word are the same empty shard. */
function bodiesOf(held: HeldEdition, shards: Iterable<Shard | undefined>) {
	const byHash = new Map([...shards].map((shard) => [shard?.sha256, shard?.body]));
	const bodies = new Map<ShardName, string>();
	for (const [name, { sha256 }] of wantedShards(held.manifest, held.languages)) {
		const body = byHash.get(sha256);
		if (body !== undefined) bodies.set(name, body);
	}
	return bodies;
}

function onDevice(db: Dexie): DirectoryDb {
	const shards = db.table<Shard, string>('shards');
	const state = db.table<HeldEdition & { id: string }, string>('state');
	return {
		problem: null,
		held: async () => sound(await state.get('current')),
		hashes: () => shards.toCollection().primaryKeys(),
		read: () =>
			db.transaction('r', shards, state, async () => {
				const held = sound(await state.get('current'));
				return held ? { held, bodies: bodiesOf(held, await shards.bulkGet([...hashesOf(held)])) } : null;
			}),
		replace: (held, added) =>
			db.transaction('rw', shards, state, async () => {
				const keep = hashesOf(held);
				await shards.bulkPut(added);
				await state.put({ ...held, id: 'current' });
				const all = await shards.toCollection().primaryKeys();
				await shards.bulkDelete(all.filter((sha256) => !keep.has(sha256)));
				// Without navigator.locks another tab may have deleted a shard we counted on: then nothing changes.
				if (all.filter((sha256) => keep.has(sha256)).length < keep.size) throw new DOMException('', 'ConstraintError');
			}),
		drop: () => db.delete(),
		close: () => db.close()
	};
}

function inMemory(problem: StorageProblem): DirectoryDb {
	let current: HeldEdition | null = null;
	let shards = new Map<string, Shard>();
	return {
		problem,
		held: async () => current,
		hashes: async () => [...shards.keys()],
		read: async () => current && { held: current, bodies: bodiesOf(current, shards.values()) },
		replace: async (held, added) => {
			const keep = hashesOf(held);
			const all = [...shards.values(), ...added].filter(({ sha256 }) => keep.has(sha256));
			shards = new Map(all.map((shard) => [shard.sha256, shard]));
			current = held;
		},
		drop: async () => {
			shards = new Map();
			current = null;
		},
		close: () => undefined
	};
}
