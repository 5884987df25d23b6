import { and, eq, gt, ne, sql } from 'drizzle-orm';
import type { StaffLang } from '#lib/domain/person.ts';
import type { Session } from '../db/database.ts';
import { people, sessions } from '../db/people-schema.ts';

export interface OwnSession {
	id: string;
	userAgent: string;
	/** ISO. */
	since: string;
	lastSeen: string;
}

/** The browsers where somebody is signed in; the newest first. */
export async function listSessions(session: Session, person: string): Promise<OwnSession[]> {
	const rows = await session
		.select()
		.from(sessions)
		.where(and(eq(sessions.userId, person), gt(sessions.expiresAt, sql`now()`)))
		.orderBy(sql`${sessions.createdAt} desc`);
	return rows.map((row) => ({
		id: row.id,
		userAgent: row.userAgent ?? '',
		since: row.createdAt.toISOString(),
		lastSeen: row.updatedAt.toISOString()
	}));
}

/** Ends one session of a person, nobody else's. */
export async function endSession(session: Session, person: string, id: string): Promise<void> {
	await session.delete(sessions).where(and(eq(sessions.userId, person), eq(sessions.id, id)));
}

/** Ends all sessions of a person but this one. */
export async function endOtherSessions(session: Session, person: string, own: string): Promise<void> {
	await session.delete(sessions).where(and(eq(sessions.userId, person), ne(sessions.id, own)));
}

/** The language in which somebody works. */
export async function setLang(session: Session, person: string, lang: StaffLang): Promise<void> {
	await session.update(people).set({ lang }).where(eq(people.id, person));
}
