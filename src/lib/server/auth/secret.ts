import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Session } from '../db/database.ts';
import { upkeep } from '../db/schema.ts';

const NAME = 'secret';
const known = new WeakMap<Session, Promise<string>>();

/** The secret of this installation, made at its first use. It lives in the database: several servers share it. */
export function secretOf(session: Session): Promise<string> {
	const found = known.get(session);
	if (found) return found;
	const next = read(session);
	known.set(session, next);
	next.catch(() => known.delete(session));
	return next;
}

async function read(session: Session): Promise<string> {
	const value = randomBytes(32).toString('base64url');
	await session.insert(upkeep).values({ name: NAME, value }).onConflictDoNothing();
	const [row] = await session.select().from(upkeep).where(eq(upkeep.name, NAME));
	return row?.value ?? value;
}

/** A keyed hash, for what is compared and never read back. `use` keeps one use apart from another. */
export const keyedHash = (secret: string, use: string, value: string): string =>
	createHmac('sha256', secret).update(`${use}\0${value}`).digest('base64url');
