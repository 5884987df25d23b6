import { fail } from '@sveltejs/kit';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { listReports, markReport } from '#lib/server/inbox/reports.ts';
import { actorNames } from '#lib/server/records/actor-names.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = 50;

export const load: PageServerLoad = async (event) => {
	requirePerson(event, 'inbox.read');
	const session = database().orm;
	const [open, done] = await Promise.all([listReports(session, 'open'), listReports(session, 'done', DONE)]);
	const names = await actorNames(
		session,
		done.flatMap((report) => report.done?.by ?? [])
	);
	const named = (reports: typeof open) =>
		reports.map((report) => ({ ...report, done: report.done && { by: names(report.done.by), at: report.done.at } }));
	return { open: named(open), done: named(done) };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requirePerson(event, 'inbox.read');
		const form = await event.request.formData();
		const number = Number(form.get('number'));
		const known =
			Number.isSafeInteger(number) &&
			number > 0 &&
			number < 2 ** 31 &&
			(await markReport(database().orm, number, person.id, form.get('state') === 'done'));
		return known ? undefined : fail(400);
	}
};
