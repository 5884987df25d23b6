import * as v from 'valibot';
import { IdSchema } from '../place/place.ts';
import { EditorialSchema, PartialDateSchema, PlainDateSchema, SourceSchema, WebAddressSchema } from '../source.ts';
import { audiences } from '../taxonomy/audiences.ts';
import { needs } from '../taxonomy/needs.ts';
import { TextsSchema } from '../text.ts';

/** A fact that stands only with the official page it was read on: without one it is `null`, never written. */
const SourcedSchema = v.strictObject({ text: TextsSchema, source: SourceSchema });

/** What an answer means: the guide is for this person, is not, or the next question tells. */
export const verdicts = ['concerned', 'notConcerned', 'next'] as const;

/** One question of "Is this about me?", answered on the device. */
export const QuestionSchema = v.strictObject({
	question: TextsSchema,
	yes: v.picklist(verdicts),
	no: v.picklist(verdicts),
	/** A guide that helps whom this one is not for. */
	see: v.nullable(IdSchema),
	source: SourceSchema
});

/** A newcomer's question answered in short steps: "Which level of French for my permit?" */
export const GuideSchema = v.strictObject({
	id: IdSchema,
	need: v.picklist(needs),
	audience: v.array(v.picklist(audiences)),
	aliases: v.array(v.string()),
	/** When the law it speaks of began to apply; `null` when it rests on none that is dated. */
	legalDate: v.nullable(PlainDateSchema),
	title: TextsSchema,
	/** One idea each, in the order they are done. */
	steps: v.pipe(v.array(TextsSchema), v.minLength(1, 'has no step: say at least what to do first')),
	documents: v.nullable(
		v.strictObject({
			needed: v.array(SourcedSchema),
			useful: v.array(SourcedSchema),
			/** What people are wrongly asked for: "you do not need …". */
			notNeeded: v.array(SourcedSchema)
		})
	),
	cost: v.nullable(SourcedSchema),
	delay: v.nullable(SourcedSchema),
	after: v.nullable(SourcedSchema),
	ifRefused: v.nullable(SourcedSchema),
	beware: v.nullable(SourcedSchema),
	questions: v.array(QuestionSchema),
	officialLinks: v.array(
		v.strictObject({
			url: WebAddressSchema,
			title: TextsSchema
		})
	),
	places: v.array(IdSchema),
	programmes: v.array(IdSchema),
	terms: v.array(IdSchema),
	sources: v.pipe(v.array(SourceSchema), v.minLength(1, 'has no source: every fact says where it was read')),
	checkedOn: v.nullable(PartialDateSchema),
	editorial: EditorialSchema
});

export type Guide = v.InferOutput<typeof GuideSchema>;
export type Sourced = v.InferOutput<typeof SourcedSchema>;
export type Question = v.InferOutput<typeof QuestionSchema>;
