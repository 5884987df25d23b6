import * as v from 'valibot';
import { SourceSchema } from '../source.ts';
import { TextsSchema } from '../text.ts';

/** A number to call when there is no time: free, known to everybody in France. */
export const EmergencyNumberSchema = v.strictObject({
	number: v.pipe(v.string(), v.regex(/^\d{2,4}$/, 'is not a short number of two to four digits')),
	/** Place in the list shown to readers, from 1. */
	rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
	free: v.boolean(),
	/** Number that takes text messages, when it does. */
	sms: v.nullable(v.string()),
	texts: v.strictObject({ name: TextsSchema, whenToCall: TextsSchema }),
	sources: v.array(SourceSchema)
});

export type EmergencyNumber = v.InferOutput<typeof EmergencyNumberSchema>;
