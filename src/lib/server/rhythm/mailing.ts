import type { Mail } from '../mail/mailer.ts';

/** How what is owed goes out. */
export interface Mailing {
	/** Milliseconds. */
	now: number;
	/** The public address of this site. */
	origin: string;
	send: (mail: Mail) => Promise<void>;
}
