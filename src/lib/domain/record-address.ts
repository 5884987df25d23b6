import type { RecordKind } from './notice/codes.ts';
import type { SearchKind } from './search/kinds.ts';
import type { Lang } from './taxonomy/languages.ts';

/** Of each kind of record, the segment of its address. */
export const rooms: Record<RecordKind | SearchKind, string> = {
	place: 'places',
	programme: 'programmes',
	organisation: 'organisations',
	guide: 'guides',
	event: 'events',
	notice: 'decisions',
	decision: 'decisions',
	news: 'decisions',
	term: 'words'
};

/** The page of a record: `/fr/programmes/eif-fel`. */
export const recordAddress = (lang: Lang, { kind, id }: { kind: RecordKind | SearchKind; id: string }): string =>
	`/${lang}/${rooms[kind]}/${id}`;
