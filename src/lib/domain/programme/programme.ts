import * as v from 'valibot';
import { IdSchema } from '../place/place.ts';
import { EditorialSchema, PartialDateSchema, SourceSchema, WebAddressSchema } from '../source.ts';
import { audiences } from '../taxonomy/audiences.ts';
import { needs } from '../taxonomy/needs.ts';
import { TextsSchema } from '../text.ts';

/** What spans places: EIF-FEL, REFUG, Cafés Sociaux, municipal courses … */
export const ProgrammeSchema = v.strictObject({
	id: IdSchema,
	name: v.pipe(v.string(), v.minLength(2)),
	aliases: v.array(v.string()),
	organisations: v.array(IdSchema),
	needs: v.pipe(v.array(v.picklist(needs)), v.minLength(1)),
	audience: v.array(v.picklist(audiences)),
	/** `certain: false`: the list must not be presented as complete. */
	coverage: v.strictObject({
		arrondissements: v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
		certain: v.boolean()
	}),
	places: v.array(IdSchema),
	website: v.nullable(WebAddressSchema),
	texts: v.strictObject({
		summary: v.optional(TextsSchema),
		howToJoin: v.optional(TextsSchema),
		coverageNote: v.optional(TextsSchema)
	}),
	sources: v.array(SourceSchema),
	checkedOn: v.nullable(PartialDateSchema),
	editorial: EditorialSchema
});

export type Programme = v.InferOutput<typeof ProgrammeSchema>;
