import * as v from 'valibot';
import { IdSchema } from '../place/place.ts';
import { EditorialSchema, PartialDateSchema, PlainDateSchema, SourceSchema } from '../source.ts';
import { TextsSchema } from '../text.ts';
import { noticeSubjects, recordKinds } from './codes.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the City decided, with its amount, or another thing in the news. */
export const NoticeSchema = v.strictObject({
	id: IdSchema,
	kind: v.picklist(['decision', 'news']),
	subjects: v.pipe(v.array(v.picklist(noticeSubjects)), v.minLength(1, 'has no subject')),
	name: TextsSchema,
	text: TextsSchema,
	/** When, if one date is known. Otherwise `earliest` and `latest`, as far as known, and `dateNote` in words. */
	date: v.nullable(PlainDateSchema),
	earliest: v.nullable(PlainDateSchema),
	latest: v.nullable(PlainDateSchema),
	dateNote: v.nullable(TextsSchema),
	/** Where, in French. */
	place: v.nullable(v.string()),
	/** Whole euros; `null` when the amount was not told. */
	amountEur: v.nullable(count),
	/**
	 * Notices whose amount holds this one, so that nothing is added twice. `certain: false`: it may, the sources do not
	 * say; it is not added either.
	 */
	partOf: v.array(v.strictObject({ notice: IdSchema, certain: v.boolean() })),
	counts: v.strictObject({ associations: v.optional(count), projects: v.optional(count) }),
	/** What it speaks of, in this directory. */
	targets: v.array(v.strictObject({ kind: v.picklist(recordKinds), id: IdSchema })),
	sources: v.pipe(v.array(SourceSchema), v.minLength(1, 'has no source: every fact says where it was read')),
	checkedOn: v.nullable(PartialDateSchema),
	editorial: EditorialSchema
});

export type Notice = v.InferOutput<typeof NoticeSchema>;
export type NoticeSubject = (typeof noticeSubjects)[number];
