import { fail } from '@sveltejs/kit';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { readSettings, saveSettings } from '#lib/server/records/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event, 'settings.change');
	return { settings: await readSettings(database().orm) };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requirePerson(event, 'settings.change');
		const form = await event.request.formData();
		const days = (name: string) => Number(form.get(name) || NaN);
		const wanted = {
			...{ ageingDays: days('ageingDays'), dueDays: days('dueDays'), askEveryDays: days('askEveryDays') },
			...{ linkDays: days('linkDays'), digestDays: days('digestDays'), asksByItself: form.has('asksByItself') }
		};
		const wrong = await saveSettings(database().orm, wanted, person.id);
		return wrong === null ? { saved: true as const } : fail(400, { wrong });
	}
};
