import type { Mail } from '../mail/mailer.ts';

/** How what is owed goes out. */
export interface Mailing {
	/** Milliseconds. */
	now: number;
	/** The public address of this site. */
	origin: string;
	send: (mail: Mail) => Promise<void>;
}

/**
 * Sends to each what is owed. An address that the mail server refuses keeps nobody else waiting: `refused` notes it, and
 * the first refusal is thrown at the end. A mail server that cannot be reached ends it at once.
 */
export async function sendToEach<T>(
	list: readonly T[],
	send: (each: T) => Promise<void>,
	refused: (each: T) => Promise<unknown>
): Promise<void> {
	let first: unknown = null;
	for (const each of list) {
		try {
			await send(each);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			first ??= error;
			await refused(each);
		}
	}
	if (first) throw first;
}

/** The answer of a mail server to an address that it will never take (RFC 5321, 4.2.1: 5yz), as nodemailer tells it. */
const isRefusal = (error: unknown): boolean =>
	error instanceof Error &&
	'code' in error &&
	error.code === 'EENVELOPE' &&
	'responseCode' in error &&
	Number(error.responseCode) >= 500;
