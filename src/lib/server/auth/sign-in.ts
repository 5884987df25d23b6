import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { database } from '../db/open-database.ts';
import { people, signInSteps } from '../db/people-schema.ts';
import { authFor, COOKIES } from './better-auth.ts';
import { headersFor, passOn } from './cookies.ts';
import { knownDevice, rememberDevice } from './device.ts';
import { hashPassword, PASSWORD } from './password.ts';
import { keyedHash, secretOf } from './secret.ts';
import { giveBack, takeTry } from './tries.ts';
import { useCode } from './used-codes.ts';

/** `code`: the password is right, a code is asked for. `wrong` does not tell which of the two is. */
export type SignInResult = 'in' | 'code' | 'wrong' | 'tooMany';

/**
 * Signs somebody in by address and password. An address that nobody has costs the same work and gets the same answer.
 * Ten tries an account in a quarter of an hour, whoever makes them; a browser the person used before has its own ten.
 */
export async function signIn(event: RequestEvent, address: string, password: string): Promise<SignInResult> {
	const { orm } = database();
	const secret = await secretOf(orm);
	const email = address.trim().toLowerCase();
	const [person] = await orm.select().from(people).where(eq(people.email, email));
	const device = knownDevice(event.cookies, secret, person?.id ?? '');
	const key = keyedHash(secret, 'try', device ? `device ${device}` : email);
	if (!(await takeTry(orm, key))) return 'tooMany';
	// better-auth refuses a password that is too long before any work: only for an address that somebody has.
	if (!person || person.endedAt || password.length > PASSWORD.max) {
		await hashPassword(password.slice(0, PASSWORD.max));
		return 'wrong';
	}
	const result = await withPassword(event, email, password);
	if (result === 'wrong') return result;
	await giveBack(orm, key);
	if (result === 'in') rememberDevice(event.cookies, secret, person.id);
	return result;
}

/** Checks the password and starts a session, or the wait for a code. Counts no try: the caller has. */
export async function withPassword(
	{ cookies, request, url }: RequestEvent,
	email: string,
	password: string
): Promise<'in' | 'code' | 'wrong'> {
	const auth = await authFor(database().orm, url.origin);
	try {
		const { response, headers } = await auth.api.signInEmail({
			body: { email, password },
			headers: headersFor(cookies, request.headers.get('user-agent')),
			returnHeaders: true
		});
		passOn(headers, cookies);
		return 'twoFactorRedirect' in response && response.twoFactorRedirect ? 'code' : 'in';
	} catch (error) {
		if (isRefusal(error)) return 'wrong';
		throw error;
	}
}

/**
 * The second step: six digits of an app, or one of the recovery codes; each works once, and `used` says so. `again`: the
 * wait is over, the password is due.
 */
export async function signInWithCode(event: RequestEvent, typed: string): Promise<'in' | 'wrong' | 'used' | 'again'> {
	const { cookies, request, url } = event;
	const { orm } = database();
	const auth = await authFor(orm, url.origin);
	const code = typed.replace(/\s/g, '');
	const ofApp = /^\d{6}$/.test(code);
	const person = ofApp ? await whoWaits(event) : null;
	if (person !== null && !(await useCode(person, code, url.origin))) return 'used';
	const options = {
		body: { code },
		headers: headersFor(cookies, request.headers.get('user-agent')),
		returnHeaders: true as const
	};
	try {
		const { response, headers } = await (ofApp ? auth.api.verifyTOTP(options) : auth.api.verifyBackupCode(options));
		passOn(headers, cookies);
		rememberDevice(cookies, await secretOf(orm), response.user.id);
		return 'in';
	} catch (error) {
		if (!isRefusal(error)) throw error;
		return ['INVALID_CODE', 'INVALID_BACKUP_CODE'].includes(error.body?.code ?? '') ? 'wrong' : 'again';
	}
}

/** Whose password this browser has given, and who has not been let in yet. better-auth checks the cookie once more. */
async function whoWaits({ cookies }: RequestEvent): Promise<string | null> {
	const [step = ''] = cookies.get(`${COOKIES}.two_factor`)?.split('.') ?? [];
	const [found] = await database().orm.select().from(signInSteps).where(eq(signInSteps.identifier, step));
	return found?.value ?? null;
}

/** Ends the session of this browser. */
export async function signOut({ cookies, request, url }: RequestEvent): Promise<void> {
	const auth = await authFor(database().orm, url.origin);
	const { headers } = await auth.api.signOut({
		headers: headersFor(cookies, request.headers.get('user-agent')),
		returnHeaders: true
	});
	passOn(headers, cookies);
}

/** better-auth says no by throwing; anything else is trouble. */
export function isRefusal(error: unknown): error is { statusCode: number; body?: { code?: string } } {
	return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
