import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Session } from '../db/database.ts';
import { accounts, people, secondSteps, sessions, signInSteps } from '../db/people-schema.ts';
import { hashPassword, PASSWORD, verifyPassword } from './password.ts';
import { secretOf } from './secret.ts';

/** A name that a browser takes over TLS alone, for this host alone. */
export const COOKIES = '__Host-fanal';
const DAY = 24 * 60 * 60;

/**
 * better-auth on our tables. None of its HTTP endpoints is mounted: our own doors call the few functions that they need.
 * It limits nobody, asks nobody where they come from and keeps no session in a cookie: the doors, `takeTry` and each
 * request's look into the database do that.
 */
function make(session: Session, secret: string, origin: string) {
	return betterAuth({
		appName: 'Fanal',
		baseURL: origin,
		secret,
		database: drizzleAdapter(session, {
			provider: 'pg',
			schema: { user: people, session: sessions, account: accounts, verification: signInSteps, twoFactor: secondSteps }
		}),
		user: {
			additionalFields: {
				role: { type: 'string', required: true, input: false },
				organisation: { type: 'string', required: false, input: false },
				lang: { type: 'string', required: true, input: false },
				endedAt: { type: 'date', required: false, input: false }
			}
		},
		session: { expiresIn: 30 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: PASSWORD.min,
			maxPasswordLength: PASSWORD.max,
			password: { hash: hashPassword, verify: verifyPassword }
		},
		plugins: [twoFactor({ issuer: 'Fanal' })],
		advanced: {
			cookiePrefix: COOKIES,
			useSecureCookies: false,
			defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
			ipAddress: { disableIpTracking: true },
			disableCSRFCheck: true,
			disableOriginCheck: true
		},
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		logger: { disabled: true }
	});
}

type Auth = ReturnType<typeof make>;
const made = new WeakMap<Session, Map<string, Promise<Auth>>>();

/** One for each connection and address of this server. */
export function authFor(session: Session, origin: string): Promise<Auth> {
	const ofSession = made.get(session) ?? new Map<string, Promise<Auth>>();
	made.set(session, ofSession);
	const known = ofSession.get(origin);
	if (known) return known;
	const next = secretOf(session).then((secret) => make(session, secret, origin));
	ofSession.set(origin, next);
	next.catch(() => ofSession.delete(origin));
	return next;
}
