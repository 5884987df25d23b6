import { fail, redirect } from '@sveltejs/kit';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { answerTo } from '#lib/server/confirm/ask.ts';
import { changeCorrection, openCorrection, sendCorrection } from '#lib/server/confirm/correct.ts';
import { opened } from '#lib/server/confirm/opened.ts';
import type { Actions, PageServerLoad } from './$types';

/** The short form of the place that a link opens; opening it changes nothing. */
export const load: PageServerLoad = async (event) => {
	const open = await opened(event);
	const today = parisParts(Date.now()).date;
	if (!open) return { name: null, today, closed: 'expired' as const };
	if ((await answerTo(open.session, open.ticket)) === 'changed')
		return { name: open.place.name, today, closed: 'again' as const };
	const shown = await openCorrection(open, event.url.searchParams.get('part'));
	return { name: open.place.name, today, closed: null, ...shown };
};

export const actions: Actions = {
	change: async (event) => {
		const open = await opened(event);
		if (!open) return fail(403, { problem: 'expired' as const });
		const page = await changeCorrection(open, await event.request.formData());
		return page ? { page } : fail(409, { problem: 'moved' as const });
	},
	send: async (event) => {
		const open = await opened(event);
		if (!open) return fail(403, { problem: 'expired' as const });
		const result = await sendCorrection(open, await event.request.formData(), Date.now());
		if ('page' in result) return fail(400, { page: result.page });
		if ('problem' in result)
			return fail(409, { problem: result.problem === 'gone' ? ('moved' as const) : ('again' as const) });
		const lang = event.locals.staffLang ?? 'fr';
		redirect(303, `/staff/confirm/${event.params.token}?lang=${lang}&sent=${result.done}`);
	}
};
