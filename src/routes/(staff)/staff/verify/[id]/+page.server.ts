import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { may, mayTouch } from '#lib/domain/permission.ts';
import { factGroups, verificationMeans } from '#lib/domain/place/codes.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { verifiedOn } from '#lib/domain/place/verified.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { askOrganisation } from '#lib/server/confirm/ask.ts';
import { sendMail } from '#lib/server/mail/mailer.ts';
import { shownFacts } from '#lib/server/records/fact-groups.ts';
import { readRecord } from '#lib/server/records/read.ts';
import { verifyPlace } from '#lib/server/records/verify.ts';
import type { Actions, PageServerLoad } from './$types';

const FormSchema = v.object({
	group: v.picklist(['all', ...factGroups]),
	how: v.picklist(verificationMeans),
	version: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))
});

async function placeFor(event: RequestEvent) {
	const person = requirePerson(event, 'record.verify');
	const id = event.params['id'] ?? '';
	const session = database().orm;
	const head = await readRecord(session, 'places', id);
	if (!head || head.retired) error(404, { message: 'unknown', code: 'notFound' });
	const place = head.body as Place;
	if (!mayTouch(person, place.organisation)) error(403, { message: 'not allowed', code: 'notAllowed' });
	return { person, session, id, place, version: head.version };
}

export const load: PageServerLoad = async (event) => {
	const { person, session, id, place, version } = await placeFor(event);
	const dates = verifiedOn(place);
	const shown = await shownFacts(session, place);
	const groups = shown.map(({ group, facts }) => ({ group, verified: dates[group] ?? null, facts }));
	const mayAsk = may(person.role, 'inbox.read') && place.contacts.email !== null;
	return { id, name: place.name, phone: place.contacts.phone, version, groups, mayAsk };
};

export const actions: Actions = {
	true: async (event) => {
		const { person, session, id } = await placeFor(event);
		const parsed = v.safeParse(FormSchema, Object.fromEntries(await event.request.formData()));
		if (!parsed.success) return fail(400, { problem: 'moved' as const });
		const { group, how, version } = parsed.output;
		const result = await verifyPlace(session, {
			...{ id, how, expected: version, actor: person.id, role: person.role },
			groups: group === 'all' ? factGroups : [group],
			today: parisParts(Date.now()).date
		});
		return result.ok ? { done: true as const } : fail(409, { problem: 'moved' as const });
	},
	/** A mail with a link to the organisation, which then says so itself. */
	ask: async (event) => {
		const person = requirePerson(event, 'inbox.read');
		const { session, id } = await placeFor(event);
		const question = { place: id, actor: person.id, origin: event.url.origin, now: Date.now() };
		const asked = await askOrganisation(session, question, sendMail).catch(() => 'failed' as const);
		return { asked };
	}
};
