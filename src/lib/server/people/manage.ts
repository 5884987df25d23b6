import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { isRole, type Role } from '#lib/domain/permission.ts';
import type { Database, Session } from '../db/database.ts';
import { oneTimeLinks, people, sessions } from '../db/people-schema.ts';
import { audit, records } from '../db/schema.ts';

export interface Member {
	id: string;
	name: string;
	email: string;
	role: Role;
	organisation: string | null;
	secondStep: boolean;
	ended: boolean;
	/** ISO, of the session used last; `null` when there is none. */
	lastSeen: string | null;
}

/** Everybody who has, or had, an account; those whose access ended come last. */
export async function listPeople(session: Session): Promise<Member[]> {
	// Names in full: Drizzle leaves the table out of a query that has but one.
	const seen = sql<string | null>`(select max(s.updated_at) from sessions s where s.person = people.id)`;
	const rows = await session
		.select({ person: people, seen })
		.from(people)
		.orderBy(sql`${people.endedAt} is not null`, asc(people.name));
	return rows.map(({ person, seen: at }) => ({
		id: person.id,
		name: person.name,
		email: person.email,
		role: isRole(person.role) ? person.role : 'association',
		organisation: person.organisation,
		secondStep: person.twoFactorEnabled,
		ended: person.endedAt !== null,
		lastSeen: at === null ? null : new Date(at).toISOString()
	}));
}

export interface PendingInvitation {
	email: string;
	role: Role;
	expiresAt: string;
}

/** Invitations that somebody may still accept. */
export async function listInvitations(session: Session): Promise<PendingInvitation[]> {
	const rows = await session
		.select()
		.from(oneTimeLinks)
		.where(
			and(eq(oneTimeLinks.purpose, 'invitation'), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, sql`now()`))
		)
		.orderBy(asc(oneTimeLinks.email));
	return rows.flatMap(({ email, detail, expiresAt }) =>
		detail && isRole(detail.role) ? [{ email, role: detail.role, expiresAt: expiresAt.toISOString() }] : []
	);
}

/** Takes an invitation back that nobody has accepted yet. */
export async function withdrawInvitation(session: Session, email: string, by: string): Promise<void> {
	await session
		.delete(oneTimeLinks)
		.where(and(eq(oneTimeLinks.purpose, 'invitation'), eq(oneTimeLinks.email, email), isNull(oneTimeLinks.usedAt)));
	await session.insert(audit).values({ actor: by, action: 'people.withdraw', subject: email });
}

export type ManageResult = 'done' | 'noSuch' | 'lastAdmin';

/** Another role; an association's names its organisation. It holds from the person's next request. */
export function changeRole(
	database: Database,
	id: string,
	rights: { role: Role; organisation: string | null },
	by: string
): Promise<ManageResult> {
	return change(database, id, rights.role !== 'admin', async (tx) => {
		await tx.update(people).set(rights).where(eq(people.id, id));
		await tx.insert(audit).values({ actor: by, action: 'people.role', subject: id, detail: rights });
	});
}

/** Ends somebody's access and their sessions at once; what they did stays theirs. */
export function endAccess(database: Database, id: string, by: string): Promise<ManageResult> {
	return change(database, id, true, async (tx) => {
		await tx.update(people).set({ endedAt: new Date() }).where(eq(people.id, id));
		await tx.delete(sessions).where(eq(sessions.userId, id));
		await tx.insert(audit).values({ actor: by, action: 'people.end', subject: id });
	});
}

/** One admin must remain, also when two of them end each other's access at once: rows of admins are locked first. */
function change(
	database: Database,
	id: string,
	losesAdmin: boolean,
	work: (tx: Session) => Promise<void>
): Promise<ManageResult> {
	return database.transaction(async (tx) => {
		const admins = await tx
			.select()
			.from(people)
			.where(and(eq(people.role, 'admin'), isNull(people.endedAt)))
			.orderBy(asc(people.id))
			.for('update');
		const [person] = await tx.select().from(people).where(eq(people.id, id));
		if (!person || person.endedAt) return 'noSuch';
		if (losesAdmin && person.role === 'admin' && !admins.some((each) => each.id !== id)) return 'lastAdmin';
		await work(tx);
		return 'done';
	});
}

/** Organisations, for who acts for one: id and name. */
export async function listOrganisations(session: Session): Promise<{ id: string; name: string }[]> {
	return session
		.select({ id: records.id, name: records.name })
		.from(records)
		.where(and(eq(records.kind, 'organisations'), eq(records.retired, false)))
		.orderBy(asc(records.name));
}
