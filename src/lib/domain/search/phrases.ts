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
	const listOf = (token: string, phrase: number): number[] => {
		let list = words.get(token);
		if (!list) words.set(token, (list = [phrase]));
		return list;
	};
	// Most words come back often: each is normalised once, as it stands between two spaces.
	const read = new Map<string, Held[]>();
	const heldIn = (raw: string, phrase: number): Held[] => {
		let held = read.get(raw);
		if (!held) {
			held = tokens(raw).map((token) => ({
				lists: variants(token).map((variant) => listOf(variant, phrase)),
				stop: isStopWord(token)
			}));
			read.set(raw, held);
		}
		return held;
	};
	const add = (entity: number, text: string, weight: number) => {
		const running = weight === weights.summary;
		const phrase = phrases.length;
		let [meaningful, all] = [0, 0];
		for (const raw of text.split(' ')) {
			for (const { lists, stop } of heldIn(raw, phrase)) {
				all++;
				if (!stop) meaningful++;
				else if (running) continue;
				for (const list of lists) if (list[list.length - 1] !== phrase) list.push(phrase);
			}
		}
		phrases.push({ entity, weight, length: running ? 0 : meaningful || all });
	};
	entities.forEach((entity, position) => entity.phrases.forEach(({ text, weight }) => add(position, text, weight)));
	return { phrases, words };
}
