import { error } from '@sveltejs/kit';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { isKind } from '#lib/server/records/edit-form.ts';
import { listQuery, listRecords } from '#lib/server/records/list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const reader = requirePerson(event, 'record.read');
	const { kind } = event.params;
	if (!isKind(kind)) error(404, { message: 'no such kind', code: 'notFound' });
	const query = listQuery(event.url.searchParams);
	const found = await listRecords(database().orm, kind, { ...query, reader });
	const done = event.url.searchParams.get('done');
	return { kind, query, found: found.slice(0, query.most), count: found.length, done };
};
