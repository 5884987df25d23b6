import * as v from 'valibot';
import { textStates } from './text-states.ts';

export const TextSchema = v.strictObject({
	value: v.pipe(v.string(), v.minLength(1, 'is empty: write the text, or leave the language out')),
	state: v.picklist(textStates)
});

/** One text in its languages: `{ fr: { value, state: 'source' }, ar: { value, state: 'machine' } }`. */
export const TextsSchema = v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/)), TextSchema);

export type Text = v.InferOutput<typeof TextSchema>;
export type Texts = v.InferOutput<typeof TextsSchema>;

/** A text as a reader gets it: its own language is told, so that it can carry `lang` and `dir`. */
export interface ReadableText extends Text {
	lang: string;
	/** Words of the glossary that stand in it, in order: from, to, and the id of the term. */
	marks?: [from: number, to: number, term: string][];
}
