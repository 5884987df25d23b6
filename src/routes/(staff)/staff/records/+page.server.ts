import { requirePerson } from '#lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requirePerson(event, 'record.read');
};
