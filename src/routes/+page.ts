import { browser } from '$app/environment';
import { redirect } from '@sveltejs/kit';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import type { PageLoad } from './$types';

/** Offline the server cannot choose: the device goes to the language last read, and asks when there is none. */
export const load: PageLoad = async ({ url }) => {
	if (!browser || url.searchParams.has('choose')) return;
	const { getSetting } = await import('#lib/local/user-db.ts');
	const lang = await getSetting<string>('language').catch(() => undefined);
	if (isLang(lang)) redirect(303, `/${lang}`);
};
