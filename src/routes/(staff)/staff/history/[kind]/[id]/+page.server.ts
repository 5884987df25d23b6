import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Action } from '#lib/domain/permission.ts';
import { may } from '#lib/domain/permission.ts';
import { isOwn } from '#lib/domain/record-owners.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { actorsOf } from '#lib/server/records/actor-names.ts';
import { isKind } from '#lib/server/records/edit-form.ts';
import { roomOf } from '#lib/server/records/edit-room.ts';
import { historyOf, restoreVersion } from '#lib/server/records/history.ts';
import { recordNames } from '#lib/server/records/record-names.ts';
import { readRecord } from '#lib/server/records/read.ts';
import type { Actions, PageServerLoad } from './$types';

async function recordFor(event: RequestEvent, action: Action) {
	const person = requirePerson(event, action);
	const { kind = '', id = '' } = event.params;
	if (!isKind(kind)) error(404, { message: 'no such kind', code: 'notFound' });
	const session = database().orm;
	const head = await readRecord(session, kind, id);
	if (!head) error(404, { message: 'no such record', code: 'notFound' });
	if (!isOwn(person, kind, head.body)) error(403, { message: 'not your organisation', code: 'notAllowed' });
	return { person, session, kind, id, head };
}

export const load: PageServerLoad = async (event) => {
	const { person, session, kind, id, head } = await recordFor(event, 'history.read');
	const versions = await historyOf(session, { kind, id });
	const actors = await actorsOf(
		session,
		versions.map(({ actor }) => actor)
	);
	const values = versions.flatMap(({ changes }) =>
		changes.flatMap((each) => [each.old, each.new].map((value): [string, unknown] => [each.field, value]))
	);
	return {
		names: await recordNames(session, values),
		...{ kind, name: head.name, version: head.version, recordPath: roomOf(kind, id) },
		versions: versions.map(({ actor, ...version }) => ({ ...version, by: actor === 'system' ? null : actors(actor) })),
		mayRestore: may(person.role, 'record.edit'),
		restored: event.url.searchParams.has('restored')
	};
};

export const actions: Actions = {
	/** An older version becomes the newest, unless somebody has saved one that was not on the page. */
	restore: async (event) => {
		const { person, session, kind, id } = await recordFor(event, 'record.edit');
		const form = await event.request.formData();
		const [version, expected] = [Number(form.get('version')), Number(form.get('expected'))];
		if (!Number.isSafeInteger(version) || version < 1 || version >= 2 ** 31) return fail(400);
		const result = await restoreVersion(session, { kind, id, expected, actor: person.id }, version);
		if (!result.ok) return fail(409, { moved: true as const });
		redirect(303, `${event.url.pathname}?restored`);
	}
};
