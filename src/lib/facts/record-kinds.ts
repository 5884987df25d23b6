import type { RecordKind } from '#lib/domain/notice/notice.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { people, pin, type IconShape } from '#lib/ui/icons.ts';
import { book, calendar, signpost, stairs, townHall } from '#lib/ui/room-icons.ts';

/** Of each kind of record: the segment of its address, and the pictogram of its room. */
export const recordKinds: Record<RecordKind, { room: string; icon: IconShape }> = {
	place: { room: 'places', icon: pin },
	programme: { room: 'programmes', icon: signpost },
	organisation: { room: 'organisations', icon: people },
	guide: { room: 'guides', icon: stairs },
	event: { room: 'events', icon: calendar },
	notice: { room: 'decisions', icon: townHall },
	term: { room: 'words', icon: book }
};

/** The page of a record: `/fr/programmes/eif-fel`. */
export const recordAddress = (lang: Lang, { kind, id }: { kind: RecordKind; id: string }): string =>
	`/${lang}/${recordKinds[kind].room}/${id}`;
