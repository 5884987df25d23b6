import { fail, type RequestEvent } from '@sveltejs/kit';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { database } from '#lib/server/db/open-database.ts';
import { field } from '#lib/server/form.ts';
import { editions } from '#lib/server/editions/open-editions.ts';
import type { PublishResult } from '#lib/server/publishing/publication.ts';
import { fingerprintOf, listPublications, waitingChanges } from '#lib/server/publishing/waiting.ts';
import { actorNames } from '#lib/server/records/actor-names.ts';
import { SYSTEM } from '#lib/server/records/founding.ts';
import type { Actions, PageServerLoad } from './$types';

/** Records and editions on one page. */
const RECORDS = 200;
const EDITIONS = 30;

export const load: PageServerLoad = async (event) => {
	requirePerson(event, 'publish');
	const session = database().orm;
	const [waiting, published] = [await waitingChanges(session), await listPublications(session, EDITIONS)];
	const names = await actorNames(
		session,
		published.map(({ actor }) => actor)
	);
	return {
		count: waiting.length,
		seen: fingerprintOf(waiting),
		waiting: waiting.slice(0, RECORDS).map(({ from: _, to: __, ...record }) => record),
		published: published.map(({ number, action, actor, note, returnsTo, month, at }) => ({
			...{ number, action, note, returnsTo, month, at },
			by: actor === SYSTEM ? null : names(actor)
		}))
	};
};

const problems = {
	'edition.invalid': 'invalid',
	'edition.newer': 'newer',
	'publication.unknown': 'unknown',
	'publication.moved': 'moved',
	'edition.exposes': 'exposes'
} as const;

/** `again`: the way back that was asked for, to be asked once more where addresses would be shown. */
function answer(
	result: PublishResult,
	done: 'published' | 'rolledBack',
	again?: { number: number; note: string | null }
) {
	if (result.ok) return { done: result.changed ? done : ('same' as const) };
	const lines = 'problems' in result ? result.problems : [];
	return fail(409, {
		problem: problems[result.code],
		lines,
		again: result.code === 'edition.exposes' ? again : undefined
	});
}

const noteOf = (form: FormData): string | null => field(form, 'note').slice(0, 300) || null;

export const actions: Actions = {
	publish: async (event: RequestEvent) => {
		const person = requirePerson(event, 'publish');
		const form = await event.request.formData();
		return answer(
			await editions().publish({ actor: person.id, note: noteOf(form), seen: field(form, 'seen') }),
			'published'
		);
	},
	rollback: async (event: RequestEvent) => {
		const person = requirePerson(event, 'rollback');
		const form = await event.request.formData();
		const number = Number(form.get('number'));
		if (!Number.isSafeInteger(number) || number < 1 || number >= 2 ** 31)
			return fail(400, { problem: 'unknown' as const, lines: [], again: undefined });
		const [note, exposing] = [noteOf(form), form.has('exposing')];
		const result = await editions().rollBack(number, { actor: person.id, note, exposing });
		return answer(result, 'rolledBack', { number, note });
	}
};
