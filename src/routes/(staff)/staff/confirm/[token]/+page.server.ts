import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { REPORT_LENGTH, typedText } from '#lib/domain/report.ts';
import { answerTo, askForChange, confirmPlace } from '#lib/server/confirm/ask.ts';
import { returnedTo } from '#lib/server/confirm/correct.ts';
import { opened } from '#lib/server/confirm/opened.ts';
import { notedFacts } from '#lib/server/records/fact-groups.ts';
import type { Actions, PageServerLoad } from './$types';

const TextSchema = typedText(REPORT_LENGTH);

/** Opening the link changes nothing: programs that scan mails open links too. */
export const load: PageServerLoad = async (event) => {
	const open = await opened(event);
	if (!open) return { place: null, answer: null, sent: null, returned: null };
	const { session, ticket, place, version } = open;
	const groups = await notedFacts(session, place);
	const sent = event.url.searchParams.get('sent');
	return {
		place: { name: place.name, version, groups },
		answer: await answerTo(session, ticket),
		returned: (await returnedTo(session, ticket))?.word ?? null,
		sent: sent === 'proposed' || sent === 'written' ? (sent as 'proposed' | 'written') : null
	};
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
	/** What no field of the form asks: in words, to the inbox. */
	change: async (event) => {
		const open = await opened(event);
		if (!open) return fail(403, { problem: 'expired' as const });
		const text = v.safeParse(TextSchema, (await event.request.formData()).get('text'));
		if (!text.success) return fail(400, { problem: 'text' as const });
		const done = await askForChange(open.session, open.ticket, text.output, Date.now());
		return done ? { done: 'written' as const } : fail(409, { problem: 'again' as const });
	}
};
