import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { COOKIES } from './better-auth.ts';
import { keyedHash } from './secret.ts';

const NAME = `${COOKIES}.device`;
/** Seconds. */
const YEAR = 365 * 24 * 60 * 60;

/**
 * Remembers that this person signed in from this browser before: its tries are counted apart, so that strangers who
 * guess cannot lock the owner out. It opens nothing by itself.
 */
export function rememberDevice(cookies: Cookies, secret: string, personId: string): void {
	const nonce = randomBytes(16).toString('base64url');
	const value = `${nonce}.${keyedHash(secret, 'device', `${personId} ${nonce}`)}`;
	cookies.set(NAME, value, { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: YEAR });
}

/** The number of a browser from which this person signed in before, else `null`. */
export function knownDevice(cookies: Cookies, secret: string, personId: string): string | null {
	const [nonce = '', proof = ''] = cookies.get(NAME)?.split('.') ?? [];
	const due = Buffer.from(keyedHash(secret, 'device', `${personId} ${nonce}`));
	const given = Buffer.from(proof);
	return given.length === due.length && timingSafeEqual(given, due) ? nonce : null;
}
