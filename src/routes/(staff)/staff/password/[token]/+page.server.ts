import { fail, redirect } from '@sveltejs/kit';
import { passwordProblem } from '#lib/server/auth/password.ts';
import { withPassword } from '#lib/server/auth/sign-in.ts';
import { database } from '#lib/server/db/open-database.ts';
import { word } from '#lib/server/form.ts';
import { choosePassword } from '#lib/server/people/forgotten.ts';
import { readLink } from '#lib/server/people/links.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const link = await readLink(database().orm, 'password', params.token);
	return { email: link?.email ?? null };
};

export const actions: Actions = {
	default: async (event) => {
		const password = word(await event.request.formData(), 'password');
		const link = await readLink(database().orm, 'password', event.params.token);
		if (!link) return fail(410, { problem: null });
		const problem = passwordProblem(password, link.email);
		if (problem) return fail(400, { problem });
		const email = await choosePassword(database(), event.params.token, password);
		if (!email) return fail(410, { problem: null });
		// The mail proves who they are: whoever guesses cannot keep them out.
		const result = await withPassword(event, email, password);
		redirect(303, result === 'in' ? '/staff' : result === 'code' ? '/staff/sign-in/code' : '/staff/sign-in');
	}
};
