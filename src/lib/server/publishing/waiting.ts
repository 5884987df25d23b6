import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { differences, type Difference } from '#lib/domain/difference.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Session } from '../db/database.ts';
import { editions, publications, records, shown, versions } from '../db/schema.ts';
import { sha256 } from './publish.ts';

/** A record that the next publication changes for the public. */
export interface Waiting {
	kind: Kind;
	id: string;
	name: string;
	/** Not published, only kept by staff. */
	isLead: boolean;
	change: 'new' | 'changed' | 'gone';
	/** Version the public sees, and the one it would see; null for none. */
	from: number | null;
	to: number | null;
	/** Empty for what is new or gone. */
	changes: Difference[];
}

/** What the next publication will change, record by record, by kind and name. */
export async function waitingChanges(session: Session): Promise<Waiting[]> {
	const { kind, id, name, version, published, retired, body } = records;
	const rows = await session
		.select({ kind, id, name, version, published, retired, body, from: shown.version, before: versions.body })
		.from(records)
		.leftJoin(shown, and(eq(shown.kind, kind), eq(shown.id, id), isNull(shown.until)))
		.leftJoin(versions, and(eq(versions.kind, kind), eq(versions.id, id), eq(versions.version, shown.version)))
		.where(
			sql`case when ${retired} then ${shown.version} is not null else ${shown.version} is distinct from ${version} end`
		)
		.orderBy(asc(kind), asc(name), asc(id));
	return rows.map(({ before, retired: gone, ...row }) => ({
		kind: row.kind as Kind,
		id: row.id,
		name: row.name,
		isLead: !row.published,
		change: gone ? 'gone' : row.from === null ? 'new' : 'changed',
		from: row.from,
		to: gone ? null : row.version,
		changes: gone || before === null ? [] : differences(before, row.body)
	}));
}

/** Names a list of changes: two lists are the same if this is. */
export const fingerprintOf = (waiting: readonly Waiting[]): string =>
	sha256(JSON.stringify(waiting.map(({ kind, id, from, to }) => [kind, id, from, to])));

/** Publications, newest first: what can be gone back to. */
export async function listPublications(session: Session, limit = 50) {
	const { number, sequence, edition, action, actor, note, returnsTo, at } = publications;
	return session
		.select({ number, sequence, edition, action, actor, note, returnsTo, at, month: editions.month })
		.from(publications)
		.innerJoin(editions, eq(editions.id, edition))
		.orderBy(desc(number))
		.limit(limit);
}
