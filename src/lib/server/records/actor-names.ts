import { inArray } from 'drizzle-orm';
import type { Actor } from '#lib/domain/person.ts';
import type { Session } from '../db/database.ts';
import { askingOf, masked } from '../confirm/organisation-author.ts';
import { people } from '../db/people-schema.ts';
import { askings } from '../db/review-schema.ts';

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

/** The same, of those who may also be an organisation that answered the link of a mail. */
export async function actorsOf(session: Session, ids: readonly string[]): Promise<(id: string) => Actor> {
	const names = await actorNames(session, ids);
	const numbers = ids.map(askingOf).filter((each) => each !== null);
	const rows = numbers.length === 0 ? [] : await session.select().from(askings).where(inArray(askings.number, numbers));
	const mailboxes = new Map(rows.map(({ number, sentTo }) => [number, sentTo]));
	return (id) => {
		const asking = askingOf(id);
		if (asking === null) return names(id);
		const sentTo = mailboxes.get(asking);
		return { sentTo: sentTo ? masked(sentTo) : null };
	};
}
