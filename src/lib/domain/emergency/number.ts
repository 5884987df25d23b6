import * as v from 'valibot';
import { SourceSchema } from '../source.ts';
import { TextsSchema } from '../text.ts';

/** A short French sentence to say, or to write: what it means, and how it sounds in the reader's own letters. */
const SaySchema = v.strictObject({
	fr: v.pipe(v.string(), v.minLength(2)),
	/** Language → the French sentence in the letters of that language. */
	pronunciation: v.record(v.string(), v.string()),
	meaning: TextsSchema
});

/** A number to call when there is no time: free, known to everybody in France. */
export const EmergencyNumberSchema = v.strictObject({
	number: v.pipe(v.string(), v.regex(/^\d{2,4}$/, 'is not a short number of two to four digits')),
	/** Place in the list shown to readers, from 1. */
	rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
	free: v.boolean(),
	/** Number that takes text messages, when it does. */
	sms: v.nullable(v.string()),
	/** What to say first, in the order it is said. */
	say: v.array(SaySchema),
	texts: v.strictObject({ name: TextsSchema, whenToCall: TextsSchema }),
	sources: v.array(SourceSchema)
});

export type EmergencyNumber = v.InferOutput<typeof EmergencyNumberSchema>;
