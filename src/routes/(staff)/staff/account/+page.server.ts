import { fail, redirect } from '@sveltejs/kit';
import { isStaffLang } from '#lib/domain/person.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { changePassword } from '#lib/server/auth/change-password.ts';
import { signedIn } from '#lib/server/auth/session.ts';
import { signOut } from '#lib/server/auth/sign-in.ts';
import { database } from '#lib/server/db/open-database.ts';
import { field, word } from '#lib/server/form.ts';
import { endOtherSessions, endSession, listSessions, setLang } from '#lib/server/people/own-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event, 'account.manage');
	const who = await signedIn(event);
	return {
		ownSession: who?.session.id ?? null,
		sessions: await listSessions(database().orm, person.id),
		secondStep: who?.secondStep ?? false
	};
};

export const actions: Actions = {
	signOut: async (event) => {
		await signOut(event);
		redirect(303, '/staff/sign-in');
	},
	lang: async (event) => {
		const person = requirePerson(event, 'account.manage');
		const lang = field(await event.request.formData(), 'lang');
		if (isStaffLang(lang)) await setLang(database().orm, person.id, lang);
		redirect(303, '/staff/account');
	},
	password: async (event) => {
		const person = requirePerson(event, 'account.manage');
		const form = await event.request.formData();
		const result = await changePassword(event, person, word(form, 'current'), word(form, 'password'));
		return result === 'done' ? { password: result } : fail(400, { password: result });
	},
	end: async (event) => {
		const person = requirePerson(event, 'account.manage');
		await endSession(database().orm, person.id, field(await event.request.formData(), 'session'));
		redirect(303, '/staff/account');
	},
	endOthers: async (event) => {
		const who = await signedIn(event);
		if (who) await endOtherSessions(database().orm, who.person.id, who.session.id);
		redirect(303, '/staff/account');
	}
};
