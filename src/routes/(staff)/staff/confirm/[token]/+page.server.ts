import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { REPORT_LENGTH, typedText } from '#lib/domain/report.ts';
import { secretOf } from '#lib/server/auth/secret.ts';
import { answerTo, askForChange, confirmPlace } from '#lib/server/confirm/ask.ts';
import { readTicket } from '#lib/server/confirm/link.ts';
import { database } from '#lib/server/db/open-database.ts';
import { shownFacts } from '#lib/server/records/fact-groups.ts';
import { readRecord } from '#lib/server/records/read.ts';
import type { Actions, PageServerLoad } from './$types';

const TextSchema = typedText(REPORT_LENGTH);

/** Who holds the link may see and confirm this one place, and nothing else. */
async function opened(event: RequestEvent) {
	const session = database().orm;
	const ticket = readTicket(await secretOf(session), event.params['token'] ?? '', Date.now());
	if (ticket === null || ticket === 'expired') return null;
	const head = await readRecord(session, 'places', ticket.place);
	return head && !head.retired ? { session, ticket, head } : null;
}

/** Opening the link changes nothing: programs that scan mails open links too. */
export const load: PageServerLoad = async (event) => {
	const open = await opened(event);
	if (!open) return { place: null, answer: null };
	const place = open.head.body as Place;
	const groups = await shownFacts(open.session, place);
	const answer = await answerTo(open.session, open.ticket);
	return { place: { name: place.name, version: open.head.version, groups }, answer };
};

export const actions: Actions = {
	confirm: async (event) => {
		const open = await opened(event);
		if (!open) return fail(403, { problem: 'expired' as const });
		const version = Number((await event.request.formData()).get('version'));
		const today = parisParts(Date.now()).date;
		const done = await confirmPlace(open.session, open.ticket, { version, today });
		return done === 'confirmed' ? { done } : fail(409, { problem: done });
	},
	change: async (event) => {
		const open = await opened(event);
		if (!open) return fail(403, { problem: 'expired' as const });
		const text = v.safeParse(TextSchema, (await event.request.formData()).get('text'));
		if (!text.success) return fail(400, { problem: 'text' as const });
		const done = await askForChange(open.session, open.ticket, text.output, Date.now());
		return done ? { done: 'written' as const } : fail(409, { problem: 'again' as const });
	}
};
