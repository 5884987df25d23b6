import { and, eq, isNull } from 'drizzle-orm';
import { isStaffLang, type StaffLang } from '#lib/domain/person.ts';
import { hashPassword } from '../auth/password.ts';
import { keyedHash, secretOf } from '../auth/secret.ts';
import { takeTry } from '../auth/tries.ts';
import type { Database } from '../db/database.ts';
import { people } from '../db/people-schema.ts';
import { audit } from '../db/schema.ts';
import { setPassword } from './invitation.ts';
import { makeLink, useLink } from './links.ts';

/** Mails to one address in a quarter of an hour. */
const MAILS = 3;

/**
 * A link to choose a new password, for the mail; `null` when none is to be sent. A link is made for an address that
 * nobody has too: the work is the same, and it leads nowhere.
 */
export async function forgotten(database: Database, email: string): Promise<{ token: string; lang: StaffLang } | null> {
	const { orm } = database;
	if (!(await takeTry(orm, keyedHash(await secretOf(orm), 'mail', email), MAILS))) return null;
	const [person] = await orm.select().from(people).where(eq(people.email, email));
	const token = await makeLink(orm, { purpose: 'password', email, madeBy: 'forgotten' });
	if (!person || person.endedAt) return null;
	return { token, lang: isStaffLang(person.lang) ? person.lang : 'fr' };
}

/** Sets the password that was chosen by a mailed link; gives back whose it is, or `null` when the link works no more. */
export async function choosePassword(database: Database, token: string, password: string): Promise<string | null> {
	const hashed = await hashPassword(password);
	return database.transaction(async (tx) => {
		const link = await useLink(tx, 'password', token);
		if (!link) return null;
		const [person] = await tx
			.select()
			.from(people)
			.where(and(eq(people.email, link.email), isNull(people.endedAt)));
		if (!person) return null;
		await setPassword(tx, person.id, hashed);
		await tx.insert(audit).values({ actor: person.id, action: 'people.password', subject: person.id });
		return person.email;
	});
}
