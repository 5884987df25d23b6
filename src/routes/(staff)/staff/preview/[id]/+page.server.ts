import { fail } from '@sveltejs/kit';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { previewRoom } from '#lib/server/records/edit-room.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const person = requirePerson(event, 'record.read');
	const asked = event.url.searchParams.get('lang') ?? '';
	event.locals.pageLang = isLang(asked) ? asked : person.lang;
	return { lang: event.locals.pageLang };
};

export const actions: Actions = {
	default: async (event) => {
		const asked = event.url.searchParams.get('lang') ?? '';
		const place = await previewRoom(event, event.params.id, isLang(asked) ? asked : 'fr');
		return place ? { place } : fail(409, { place: null });
	}
};
