import { fail, redirect } from '@sveltejs/kit';
import { isStaffLang, type StaffLang } from '#lib/domain/person.ts';
import { isRole } from '#lib/domain/permission.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { field } from '#lib/server/form.ts';
import { logToStderr } from '#lib/server/http/log.ts';
import { invitationLetter } from '#lib/server/mail/letters.ts';
import { sendMail } from '#lib/server/mail/mailer.ts';
import { readAddress } from '#lib/server/people/address.ts';
import { invitationPath, invite } from '#lib/server/people/invitation.ts';
import {
	changeRole,
	endAccess,
	listInvitations,
	listOrganisations,
	listPeople,
	withdrawInvitation
} from '#lib/server/people/manage.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event, 'people.manage');
	const { orm } = database();
	const [members, invitations, organisations] = await Promise.all([
		listPeople(orm),
		listInvitations(orm),
		listOrganisations(orm)
	]);
	return { members, invitations, organisations };
};

/** Role and organisation of a form; a problem when they do not fit together. */
async function rightsOf(form: FormData) {
	const role = field(form, 'role');
	const organisation = field(form, 'organisation') || null;
	if (!isRole(role)) return { problem: 'role' as const };
	if (role !== 'association') return { rights: { role, organisation: null } };
	const known = (await listOrganisations(database().orm)).some(({ id }) => id === organisation);
	return known ? { rights: { role, organisation } } : { problem: 'organisation' as const };
}

export const actions: Actions = {
	invite: async (event) => {
		const person = requirePerson(event, 'people.manage');
		const form = await event.request.formData();
		const typed = { email: field(form, 'email'), role: field(form, 'role'), organisation: field(form, 'organisation') };
		const email = readAddress(typed.email);
		if (!email) return fail(400, { problem: 'address' as const, typed });
		const { rights, problem } = await rightsOf(form);
		if (!rights) return fail(400, { problem, typed });
		const chosen = field(form, 'lang');
		const lang: StaffLang = isStaffLang(chosen) ? chosen : 'fr';
		const token = await invite(database().orm, { email, ...rights, lang }, person.id);
		const link = event.url.origin + invitationPath(token);
		try {
			await sendMail(await invitationLetter(email, { lang, role: rights.role, by: person.name, link }));
		} catch (error) {
			logToStderr({ event: 'mail', error });
			return fail(502, { problem: 'mail' as const, typed });
		}
		return { invited: email };
	},
	withdraw: async (event) => {
		const person = requirePerson(event, 'people.manage');
		await withdrawInvitation(database().orm, field(await event.request.formData(), 'email'), person.id);
		redirect(303, '/staff/people');
	},
	role: async (event) => {
		const person = requirePerson(event, 'people.manage');
		const form = await event.request.formData();
		const { rights, problem } = await rightsOf(form);
		if (!rights) return fail(400, { problem });
		return finish(await changeRole(database(), field(form, 'id'), rights, person.id));
	},
	end: async (event) => {
		const person = requirePerson(event, 'people.manage');
		const id = field(await event.request.formData(), 'id');
		return finish(await endAccess(database(), id, person.id));
	}
};

function finish(result: 'done' | 'noSuch' | 'lastAdmin') {
	if (result === 'done') redirect(303, '/staff/people');
	return fail(409, { problem: result });
}
