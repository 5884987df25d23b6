import { createOTP } from '@better-auth/utils/otp';
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
	const counters = [newest, newest - 1, newest - 2];
	const codes = await Promise.all(counters.map((each) => createOTP(secret).hotp(each)));
	const counter = counters.find((_, index) => codes[index] === code);
	if (counter === undefined) return true;
	const { id, lastCounter } = secondSteps;
	const unused = and(eq(id, found.id), or(isNull(lastCounter), lt(lastCounter, counter)));
	const used = await orm.update(secondSteps).set({ lastCounter: counter }).where(unused).returning({ id });
	return used.length > 0;
}
