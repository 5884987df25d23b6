import { changeRoom, loadRoom, mergeRoom, retireRoom, saveRoom } from '#lib/server/records/edit-room.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadRoom(event, 'places', event.params.id);

export const actions: Actions = {
	change: (event) => changeRoom(event, 'places', event.params.id),
	save: (event) => saveRoom(event, 'places', event.params.id),
	retire: (event) => retireRoom(event, 'places', event.params.id, true),
	restore: (event) => retireRoom(event, 'places', event.params.id, false),
	merge: (event) => mergeRoom(event, event.params.id)
};
