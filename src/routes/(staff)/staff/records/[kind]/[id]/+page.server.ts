import { error, redirect } from '@sveltejs/kit';
import type { Kind } from '#lib/domain/kinds.ts';
import { isKind } from '#lib/server/records/edit-form.ts';
import { changeRoom, loadRoom, mergeRoom, retireRoom, saveRoom } from '#lib/server/records/edit-room.ts';
import type { Actions, PageServerLoad } from './$types';

/** Places have a room of their own. */
function kindOf({ kind, id }: { kind: string; id: string }): Exclude<Kind, 'places'> {
	if (kind === 'places') redirect(308, `/staff/places/${id}`);
	if (!isKind(kind)) error(404, { message: 'no such kind', code: 'notFound' });
	return kind as Exclude<Kind, 'places'>;
}

export const load: PageServerLoad = (event) => loadRoom(event, kindOf(event.params), event.params.id);

export const actions: Actions = {
	change: (event) => changeRoom(event, kindOf(event.params), event.params.id),
	save: (event) => saveRoom(event, kindOf(event.params), event.params.id),
	retire: (event) => retireRoom(event, kindOf(event.params), event.params.id, true),
	restore: (event) => retireRoom(event, kindOf(event.params), event.params.id, false),
	merge: (event) => mergeRoom(event, event.params.id)
};
