import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Session } from '../db/database.ts';
import { oneTimeLinks } from '../db/people-schema.ts';

export type Purpose = 'invitation' | 'password';
export type OneTimeLink = typeof oneTimeLinks.$inferSelect;

/** Hours a link works. */
const HOURS: Record<Purpose, number> = { invitation: 7 * 24, password: 1 };

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new link that works once; gives back its token, which is kept nowhere. Those of the same kind made before stop. */
export async function makeLink(
	session: Session,
	link: { purpose: Purpose; email: string; detail?: OneTimeLink['detail']; madeBy: string }
): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	const { purpose, email } = link;
	await session.transaction(async (tx) => {
		await tx.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, sql`now() - interval '30 days'`));
		await tx
			.delete(oneTimeLinks)
			.where(and(eq(oneTimeLinks.email, email), eq(oneTimeLinks.purpose, purpose), isNull(oneTimeLinks.usedAt)));
		const expiresAt = new Date(Date.now() + HOURS[purpose] * 3_600_000);
		await tx.insert(oneTimeLinks).values({ ...link, detail: link.detail ?? null, hash: hashOf(token), expiresAt });
	});
	return token;
}

const open = (purpose: Purpose, token: string) =>
	and(
		eq(oneTimeLinks.hash, hashOf(token)),
		eq(oneTimeLinks.purpose, purpose),
		isNull(oneTimeLinks.usedAt),
		gt(oneTimeLinks.expiresAt, sql`now()`)
	);

/** What a link is for, while it works. */
export async function readLink(session: Session, purpose: Purpose, token: string): Promise<OneTimeLink | null> {
	const [found] = await session.select().from(oneTimeLinks).where(open(purpose, token));
	return found ?? null;
}

/** Uses a link up. Of many at once one gets it, the others `null`; if the transaction fails, it works still. */
export async function useLink(tx: Session, purpose: Purpose, token: string): Promise<OneTimeLink | null> {
	const [found] = await tx
		.update(oneTimeLinks)
		.set({ usedAt: sql`now()` })
		.where(open(purpose, token))
		.returning();
	return found ?? null;
}
