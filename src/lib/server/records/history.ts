import { and, asc, desc, eq } from 'drizzle-orm';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { changes, records, versions } from '../db/schema.ts';
import { saveRecord, type Action, type SaveResult } from './save.ts';

/** One version of a record: who made it, when, why, and what it changed. */
export interface Version {
	version: number;
	action: Action;
	/** Id of the person, or `system`. */
	actor: string;
	reason: string | null;
	at: Date;
	retired: boolean;
	/** Empty for the first one. `null` is "not told", or a field that is not there. */
	changes: { field: string; old: unknown; new: unknown }[];
}

interface Which {
	kind: Kind;
	id: string;
}
interface Who extends Which {
	/** The version the person was looking at. */
	expected: number;
	actor: string;
	reason?: string | null;
}

/** All versions of a record, newest first; none for a record that does not exist. */
export async function historyOf(session: Session, { kind, id }: Which): Promise<Version[]> {
	const { version, action, actor, reason, at, retired } = versions;
	const [all, fields] = await Promise.all([
		session
			.select({ version, action, actor, reason, at, retired })
			.from(versions)
			.where(and(eq(versions.kind, kind), eq(versions.id, id)))
			.orderBy(desc(versions.version)),
		session
			.select()
			.from(changes)
			.where(and(eq(changes.kind, kind), eq(changes.id, id)))
			.orderBy(asc(changes.version), asc(changes.position))
	]);
	return all.map((row) => ({
		...row,
		action: row.action as Action,
		changes: fields
			.filter(({ version }) => version === row.version)
			.map(({ field, old, new: now }) => ({ field, old, new: now }))
	}));
}

/** A record as it was in one of its versions; `null` when there is no such version. */
export async function readVersion(session: Session, { kind, id }: Which, version: number) {
	const found = await session
		.select({ body: versions.body, retired: versions.retired })
		.from(versions)
		.where(and(eq(versions.kind, kind), eq(versions.id, id), eq(versions.version, version)));
	return found[0] ?? null;
}

/** Makes an older version the newest one again, as a version of its own: nothing is lost by it. */
export async function restoreVersion(session: Session, which: Who, version: number): Promise<SaveResult> {
	const old = await readVersion(session, which, version);
	if (!old) return { ok: false, code: 'record.unknown' };
	return saveRecord(session, { ...which, ...old, action: 'restored' });
}

/** Takes a record out of the next edition; it stays, with its history, and can be restored. */
export async function retireRecord(session: Session, which: Who): Promise<SaveResult> {
	const { kind, id } = which;
	const [head] = await session
		.select({ body: records.body })
		.from(records)
		.where(and(eq(records.kind, kind), eq(records.id, id)));
	if (!head) return { ok: false, code: 'record.unknown' };
	return saveRecord(session, { ...which, body: head.body, action: 'retired', retired: true });
}
