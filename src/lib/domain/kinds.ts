import type * as v from 'valibot';
import { EmergencyNumberSchema } from './emergency/number.ts';
import { EventSchema } from './event/event.ts';
import { GuideSchema } from './guide/guide.ts';
import { NoticeSchema } from './notice/notice.ts';
import { OrganisationSchema } from './organisation/organisation.ts';
import { PlaceSchema } from './place/place.ts';
import { ProgrammeSchema } from './programme/programme.ts';
import { TermSchema } from './term/term.ts';

/**
 * The kinds of records: the name is the folder under `data/` and the kind in the database; `key` is the field that
 * names the file and the row. A new kind is one row here.
 */
export const kinds = {
	places: { schema: PlaceSchema, key: 'id' },
	organisations: { schema: OrganisationSchema, key: 'id' },
	programmes: { schema: ProgrammeSchema, key: 'id' },
	guides: { schema: GuideSchema, key: 'id' },
	events: { schema: EventSchema, key: 'id' },
	notices: { schema: NoticeSchema, key: 'id' },
	terms: { schema: TermSchema, key: 'id' },
	emergency: { schema: EmergencyNumberSchema, key: 'number' }
} as const;

export type Kind = keyof typeof kinds;
export type RecordOf<K extends Kind> = v.InferOutput<(typeof kinds)[K]['schema']>;

/** All records, by kind. */
export type Content = { [K in Kind]: RecordOf<K>[] };

export const kindNames = Object.keys(kinds) as Kind[];

/** The id of a record among those of its kind. */
export const idOf = (kind: Kind, record: object): string =>
	String((record as Record<string, unknown>)[kinds[kind].key] ?? '');
