import * as v from 'valibot';
import { IdSchema } from '../place/place.ts';
import { SourceSchema, WebAddressSchema } from '../source.ts';
import { TextsSchema } from '../text.ts';

/** Who runs things. */
export const OrganisationSchema = v.strictObject({
	id: IdSchema,
	name: v.pipe(v.string(), v.minLength(2)),
	aliases: v.array(v.string()),
	kind: v.picklist(['association', 'city', 'state', 'hospital', 'foundation', 'company', 'other']),
	website: v.nullable(WebAddressSchema),
	phone: v.nullable(v.string()),
	texts: v.strictObject({ summary: v.optional(TextsSchema) }),
	sources: v.array(SourceSchema)
});

export type Organisation = v.InferOutput<typeof OrganisationSchema>;
