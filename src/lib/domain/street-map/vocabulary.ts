import { isSmall } from './address-query.ts';
import { editDistance } from './edit-distance.ts';

export interface Likeness {
	word: string;
	/** 1: the same word. */
	quality: number;
}

export interface Vocabulary {
	/** Words of street names like the one typed, best first; `unfinished`: its end may still be missing. */
	like(typed: string, unfinished: boolean): Likeness[];
	streetsWith(word: string): readonly number[];
	/** Splits words that were typed together, and joins what was typed apart. */
	repair(words: string[]): string[];
}

const ONE_EDIT = 0.85;

/** Of all street names: `streets[i]` are the words of street `i`. */
export function createVocabulary(streets: string[][]): Vocabulary {
	const postings = new Map<string, number[]>();
	streets.forEach((words, index) => {
		for (const word of words) {
			const known = postings.get(word);
			if (known) known.push(index);
			else postings.set(word, [index]);
		}
	});
	const all = [...postings.keys()];

	const answered = new Map<string, Likeness[]>();

	/** The same words come back with every letter typed: the last answers are remembered. */
	function like(typed: string, unfinished: boolean): Likeness[] {
		const key = unfinished ? `${typed}…` : typed;
		const known = answered.get(key);
		if (known) return known;
		if (answered.size > 200) answered.clear();
		const found = compare(typed, unfinished);
		answered.set(key, found);
		return found;
	}

	function compare(typed: string, unfinished: boolean): Likeness[] {
		const found: Likeness[] = postings.has(typed) ? [{ word: typed, quality: 1 }] : [];
		if (unfinished) {
			for (const word of all) {
				if (word.length > typed.length && word.startsWith(typed)) {
					found.push({ word, quality: 0.9 + (0.08 * typed.length) / word.length });
				}
			}
		}
		if (found.length > 0 || typed.length < 3 || /\d/.test(typed)) return found.sort(byQuality);
		const limit = typed.length < 7 ? 1 : 2;
		for (const word of all) {
			const edits = editDistance(typed, word, limit, unfinished);
			if (edits > limit) continue;
			// Three letters are like too many words: only two of them swapped are forgiven.
			if (typed.length === 3 && !isSwapped(typed, word)) continue;
			// Whoever errs seldom errs in the first letter.
			const first = typed.charCodeAt(0) === word.charCodeAt(0) ? 0 : 0.1;
			const missing = Math.max(0, word.length - typed.length - limit) > 0 ? 0.05 : 0;
			found.push({ word, quality: (edits === 1 ? ONE_EDIT : 0.7) - first - missing });
		}
		return found.sort(byQuality);
	}

	/** `palikao` → `pali kao`: the fewest known words it is made of. */
	function split(typed: string, depth = 4): string[] | null {
		if (typed.length < 5 && depth === 4) return null;
		let best: string[] | null = null;
		for (let end = typed.length - 1; end >= 1; end--) {
			const head = typed.slice(0, end);
			if (!isSmall(head) && (head.length < 2 || !postings.has(head))) continue;
			const rest = typed.slice(end);
			const known = rest.length > 1 && postings.has(rest) ? [rest] : depth > 1 ? split(rest, depth - 1) : null;
			if (!known) continue;
			const words = isSmall(head) ? known : [head, ...known];
			if (!best || words.length < best.length) best = words;
		}
		return best;
	}

	return {
		like,
		streetsWith: (word) => postings.get(word) ?? [],
		repair(words) {
			const repaired: string[] = [];
			for (let index = 0; index < words.length; index++) {
				const word = words[index] ?? '';
				const joined = word + (words[index + 1] ?? '');
				const apart = !postings.has(word) || !postings.has(words[index + 1] ?? '');
				if (joined !== word && apart && joined.length > 4 && postings.has(joined)) {
					repaired.push(joined);
					index += 1;
				} else if (postings.has(word) || /^\d/.test(word)) repaired.push(word);
				else {
					// One slip is likelier than a missing space, two are not.
					const slip = (like(word, index === words.length - 1)[0]?.quality ?? 0) >= ONE_EDIT;
					repaired.push(...((slip ? null : split(word)) ?? [word]));
				}
			}
			return repaired;
		}
	};
}

const isSwapped = (a: string, b: string) => a.length === b.length && [...a].sort().join() === [...b].sort().join();

const byQuality = (a: Likeness, b: Likeness) => b.quality - a.quality;
