import * as v from 'valibot';

/** A date as precise as its source: `2022`, `2022-01` or `2022-01-31`; or words ("after 2018 (undated)"). */
export const PartialDateSchema = v.pipe(v.string(), v.minLength(4));

/** A date without words, as precise as it is known: `2022`, `2022-01` or `2022-01-31`. */
export const PlainDateSchema = v.pipe(
	v.string(),
	v.regex(
		/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
		'is not a date: write the year, year-month or year-month-day'
	)
);

/**
 * The address of a page, http or https. By `new URL`, not by `v.url`: its `URL.canParse` refuses every address with an
 * accent once Node 20 has made it fast.
 */
export const WebAddressSchema = v.pipe(
	v.string(),
	v.check((text) => {
		try {
			return /^https?:$/.test(new URL(text).protocol);
		} catch {
			return false;
		}
	}, 'is not a web address: write it whole, with https://')
);

/** Where a fact was read. `url: null` is a public list seen in a copy: show its label and date, no link. */
export const SourceSchema = v.strictObject({
	url: v.nullable(WebAddressSchema),
	label: v.optional(v.string()),
	date: v.nullable(PartialDateSchema)
});

export type Source = v.InferOutput<typeof SourceSchema>;

/** Notes for editors: kept in `data/`, never in an edition. */
export const EditorialSchema = v.strictObject({
	confidence: v.picklist(['high', 'medium', 'low']),
	publish: v.boolean(),
	publishReason: v.nullable(v.string()),
	notes: v.nullable(v.string())
});
