import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Vocabulary } from './vocabulary.ts';

const vocabularyOf = (...words: string[]) => new Vocabulary(new Map(words.map((word, id) => [word, [id]])), () => true);
const found = (vocabulary: Vocabulary, word: string, unfinished = false) =>
	vocabulary
		.match(word, unfinished)
		.sort((a, b) => b.quality - a.quality)
		.map(({ term }) => term);

/** Optimal string alignment, written the slow and plain way. */
function edits(one: string, other: string): number {
	const table = Array.from({ length: one.length + 1 }, (_, i) =>
		Array.from({ length: other.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j))
	);
	const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
	for (let i = 1; i <= one.length; i++) {
		for (let j = 1; j <= other.length; j++) {
			const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
			const row = table[i];
			if (row)
				row[j] = Math.min(
					at(i - 1, j) + 1,
					at(i, j - 1) + 1,
					at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1),
					swapped
				);
		}
	}
	return at(one.length, other.length);
}

describe('match', () => {
	test('finds every word within the edits allowed, and no other', () => {
		const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 4, maxLength: 10 });
		fc.assert(
			fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, typed) => {
				const vocabulary = vocabularyOf(...words);
				const allowed = typed.length < 8 ? 1 : 2;
				const close = words.filter((each) => edits(each, typed) <= allowed);
				const matches = found(vocabulary, typed);
				const looser = words.filter((each) => each.slice(0, 4) === typed.slice(0, 4));
				if (words.includes(typed)) return matches[0] === typed;
				if (matches.some((each) => !close.includes(each) && !looser.includes(each))) return false;
				return looser.length > 0 || close.every((each) => matches.includes(each));
			}),
			{ numRuns: 500 }
		);
	});

	test('one edit from four letters, two from eight, none below', () => {
		expect(found(vocabularyOf('rue'), 'ruu')).toEqual([]);
		expect(found(vocabularyOf('psa1'), 'psa2')).toEqual(['psa1']);
		expect(found(vocabularyOf('dentiste'), 'dantsite')).toEqual(['dentiste']);
		expect(found(vocabularyOf('dentist'), 'dantsit')).toEqual([]);
	});
	test('swapped neighbours', () => expect(found(vocabularyOf('medecin'), 'medcein')).toEqual(['medecin']));
	test('numbers are never guessed', () => expect(found(vocabularyOf('75019'), '75018')).toEqual([]));
	test('the word itself comes before its other endings', () => {
		expect(found(vocabularyOf('douches', 'douche', 'douane'), 'douches')).toEqual(['douches', 'douche']);
	});
	test('words known exactly are not corrected', () =>
		expect(found(vocabularyOf('bain', 'main'), 'bain')).toEqual(['bain']));
	test('while typing, the beginning is enough', () => {
		expect(found(vocabularyOf('bibliotheque', 'bichat', 'avocat'), 'bib', true)).toEqual(['bibliotheque']);
		expect(found(vocabularyOf('bibliotheque', 'bichat'), 'bib')).toEqual([]);
	});
	test('while typing, the beginning may be mistyped', () => {
		expect(found(vocabularyOf('mediatheque'), 'medait', true)).toEqual(['mediatheque']);
	});
	test('running text does not stop the search for a typo', () => {
		const words = new Map([
			['cadre', [0]],
			['cedre', [1]]
		]);
		expect(found(new Vocabulary(words, (phrase) => phrase === 1), 'cadre')).toEqual(['cadre', 'cedre']);
		expect(found(new Vocabulary(words, () => true), 'cadre')).toEqual(['cadre']);
	});
});

describe('split', () => {
	const vocabulary = vocabularyOf('maison', 'refugies', 'henri', 'ribiere', 'mais');
	const isLoose = (piece: string) => piece === 'des' || piece === '18e';
	test.each([
		['maisondesrefugies', ['maison', 'des', 'refugies']],
		['henriribiere', ['henri', 'ribiere']],
		['maison18e', ['maison', '18e']],
		['maisondesrefujies', ['maison', 'des', 'refujies']],
		['maisondesref', ['maison', 'des', 'ref']],
		['zzzzzzzz', null],
		['maisonzz', null]
	])('%s', (text, pieces) => {
		expect(vocabulary.split(text, isLoose)).toEqual(pieces);
	});
});
