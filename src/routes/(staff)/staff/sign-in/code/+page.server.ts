import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '#lib/server/auth/guard.ts';
import { signInWithCode } from '#lib/server/auth/sign-in.ts';
import { field } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ next: nextPage(url.searchParams.get('next')) });

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const result = await signInWithCode(event, field(form, 'code'));
		if (result === 'in') redirect(303, nextPage(form.get('next')));
		return fail(400, { problem: result });
	}
};
