/**
 * How hard a French line is to read, for somebody at level B1 of the European framework: who "can read straightforward
 * factual texts". Two measures, both of sentence and word length:
 *
 * - words a sentence: guides of plain French ask for 15 to 20 on average; here no sentence has more than 15;
 * - the reading ease of Flesch, fitted to French by Kandel and Moles (*Cahiers d'études de radio-télévision* 19, 1958):
 *   207 − 1.015 × words a sentence − 73.6 × syllables a word. From 60 on it is plain speech for everyone.
 *
 * A line alone is too short for the second: it is taken of a whole guide.
 */
export const LONGEST_SENTENCE = 15;
export const LEAST_EASE = 60;
/** Letters. Longer words are names, or stand in the glossary. */
export const LONGEST_WORD = 13;

export interface Reading {
	sentences: number;
	words: number;
	syllables: number;
	/** Words of the longest sentence. */
	longestSentence: number;
	/** Words of more letters than a reader takes in at once, but names and the words `known`. */
	longWords: string[];
}

/** Reads one line. `known`: words that are explained elsewhere, in lower case. */
export function read(line: string, known: ReadonlySet<string> = new Set()): Reading {
	const sentences = line
		// A phone number is said in one breath, and is one word here.
		.replace(/\d(?:[\d ,]*\d)?/g, (number) => number.replaceAll(' ', ''))
		.split(/(?<=[.!?…])\s+|\s*[;:]\s+/)
		.map(wordsOf)
		.filter((words) => words.length > 0);
	const words = sentences.flat();
	return {
		sentences: sentences.length,
		words: words.length,
		syllables: words.reduce((sum, word) => sum + syllablesOf(word), 0),
		longestSentence: Math.max(0, ...sentences.map((each) => each.length)),
		longWords: words.map(withoutElision).filter((word) => isLong(word) && !known.has(word.toLowerCase()))
	};
}

/** Reading ease of several lines together; 100 and more is very easy, 30 and less very hard. */
export function ease(readings: Reading[]): number {
	const sum = (field: 'sentences' | 'words' | 'syllables') => readings.reduce((all, each) => all + each[field], 0);
	return 207 - 1.015 * (sum('words') / sum('sentences')) - 73.6 * (sum('syllables') / sum('words'));
}

/** `l'adresse` is one word: it is said as one. */
const wordsOf = (sentence: string): string[] =>
	sentence.match(/[\p{L}\d]+(?:['’+-][\p{L}\d]+)*/gu)?.filter((word) => /[\p{L}\d]/u.test(word)) ?? [];

const withoutElision = (word: string): string => word.replace(/^(?:[cdjlmnst]|qu)['’]/i, '');

const isLong = (word: string): boolean =>
	!/^\p{Lu}/u.test(word) && word.split('-').some((part) => part.length > LONGEST_WORD);

/** Groups of vowels that are heard: a last `e`, `es` or `ent` after a consonant is silent. */
function syllablesOf(word: string): number {
	const heard = word
		.toLowerCase()
		.replace(/(?<=[bcdfghjklmnpqrstvxz])(?:es?|ent)$/, '')
		.replace(/(?<=[qg])u(?=[eéèêi])/g, '');
	return Math.max(1, heard.match(/[aeiouyàâäéèêëîïôöùûüœæ]+/g)?.length ?? 0);
}
