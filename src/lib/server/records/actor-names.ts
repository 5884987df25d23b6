import { inArray } from 'drizzle-orm';
import type { Session } from '../db/database.ts';
import { people } from '../db/people-schema.ts';

/** How the people behind some ids are called; whoever is not known is called by the id. */
export async function actorNames(session: Session, ids: readonly string[]): Promise<(id: string) => string> {
	const wanted = [...new Set(ids)];
	const rows =
		wanted.length === 0
			? []
			: await session.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, wanted));
	const names = new Map(rows.map(({ id, name }) => [id, name]));
	return (id) => names.get(id) ?? id;
}
