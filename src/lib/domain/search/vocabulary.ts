/** How well a word of the vocabulary answers a typed word: 1 is the word itself. */
export interface Match {
	term: string;
	quality: number;
}

const quality = { word: 1, ending: 0.9, prefix: 0.7, completion: 0.25, oneEdit: 0.7, twoEdits: 0.5 };
/** What a looser match is worth where the word itself is known: `سكن` is not the beginning of a scanner. */
const beside = { ending: 0.7, prefix: 0.6 };

/** Edits forgiven in a word: none up to 3 letters, one up to 7, two from 8. Numbers are never guessed. */
const editsFor = (word: string): number => (word.length < 4 || /^\d+$/.test(word) ? 0 : word.length < 8 ? 1 : 2);

function sharedLetters(one: string, other: string): number {
	let count = 0;
	while (count < 255 && count < one.length && one[count] === other[count]) count++;
	return count;
}

/** Every word of the index, sorted, with the phrases it occurs in. */
export class Vocabulary {
	readonly #words: ReadonlyMap<string, readonly number[]>;
	readonly #terms: string[];
	/** Letters each word shares with the word before it. */
	readonly #shared: Uint8Array;
	readonly #isStrong: (phrase: number) => boolean;

	/**
	 * @param words word → numbers of the phrases that hold it
	 * @param isStrong whether a phrase is a name or an everyday word: those end the search for a typo, running text does not
	 */
	constructor(words: ReadonlyMap<string, readonly number[]>, isStrong: (phrase: number) => boolean) {
		this.#words = words;
		this.#terms = [...words.keys()].sort();
		this.#shared = Uint8Array.from(this.#terms, (term, at) => sharedLetters(term, this.#terms[at - 1] ?? ''));
		this.#isStrong = isStrong;
	}

	has = (word: string): boolean => this.#words.has(word);
	phrasesOf = (word: string): readonly number[] => this.#words.get(word) ?? [];

	/** Words equal to `word`, with another ending, begun by it (`unfinished`: still being typed), or else mistyped. */
	match(word: string, unfinished: boolean): Match[] {
		const found = new Map<string, number>();
		const add = (term: string, value: number) => {
			if (value > (found.get(term) ?? 0)) found.set(term, value);
		};
		const isStrong = (term: string) => this.phrasesOf(term).some(this.#isStrong);
		const known = isStrong(word);
		if (this.has(word)) add(word, quality.word);
		this.#endings(word, (term) => add(term, quality.ending * (known ? beside.ending : 1)));
		const sure = known || [...found.keys()].some(isStrong);
		if (unfinished || (!sure && word.length >= 4)) {
			const worth = known ? beside.prefix : unfinished ? 1 : 0.8;
			this.#range(word, (term) => {
				add(term, (quality.prefix + (quality.completion * word.length) / term.length) * worth);
			});
		}
		if (!sure) {
			this.#fuzzy(word, editsFor(word), unfinished, (term, edits, whole) => {
				add(term, (edits < 2 ? quality.oneEdit : quality.twoEdits) * (whole ? 1 : 0.8));
			});
		}
		return [...found].map(([term, value]) => ({ term, quality: value }));
	}

	/** Splits words written together (`maisondesrefugies`); the last one may be mistyped. `null` when they are not ours. */
	split(text: string, isLoose: (piece: string) => boolean): string[] | null {
		const failed = new Set<number>();
		const from = (start: number, mayGuess: boolean): string[] | null => {
			const rest = text.slice(start);
			if (start > 0 && rest.length >= 3 && this.has(rest)) return [rest];
			if (start > 0 && isLoose(rest)) return [rest];
			for (let end = text.length - 1; end > start; end--) {
				const piece = text.slice(start, end);
				if (failed.has(end) || !(isLoose(piece) || (piece.length >= 3 && this.has(piece)))) continue;
				const tail = from(end, mayGuess);
				if (tail) return [piece, ...tail];
				failed.add(end);
			}
			return start > 0 && mayGuess && rest.length >= 3 && this.match(rest, true).length > 0 ? [rest] : null;
		};
		const exact = from(0, false);
		failed.clear();
		return exact ?? from(0, true);
	}

	/** First position whose word is not before `text`. */
	#lowerBound(text: string): number {
		let low = 0;
		let high = this.#terms.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#terms[middle] ?? '') < text) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#range(prefix: string, visit: (term: string) => void) {
		for (let at = this.#lowerBound(prefix); this.#terms[at]?.startsWith(prefix); at++) visit(this.#terms[at] ?? '');
	}

	/** Plurals, cases and genders: the stem, and up to two other last letters on either side. */
	#endings(word: string, visit: (term: string) => void) {
		if (word.length < 4 || /\d/.test(word)) return;
		const spare = word.length < 6 ? 0 : word.length < 8 ? 1 : 2;
		const stem = word.slice(0, word.length - spare);
		const longest = stem.length + Math.max(spare, 1) + (word.length > 6 ? 1 : 0);
		if (word.length === 5 && this.has(word.slice(0, -1))) visit(word.slice(0, -1));
		this.#range(stem, (term) => {
			if (term.length <= longest) visit(term);
		});
	}

	/**
	 * Walks the sorted words, reusing the edit distances of the letters shared with the word before, and skipping all
	 * words that begin too differently. Counts swapped neighbours as one edit.
	 */
	#fuzzy(
		word: string,
		edits: number,
		unfinished: boolean,
		visit: (term: string, edits: number, whole: boolean) => void
	) {
		if (!edits) return;
		const width = word.length + 1;
		const rows: Uint8Array[] = [Uint8Array.from({ length: width }, (_, index) => index)];
		/** Least distance between the whole `word` and a beginning of the current term, by depth. */
		const begun: number[] = [word.length];
		for (let at = 0; at < this.#terms.length;) {
			const text = this.#terms[at] ?? '';
			let depth = this.#shared[at] ?? 0;
			let alive = true;
			for (; alive && depth < text.length; depth++) {
				const above = rows[depth] as Uint8Array;
				const before = rows[depth - 1];
				const row = (rows[depth + 1] ??= new Uint8Array(width));
				row[0] = depth + 1;
				let least = depth + 1;
				for (let column = 1; column < width; column++) {
					const same = text[depth] === word[column - 1];
					let value = Math.min(
						(above[column - 1] ?? 0) + (same ? 0 : 1),
						(above[column] ?? 0) + 1,
						(row[column - 1] ?? 0) + 1
					);
					if (before && column > 1 && text[depth] === word[column - 2] && text[depth - 1] === word[column - 1]) {
						value = Math.min(value, (before[column - 2] ?? 0) + 1);
					}
					row[column] = value;
					if (value < least) least = value;
				}
				begun[depth + 1] = Math.min(begun[depth] ?? width, row[width - 1] ?? width);
				const prefixed = unfinished && (begun[depth + 1] ?? width) <= edits;
				alive = least <= edits || prefixed;
			}
			at++;
			if (!alive) {
				while ((this.#shared[at] ?? 0) >= depth) at++;
				continue;
			}
			const distance = rows[text.length]?.[width - 1] ?? width;
			if (distance <= edits) visit(text, distance, true);
			else if (unfinished && word.length >= 5 && (begun[text.length] ?? width) <= edits) {
				visit(text, begun[text.length] ?? edits, false);
			}
		}
	}
}
