import { and, eq, inArray } from 'drizzle-orm';
import type { Kind } from '#lib/domain/kinds.ts';
import { keyOf, namedIn, type Names } from '#lib/domain/references.ts';
import type { Session } from '../db/database.ts';
import { records } from '../db/schema.ts';

/** What the records are called that some values of fields name; one that is not there is told by its id. */
export async function recordNames(
	session: Session,
	values: readonly [field: string, value: unknown][]
): Promise<Names> {
	const ids = new Map<Kind, Set<string>>();
	for (const { kind, id } of values.flatMap(([field, value]) => namedIn(field, value)))
		ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
	const names: Record<string, string> = {};
	for (const [kind, some] of ids) {
		const rows = await session
			.select({ id: records.id, name: records.name })
			.from(records)
			.where(and(eq(records.kind, kind), inArray(records.id, [...some])));
		for (const { id, name } of rows) names[keyOf(kind, id)] = name;
	}
	return names;
}
