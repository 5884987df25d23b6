import { normalise } from '../search/normalise.ts';
import type { TermCard } from './term-view.ts';

/** A term with what it is found by, prepared once. */
interface Prepared {
	term: TermCard;
	names: string[];
	definition: string;
}

/** Finds terms by what is typed so far, or by a line copied from a letter: those named so first, then those said to be. */
export function termFinder(terms: readonly TermCard[]): (typed: string) => TermCard[] {
	const prepared = terms.map((term): Prepared => {
		const names = [term.term, ...term.aliases, term.expansion ?? ''].map(normalise).filter(Boolean);
		return { term, names: names.map(spaced), definition: spaced(normalise(term.definition.value)) };
	});
	return (typed) => {
		const query = normalise(typed);
		if (!query) return [...terms];
		const start = ` ${query}`;
		const named = (each: Prepared) => each.names.some((name) => name.includes(start) || spaced(query).includes(name));
		const said = (each: Prepared) => !named(each) && each.definition.includes(start);
		return [...prepared.filter(named), ...prepared.filter(said)].map(({ term }) => term);
	};
}

/** So that a match begins and ends with a word. */
const spaced = (text: string): string => ` ${text} `;
