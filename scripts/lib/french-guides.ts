import type { Records } from '#lib/domain/edition/build.ts';
import type { Guide } from '#lib/domain/guide/guide.ts';
import type { Texts } from '#lib/domain/text.ts';
import { read, type Reading } from './reading-ease.ts';

export interface FrenchLine {
	/** `steps.0`, `cost` … */
	field: string;
	text: string;
	reading: Reading;
}

/** All French lines of each guide but its title, which is a name; words of the glossary count as known. */
export function frenchGuides({
	guides,
	terms
}: Pick<Records, 'guides' | 'terms'>): { id: string; lines: FrenchLine[] }[] {
	const known = new Set(
		terms.flatMap(({ term, aliases }) => [term, ...aliases].flatMap((each) => each.toLowerCase().split(/[\s'’]+/)))
	);
	return guides.map((guide) => ({
		id: guide.id,
		lines: textsOf(guide).flatMap(([field, texts]) => {
			const text = texts['fr']?.value;
			return text ? [{ field, text, reading: read(text, known) }] : [];
		})
	}));
}

function textsOf(guide: Guide): [field: string, texts: Texts][] {
	const list = (field: string, texts: Texts[]) =>
		texts.map((each, index) => [`${field}.${index}`, each] as [string, Texts]);
	const { documents } = guide;
	return [
		...list('steps', guide.steps),
		...(['needed', 'useful', 'notNeeded'] as const).flatMap((field) =>
			list(
				field,
				(documents?.[field] ?? []).map(({ text }) => text)
			)
		),
		...(['cost', 'delay', 'after', 'ifRefused', 'beware'] as const).flatMap((field) => {
			const said = guide[field];
			return said ? [[field, said.text] as [string, Texts]] : [];
		}),
		...list(
			'questions',
			guide.questions.map(({ question }) => question)
		)
	];
}
