import type { RequestEvent } from '@sveltejs/kit';
import type { Place } from '#lib/domain/place/place.ts';
import { secretOf } from '../auth/secret.ts';
import type { Session } from '../db/database.ts';
import { database } from '../db/open-database.ts';
import { readRecord } from '../records/read.ts';
import { readTicket, type Ticket } from './link.ts';

/** What a link opens: one place, as it is now. */
export interface Opened {
	session: Session;
	ticket: Ticket;
	place: Place;
	version: number;
}

/** Who holds a link may see, confirm and correct this one place, and nothing else; `null`: it opens no more. */
export async function opened(event: RequestEvent): Promise<Opened | null> {
	const session = database().orm;
	const ticket = readTicket(await secretOf(session), event.params['token'] ?? '', Date.now());
	if (ticket === null || ticket === 'expired') return null;
	const head = await readRecord(session, 'places', ticket.place);
	if (!head || head.retired) return null;
	return { session, ticket, place: head.body as Place, version: head.version };
}
