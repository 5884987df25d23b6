import type { RecordKind } from '#lib/domain/notice/codes.ts';
import { people, pin, type IconShape } from '#lib/ui/icons.ts';
import { book, calendar, signpost, stairs, townHall } from '#lib/ui/room-icons.ts';

/** Of each kind of record, the pictogram of its room. */
export const recordIcons: Record<RecordKind, IconShape> = {
	place: pin,
	programme: signpost,
	organisation: people,
	guide: stairs,
	event: calendar,
	notice: townHall,
	term: book
};
