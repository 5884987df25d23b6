import type { RequestEvent } from '@sveltejs/kit';
import { symmetricDecrypt } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { encode } from 'uqr';
import { database } from '../db/open-database.ts';
import { secondSteps } from '../db/people-schema.ts';
import { authFor } from './better-auth.ts';
import { headersFor, passOn } from './cookies.ts';
import { keyedHash, secretOf } from './secret.ts';
import { isRefusal } from './sign-in.ts';
import { takeTry } from './tries.ts';
import { useCode } from './used-codes.ts';

/** What somebody needs to set their second step up: shown until they have typed a first code, never again. */
export interface SecondStepSetup {
	/** Of an SVG of `size` × `size` squares. */
	qr: { path: string; size: number };
	/** For an app on the same phone. */
	uri: string;
	/** The secret in letters, in groups of four. */
	letters: string;
	recoveryCodes: string[];
}

const call = ({ cookies, request }: RequestEvent) => ({
	headers: headersFor(cookies, request.headers.get('user-agent')),
	returnHeaders: true as const
});

/** Whether the password of somebody signed in may be tried: a browser left open gives nobody more tries than a stranger has. */
const mayTry = async (person: string) => {
	const { orm } = database();
	return takeTry(orm, keyedHash(await secretOf(orm), 'try', `own ${person}`));
};

/** Makes a secret and recovery codes. They hold once a code is confirmed. */
export async function beginSecondStep(
	event: RequestEvent,
	person: string,
	password: string
): Promise<'done' | 'wrong' | 'tooMany'> {
	if (!(await mayTry(person))) return 'tooMany';
	const auth = await authFor(database().orm, event.url.origin);
	try {
		await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, ...call(event) });
		return 'done';
	} catch (error) {
		if (isRefusal(error)) return 'wrong';
		throw error;
	}
}

/** The setup that was begun and not confirmed yet. */
export async function pendingSecondStep(
	event: RequestEvent,
	person: { id: string; email: string }
): Promise<SecondStepSetup | null> {
	const { orm } = database();
	const [found] = await orm.select().from(secondSteps).where(eq(secondSteps.userId, person.id));
	if (!found || found.verified) return null;
	const auth = await authFor(orm, event.url.origin);
	const key = (await auth.$context).secretConfig;
	const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: person.id } });
	const letters = base32(Buffer.from(await symmetricDecrypt({ key, data: found.secret })));
	const label = `${encodeURIComponent('Fanal')}:${encodeURIComponent(person.email)}`;
	const uri = `otpauth://totp/${label}?${new URLSearchParams({ secret: letters, issuer: 'Fanal', digits: '6', period: '30' })}`;
	return { qr: drawn(uri), uri, letters: letters.replace(/.{4}(?=.)/g, '$& '), recoveryCodes: backupCodes };
}

/** Holds from the first code on, which does not open the next door too. */
export async function confirmSecondStep(event: RequestEvent, person: string, typed: string): Promise<boolean> {
	const auth = await authFor(database().orm, event.url.origin);
	const code = typed.replace(/\s/g, '');
	if (!(await useCode(person, code, event.url.origin))) return false;
	try {
		const { headers } = await auth.api.verifyTOTP({ body: { code }, ...call(event) });
		passOn(headers, event.cookies);
		return true;
	} catch (error) {
		if (isRefusal(error)) return false;
		throw error;
	}
}

/** New recovery codes; the old ones stop. */
export async function newRecoveryCodes(
	event: RequestEvent,
	person: string,
	password: string
): Promise<string[] | 'wrong' | 'tooMany'> {
	if (!(await mayTry(person))) return 'tooMany';
	const auth = await authFor(database().orm, event.url.origin);
	try {
		const { response } = await auth.api.generateBackupCodes({ body: { password }, ...call(event) });
		return response.backupCodes;
	} catch (error) {
		if (isRefusal(error)) return 'wrong';
		throw error;
	}
}

/** One path of dark squares: no HTML from a library reaches a page. */
function drawn(text: string): SecondStepSetup['qr'] {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
	return { path, size };
}

/** RFC 4648, without padding. */
function base32(bytes: Uint8Array): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	const groups = bits.match(/.{1,5}/g) ?? [];
	return groups.map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(each.padEnd(5, '0'), 2)]).join('');
}
