import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { StaffLang } from '#lib/domain/person.ts';
import { isRole, type Role } from '#lib/domain/permission.ts';
import { hashPassword } from '../auth/password.ts';
import type { Database, Session } from '../db/database.ts';
import { accounts, people, secondSteps, sessions } from '../db/people-schema.ts';
import { audit } from '../db/schema.ts';
import { makeLink, useLink } from './links.ts';

export interface Invitation {
	email: string;
	role: Role;
	organisation: string | null;
	lang: StaffLang;
}

/** Where the mail with an invitation leads. */
export const invitationPath = (token: string): string => `/staff/welcome/${token}`;

/** Makes the link of an invitation. `by` is the id of a person, or `console`. */
export async function invite(session: Session, { email, ...detail }: Invitation, by: string): Promise<string> {
	const token = await makeLink(session, { purpose: 'invitation', email, detail, madeBy: by });
	await session.insert(audit).values({ actor: by, action: 'people.invite', subject: email, detail });
	return token;
}

/**
 * Makes the account that a link invites to, or opens it again for whoever had one. One of many who use a link at once
 * gets it; the others get `null`.
 */
export async function accept(
	database: Database,
	token: string,
	{ name, password }: { name: string; password: string }
): Promise<{ id: string; email: string } | null> {
	const hashed = await hashPassword(password);
	return database.transaction(async (tx) => {
		const link = await useLink(tx, 'invitation', token);
		if (!link?.detail || !isRole(link.detail.role)) return null;
		const { role, organisation, lang } = link.detail;
		const rights = {
			name,
			role,
			organisation,
			lang,
			emailVerified: true,
			endedAt: null,
			twoFactorEnabled: false,
			updatedAt: new Date()
		};
		const [person] = await tx
			.insert(people)
			.values({ id: randomUUID(), email: link.email, ...rights })
			.onConflictDoUpdate({ target: people.email, set: rights })
			.returning();
		if (!person) return null;
		// Who is invited again has lost something: a phone, say. The second step begins anew.
		await tx.delete(secondSteps).where(eq(secondSteps.userId, person.id));
		await setPassword(tx, person.id, hashed);
		await tx.insert(audit).values({ actor: person.id, action: 'people.accept', subject: person.id, detail: { role } });
		return { id: person.id, email: link.email };
	});
}

/** A new password, which ends every session that the old one opened. */
export async function setPassword(tx: Session, person: string, hashed: string): Promise<void> {
	await tx.delete(accounts).where(eq(accounts.userId, person));
	await tx.insert(accounts).values({
		id: randomUUID(),
		accountId: person,
		providerId: 'credential',
		userId: person,
		password: hashed
	});
	await tx.delete(sessions).where(eq(sessions.userId, person));
}
