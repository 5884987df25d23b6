import { and, eq } from 'drizzle-orm';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { records } from '../db/schema.ts';

/** The head of a record; `null` when there is none. */
export async function readRecord(session: Session, kind: Kind, id: string) {
	const { version, name, published, retired, body, savedAt, savedBy } = records;
	const [head] = await session
		.select({ version, name, published, retired, body, savedAt, savedBy })
		.from(records)
		.where(and(eq(records.kind, kind), eq(records.id, id)));
	return head ?? null;
}
