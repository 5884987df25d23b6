import * as v from 'valibot';
import { IdSchema } from '../place/place.ts';
import { EditorialSchema, PartialDateSchema, SourceSchema } from '../source.ts';
import { needs } from '../taxonomy/needs.ts';
import { TextsSchema } from '../text.ts';
import { parseRule } from './recurrence.ts';

export const eventKinds = [
	'ceremony',
	'forum',
	'exhibition',
	'festival',
	'annual-day',
	'talk',
	'workshop',
	'open-day',
	'enrolment',
	'opening',
	'news',
	'other'
] as const;
export const eventStatuses = ['scheduled', 'cancelled', 'moved', 'full'] as const;
export const precisions = ['year', 'month', 'day', 'time', 'unknown'] as const;

/** On the Paris clock, as precise as known: `2026`, `2026-06`, `2026-06-20` or `2026-06-20T14:30`. */
export const LocalTimeSchema = v.pipe(
	v.string(),
	v.regex(
		/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?$/,
		'is not a date: write 2026, 2026-06, 2026-06-20 or 2026-06-20T14:30'
	)
);

/** Something that happens, once or again and again. Whether it is past is computed, never stored. */
export const EventSchema = v.strictObject({
	id: IdSchema,
	/** RFC 5545 UID: the same for ever, `<id>@fanal`. */
	uid: v.pipe(v.string(), v.regex(/^[a-z0-9-]+@fanal$/, 'is not a UID: write the id, then @fanal')),
	/** RFC 5545 SEQUENCE: one more each time the date, the place or the status changes. */
	sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
	kind: v.picklist(eventKinds),
	status: v.picklist(eventStatuses),
	need: v.nullable(v.picklist(needs)),
	title: TextsSchema,
	summary: TextsSchema,
	/** First day or instant; `null` when not known, or when the recurrence alone tells. */
	start: v.nullable(LocalTimeSchema),
	/** Last day, included; with a time, the instant it ends. */
	end: v.nullable(LocalTimeSchema),
	datePrecision: v.picklist(precisions),
	/** RFC 5545 RRULE, as far as `recurrence.ts` reads it. */
	recurrence: v.nullable(
		v.pipe(
			v.string(),
			v.check(
				(rule) => parseRule(rule) !== null,
				'is not a rule we can read: FREQ, INTERVAL, COUNT or UNTIL, BYMONTH, BYMONTHDAY, BYDAY'
			)
		)
	),
	/** Further starts, and starts that are left out (RFC 5545 RDATE, EXDATE). */
	extraDates: v.array(LocalTimeSchema),
	excludedDates: v.array(LocalTimeSchema),
	/** Where it is; beside a `placeText` that says more (everywhere, for example there), one place among others. */
	place: v.nullable(IdSchema),
	placeText: v.nullable(TextsSchema),
	/** `null` = that of the place, else not told. */
	arrondissement: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
	organisations: v.array(IdSchema),
	programmes: v.array(IdSchema),
	guides: v.array(IdSchema),
	/** BCP 47; `null` = not told. */
	languages: v.nullable(v.array(v.string())),
	sources: v.pipe(v.array(SourceSchema), v.minLength(1, 'has no source: every fact says where it was read')),
	checkedOn: v.nullable(PartialDateSchema),
	editorial: EditorialSchema
});

export type Event = v.InferOutput<typeof EventSchema>;
export type EventKind = (typeof eventKinds)[number];
export type EventStatus = (typeof eventStatuses)[number];
export type Precision = (typeof precisions)[number];
