import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { differences, type Difference } from '#lib/domain/difference.ts';
import type { Event } from '#lib/domain/event/event.ts';
import { sequenceAfter } from '#lib/domain/event/sequence.ts';
import { idOf, kinds, type Kind, type RecordOf } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { changes, records, versions } from '../db/schema.ts';
import { detailsOf } from './details.ts';
import { writeDetails } from './write-details.ts';

/** What was done to a record; `founding`: it came from `data/`. */
export type Action = 'founding' | 'created' | 'edited' | 'retired' | 'restored';

export interface Save {
	kind: Kind;
	id: string;
	/** The whole record. */
	body: unknown;
	/** The version that was edited; 0 for a record that is new. */
	expected: number;
	/** Id of the person, or `system`. */
	actor: string;
	reason?: string | null;
	action?: Action;
	retired?: boolean;
}

export type SaveResult =
	/** `changed: false`: it said so already, no version was made. */
	| { ok: true; version: number; changed: boolean }
	| { ok: false; code: 'record.invalid'; problems: { field: string; message: string }[] }
	/** Somebody else saved first: theirs is told, so that both can be shown field by field. */
	| { ok: false; code: 'record.conflict'; version: number; body: object }
	| { ok: false; code: 'record.unknown' };

/** Saves a record: the head, its history and the rows beside it, all in one transaction. */
export function saveRecord(session: Session, save: Save): Promise<SaveResult> {
	return session.transaction(async (inner): Promise<SaveResult> => {
		const { kind, id, expected, actor } = save;
		const parsed = v.safeParse(kinds[kind].schema as v.GenericSchema<unknown, RecordOf<Kind>>, save.body);
		const problems = (parsed.issues ?? []).map((issue) => ({
			field: v.getDotPath(issue) ?? '',
			message: issue.message
		}));
		if (!parsed.success) return { ok: false, code: 'record.invalid', problems };
		if (idOf(kind, parsed.output) !== id) {
			const problem = { field: kinds[kind].key, message: `is not ${id}: an id never changes` };
			return { ok: false, code: 'record.invalid', problems: [problem] };
		}

		const here = and(eq(records.kind, kind), eq(records.id, id));
		const [head] = await inner.select().from(records).where(here).for('update');
		if (!head && expected !== 0) return { ok: false, code: 'record.unknown' };
		if (head && head.version !== expected) return conflict(head);
		const body = head ? counted(kind, parsed.output, head.body) : parsed.output;
		const retired = save.retired ?? head?.retired ?? false;
		const changed = head ? differences(head.body, body) : [];
		if (head && changed.length === 0 && retired === head.retired)
			return { ok: true, version: expected, changed: false };

		const version = expected + 1;
		const { name, published } = detailsOf(kind, id, body);
		const row = { version, name, published, retired, body, savedAt: new Date(), savedBy: actor };
		if (head) await inner.update(records).set(row).where(here);
		else {
			const made = await inner
				.insert(records)
				.values({ kind, id, ...row })
				.onConflictDoNothing()
				.returning({ id: records.id });
			if (made.length === 0) {
				// Made by somebody else since we looked.
				const [other] = await inner.select().from(records).where(here);
				if (other) return conflict(other);
			}
		}
		const action = save.action ?? (head ? 'edited' : 'created');
		await addVersion(inner, { kind, id, version, action, actor, reason: save.reason ?? null, retired, body }, changed);
		await writeDetails(inner, [{ kind, id, body }]);
		return { ok: true, version, changed: true };
	});
}

/** An event that is given back an older version is news to calendars all the same. */
const counted = (kind: Kind, body: RecordOf<Kind>, head: object): RecordOf<Kind> =>
	kind === 'events' ? { ...(body as Event), sequence: sequenceAfter(body as Event, head as Event) } : body;

const conflict = ({ version, body }: { version: number; body: object }): SaveResult => ({
	ok: false,
	code: 'record.conflict',
	version,
	body
});

async function addVersion(session: Session, row: typeof versions.$inferInsert, changed: Difference[]): Promise<void> {
	await session.insert(versions).values(row);
	const { kind, id, version } = row;
	if (changed.length > 0)
		await session.insert(changes).values(
			changed.map(({ field, old, new: now }, position) => ({
				...{ kind, id, version, position, field },
				old: old ?? null,
				new: now ?? null
			}))
		);
}
