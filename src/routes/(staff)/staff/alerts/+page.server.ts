import { fail } from '@sveltejs/kit';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { endAlert, listAlerts, publishAlert, type KeptAlert } from '#lib/server/alerts/alerts.ts';
import { lookForAlerts } from '#lib/server/alerts/follow-alerts.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { dataFolder } from '#lib/server/data-folder.ts';
import { database } from '#lib/server/db/open-database.ts';
import { actorNames } from '#lib/server/records/actor-names.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event, 'alert.publish');
	const session = database().orm;
	const alerts = await listAlerts(session);
	const names = await actorNames(
		session,
		alerts.flatMap(({ madeBy, ended }) => [madeBy, ended?.by ?? madeBy])
	);
	const today = parisParts(Date.now()).date;
	return {
		today,
		alerts: alerts.map((alert) => ({
			...alert,
			madeBy: names(alert.madeBy),
			ended: alert.ended && { by: names(alert.ended.by), at: alert.ended.at },
			when: whenOf(alert, today)
		}))
	};
};

/** Whether an alert is shown on this day in Paris. */
function whenOf({ from, to, ended }: KeptAlert, today: string): 'now' | 'coming' | 'past' {
	if (ended || to < today) return 'past';
	return today < from ? 'coming' : 'now';
}

/** What is wrong with an alert, as it can be told. */
function problemOf(wrong: string): 'days' | 'long' | 'text' {
	if (wrong.includes('ends before') || wrong.includes('not a date')) return 'days';
	return wrong.includes('lasts more') ? 'long' : 'text';
}

export const actions: Actions = {
	publish: async (event) => {
		const person = requirePerson(event, 'alert.publish');
		const form = await event.request.formData();
		const word = (name: string) => String(form.get(name) ?? '').trim();
		const texts = languages.map(({ code }) => [code, word(`text.${code}`)] as const).filter(([, text]) => text !== '');
		const wanted = {
			...{ from: word('from'), to: word('to'), needs: form.getAll('needs') },
			arrondissements: form.getAll('arrondissements').map(Number),
			texts: Object.fromEntries(texts)
		};
		const wrong = await publishAlert(database().orm, wanted, person.id);
		// What was typed is not lost.
		if (wrong !== null) return fail(400, { problem: problemOf(wrong), wanted });
		await lookForAlerts(database(), dataFolder());
		return { done: 'published' as const };
	},
	end: async (event) => {
		const person = requirePerson(event, 'alert.publish');
		const number = Number((await event.request.formData()).get('number'));
		if (!Number.isSafeInteger(number) || number < 1 || number >= 2 ** 31) return fail(400);
		await endAlert(database().orm, number, person.id);
		await lookForAlerts(database(), dataFolder());
		return { done: 'ended' as const };
	}
};
