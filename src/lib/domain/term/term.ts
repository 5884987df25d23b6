import * as v from 'valibot';
import { IdSchema } from '../place/place.ts';
import { EditorialSchema, PartialDateSchema, SourceSchema } from '../source.ts';
import { TextsSchema } from '../text.ts';

/** A French word or acronym seen on letters and doors, explained: récépissé, domiciliation, CIR. */
export const TermSchema = v.strictObject({
	id: IdSchema,
	/** As it is printed, in French. */
	term: v.pipe(v.string(), v.minLength(2)),
	/** Other forms seen in French letters: plural, without accents, in full. */
	aliases: v.array(v.string()),
	/** What an acronym stands for, in French. */
	expansion: v.nullable(v.string()),
	/** How to say it; `null` until somebody who teaches French has written it. */
	say: v.nullable(v.string()),
	/** One or two short sentences of our own, drawn from the institution's definition. */
	definition: TextsSchema,
	sources: v.pipe(v.array(SourceSchema), v.minLength(1, 'has no source: say whose definition it is drawn from')),
	guides: v.array(IdSchema),
	programmes: v.array(IdSchema),
	checkedOn: v.nullable(PartialDateSchema),
	editorial: EditorialSchema
});

export type Term = v.InferOutput<typeof TermSchema>;
