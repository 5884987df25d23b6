import { fail, redirect } from '@sveltejs/kit';
import { isStaffLang } from '#lib/domain/person.ts';
import { isRole, needsSecondStep } from '#lib/domain/permission.ts';
import { unsafeText } from '#lib/domain/unsafe-text.ts';
import { PASSWORD, passwordProblem } from '#lib/server/auth/password.ts';
import { beginSecondStep } from '#lib/server/auth/second-step.ts';
import { withPassword } from '#lib/server/auth/sign-in.ts';
import { database } from '#lib/server/db/open-database.ts';
import { field, word } from '#lib/server/form.ts';
import { accept } from '#lib/server/people/invitation.ts';
import { readLink } from '#lib/server/people/links.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const link = await readLink(database().orm, 'invitation', params.token);
	const role = link?.detail?.role;
	if (!link || !isRole(role)) return { invitation: null };
	const asked = url.searchParams.get('lang');
	// The invitation knows the language of whom it invites better than their browser does.
	if (!locals.person && !asked && isStaffLang(link.detail?.lang)) locals.staffLang = link.detail.lang;
	return { invitation: { email: link.email, role, secondStep: needsSecondStep(role) } };
};

export const actions: Actions = {
	default: async (event) => {
		const { token } = event.params;
		const form = await event.request.formData();
		const [name, password] = [field(form, 'name').slice(0, PASSWORD.max), word(form, 'password')];
		const link = await readLink(database().orm, 'invitation', token);
		if (!link) return fail(410, { problem: null, name });
		const problem = name === '' || unsafeText(name) ? ('name' as const) : passwordProblem(password, link.email);
		if (problem) return fail(400, { problem, name });
		const accepted = await accept(database(), token, { name, password });
		if (!accepted) return fail(410, { problem: null, name });
		const result = await withPassword(event, link.email, password);
		if (result !== 'in') redirect(303, result === 'code' ? '/staff/sign-in/code' : '/staff/sign-in');
		if (!isRole(link.detail?.role) || !needsSecondStep(link.detail.role)) redirect(303, '/staff');
		await beginSecondStep(event, accepted.id, password);
		redirect(303, '/staff/account/second-step');
	}
};
