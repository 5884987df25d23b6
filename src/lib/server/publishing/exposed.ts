import { eq } from 'drizzle-orm';
import type { Place } from '#lib/domain/place/place.ts';
import type { Session } from '../db/database.ts';
import { records } from '../db/schema.ts';
import type { Chosen } from './shown.ts';

/** How much of an address the public sees. */
const openness = { hidden: 0, onRequest: 1, area: 1, public: 2 };
const opennessOf = (body: object): number => openness[(body as Partial<Place>).addressVisibility ?? 'hidden'];

/**
 * Names of the places whose address an edition of these versions would show again, although staff have hidden it or
 * part of it since: somebody may have to be safe there.
 */
export async function exposedBy(session: Session, chosen: readonly Chosen[]): Promise<string[]> {
	const now = await session
		.select({ id: records.id, name: records.name, body: records.body })
		.from(records)
		.where(eq(records.kind, 'places'));
	const then = new Map(chosen.flatMap(({ kind, id, body }) => (kind === 'places' ? [[id, opennessOf(body)]] : [])));
	return now.filter(({ id, body }) => (then.get(id) ?? 0) > opennessOf(body)).map(({ name }) => name);
}
