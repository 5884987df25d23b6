import * as v from 'valibot';
import { IdSchema } from './place/place.ts';
import { unsafeText } from './unsafe-text.ts';

/** What a visitor can say of the directory. */
export const reportKinds = ['closed', 'moved', 'hours', 'contact', 'language', 'refused', 'other'] as const;
/** `organisation`: a change that the organisation itself asks for, through a link it was sent. */
export type ReportKind = (typeof reportKinds)[number] | 'organisation';

/** Characters, as a person counts them: by code point. */
export const REPORT_LENGTH = 500;

/** A short text that somebody typed: some letters or digits, and no character that changes how others are shown. */
export const typedText = (most: number) =>
	v.pipe(
		v.string('is not a text'),
		v.trim(),
		v.check((text) => /[\p{L}\p{N}]/u.test(text), 'is empty: say what is wrong'),
		v.check((text) => [...text].length <= most, `is longer than ${most} characters`),
		v.check((text) => unsafeText(text) === null, 'has invisible characters: type it without them')
	);

/** A report, without anything about who sends it. `place`: the id of the place it is about. */
export const ReportSchema = v.strictObject({
	kind: v.picklist(reportKinds, `is none of ${reportKinds.join(', ')}`),
	place: v.optional(v.nullable(v.pipe(IdSchema, v.maxLength(200)))),
	text: typedText(REPORT_LENGTH)
});
