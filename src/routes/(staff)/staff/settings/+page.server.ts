import { fail } from '@sveltejs/kit';
import { settingNames } from '#lib/domain/settings.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { readSettings, saveSettings } from '#lib/server/records/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event, 'settings.change');
	const settings = await readSettings(database().orm);
	return { settings: settingNames.map((name) => ({ name, value: settings[name] })) };
};

export const actions: Actions = {
	default: async (event) => {
		const person = requirePerson(event, 'settings.change');
		const form = await event.request.formData();
		const wanted = Object.fromEntries(settingNames.map((name) => [name, Number(form.get(name) || NaN)]));
		const detail = await saveSettings(database().orm, wanted, person.id);
		return detail === null ? { saved: true as const } : fail(400, { detail });
	}
};
