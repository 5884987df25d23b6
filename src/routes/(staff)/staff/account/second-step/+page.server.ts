import { fail, redirect } from '@sveltejs/kit';
import { requirePerson } from '#lib/server/auth/guard.ts';
import {
	beginSecondStep,
	confirmSecondStep,
	newRecoveryCodes,
	pendingSecondStep
} from '#lib/server/auth/second-step.ts';
import { signedIn } from '#lib/server/auth/session.ts';
import { field, word } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event, 'account.manage');
	const who = await signedIn(event);
	const active = who?.secondStep ?? false;
	return { active, setup: active ? null : await pendingSecondStep(event, person) };
};

export const actions: Actions = {
	begin: async (event) => {
		const person = requirePerson(event, 'account.manage');
		const password = word(await event.request.formData(), 'password');
		const result = await beginSecondStep(event, person.id, password);
		return result === 'done' ? {} : fail(400, { problem: result });
	},
	confirm: async (event) => {
		const { id } = requirePerson(event, 'account.manage');
		if (!(await confirmSecondStep(event, id, field(await event.request.formData(), 'code'))))
			return fail(400, { problem: 'code' as const });
		redirect(303, '/staff');
	},
	codes: async (event) => {
		const person = requirePerson(event, 'account.manage');
		const password = word(await event.request.formData(), 'password');
		const result = await newRecoveryCodes(event, person.id, password);
		return typeof result === 'string' ? fail(400, { problem: result }) : { codes: result };
	}
};
