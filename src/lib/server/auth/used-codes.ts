import { createHmac } from 'node:crypto';
import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { database } from '../db/open-database.ts';
import { secondSteps } from '../db/people-schema.ts';
import { authFor } from './better-auth.ts';

/** Seconds a code is shown; the one before and the one after it are right too: clocks differ. */
const PERIOD = 30;

/**
 * Uses the code of an app up, before it is checked: of one code sent twice, or twice at once, one comes through (RFC 6238,
 * 5.2). `false` when it was used, or is older than one that was; a code that is wrong anyway is not for us to judge.
 */
export async function useCode(person: string, code: string, origin: string, now = Date.now()): Promise<boolean> {
	const { orm } = database();
	const [found] = await orm.select().from(secondSteps).where(eq(secondSteps.userId, person));
	if (!found) return true;
	const { secretConfig } = await (await authFor(orm, origin)).$context;
	const secret = await symmetricDecrypt({ key: secretConfig, data: found.secret });
	const newest = Math.floor(now / 1000 / PERIOD) + 1;
	// The newest of those it could be: a code that happens to come twice in a row is not used twice either.
	const counter = [newest, newest - 1, newest - 2].find((each) => codeOf(secret, each) === code);
	if (counter === undefined) return true;
	const { id, lastCounter } = secondSteps;
	const unused = and(eq(id, found.id), or(isNull(lastCounter), lt(lastCounter, counter)));
	const used = await orm.update(secondSteps).set({ lastCounter: counter }).where(unused).returning({ id });
	return used.length > 0;
}

/** Six digits (RFC 4226). */
function codeOf(secret: string, counter: number): string {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(counter));
	const hash = createHmac('sha1', secret).update(bytes).digest();
	const offset = hash.readUInt8(hash.length - 1) & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
