import { normalise } from '../search/normalise.ts';
import type { WordsShard } from './format.ts';

/**
 * Everyday words less those that an earlier language has for the same theme: a word on a French letter is typed by
 * readers of every language, and every device keeps the words of all of them.
 */
export function withoutRepeats(
	words: Record<string, WordsShard>,
	languages: readonly string[]
): Record<string, WordsShard> {
	const seen = new Map<string, Set<string>>();
	const result: Record<string, WordsShard> = {};
	for (const lang of languages) {
		const shard = (result[lang] = {} as WordsShard);
		for (const [code, list] of Object.entries(words[lang] ?? {})) {
			const known = seen.get(code) ?? new Set();
			seen.set(code, known);
			shard[code] = list.filter((word) => {
				const key = normalise(word);
				return !known.has(key) && known.add(key);
			});
		}
	}
	return result;
}
