import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '#lib/server/auth/guard.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { word } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextPage(url.searchParams.get('next'));
	if (locals.person) redirect(303, next);
	return { next };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const [email, password, next] = [word(form, 'email'), word(form, 'password'), nextPage(form.get('next'))];
		const result = await signIn(event, email, password);
		if (result === 'in') redirect(303, next);
		if (result === 'code') redirect(303, `/staff/sign-in/code?${new URLSearchParams({ next }).toString()}`);
		return fail(result === 'tooMany' ? 429 : 400, { problem: result, email, next });
	}
};
