import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { listQuery, listRecords } from '#lib/server/records/list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event, 'record.read');
	const query = listQuery(event.url.searchParams);
	const found = await listRecords(database().orm, 'places', { ...query, reader: person });
	return { query, found: found.slice(0, query.most), count: found.length, done: event.url.searchParams.get('done') };
};
