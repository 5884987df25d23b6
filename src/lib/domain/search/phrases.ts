import { weights, type Entity } from './entities.ts';
import { tokens, variants } from './normalise.ts';
import { isStopWord } from './stop-words.ts';

/** One way of saying an entity. */
export interface Phrase {
	/** Position of the entity. */
	entity: number;
	weight: number;
	/** Meaningful words, at least 1; 0 for running text. */
	length: number;
}

/** A token of a text: the lists of phrases its variants lead to. */
interface Held {
	lists: number[][];
	stop: boolean;
}

/** Phrases of all entities, and the words that lead to them (their numbers, ascending). */
export function indexOf(entities: Entity[]): { phrases: Phrase[]; words: Map<string, number[]> } {
	const phrases: Phrase[] = [];
	const words = new Map<string, number[]>();
	const listOf = (token: string): number[] => {
		let list = words.get(token);
		if (!list) words.set(token, (list = []));
		return list;
	};
	// Most words come back often: each is normalised once, as it stands between two spaces.
	const read = new Map<string, Held[]>();
	const heldIn = (raw: string): Held[] => {
		let held = read.get(raw);
		if (!held) {
			held = tokens(raw).map((token) => ({ lists: variants(token).map(listOf), stop: isStopWord(token) }));
			read.set(raw, held);
		}
		return held;
	};
	for (let position = 0; position < entities.length; position++) {
		const seen = new Set<string>();
		for (const { text, weight } of entities[position]?.phrases ?? []) {
			if (seen.has(text)) continue;
			seen.add(text);
			const running = weight === weights.summary;
			const number = phrases.length;
			let meaningful = 0;
			let all = 0;
			for (const raw of text.split(' ')) {
				for (const { lists, stop } of heldIn(raw)) {
					all++;
					if (!stop) meaningful++;
					else if (running) continue;
					for (const list of lists) if (list[list.length - 1] !== number) list.push(number);
				}
			}
			phrases.push({ entity: position, weight, length: running ? 0 : meaningful || all });
		}
	}
	return { phrases, words };
}
