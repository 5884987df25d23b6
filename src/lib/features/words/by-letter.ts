import { normalise } from '#lib/domain/search/normalise.ts';
import type { TermCard } from '#lib/domain/term/term-view.ts';

/** Words in their order, under the letter they begin with; numbers are under `1–9`. */
export function byLetter(terms: readonly TermCard[]): { letter: string; own: TermCard[] }[] {
	const groups = new Map<string, TermCard[]>();
	for (const each of terms) {
		const first = normalise(each.term).charAt(0).toUpperCase();
		const letter = /\d/.test(first) ? '1–9' : first;
		groups.set(letter, [...(groups.get(letter) ?? []), each]);
	}
	return [...groups].map(([letter, own]) => ({ letter, own }));
}
