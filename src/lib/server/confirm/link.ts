import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { keyedHash } from '../auth/secret.ts';

/** What a link opens: one place, for the asking it was sent with, until a moment (seconds). */
const TicketSchema = v.strictObject({ place: v.string(), asking: v.number(), until: v.number() });
export type Ticket = v.InferOutput<typeof TicketSchema>;

const USE = 'confirm';

/** The last part of the link: the ticket, and a signature only this installation can make. */
export function writeTicket(secret: string, ticket: Ticket): string {
	const content = Buffer.from(JSON.stringify(ticket)).toString('base64url');
	return `${content}.${keyedHash(secret, USE, content)}`;
}

/** `null` for what we have not signed; `expired` for what no longer opens. `now` in milliseconds. */
export function readTicket(secret: string, token: string, now: number): Ticket | 'expired' | null {
	const [content = '', signature = '', ...more] = token.split('.');
	const right = Buffer.from(keyedHash(secret, USE, content));
	const given = Buffer.from(signature);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
	const parsed = v.safeParse(TicketSchema, JSON.parse(Buffer.from(content, 'base64url').toString('utf8')));
	if (!parsed.success) return null;
	return parsed.output.until * 1000 < now ? 'expired' : parsed.output;
}
