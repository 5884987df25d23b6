import { describe, expect, it } from 'vitest';
import { readRecords } from '#lib/server/publishing/read-records.ts';
import { frenchGuides } from './french-guides.ts';
import { ease, LEAST_EASE, LONGEST_SENTENCE, read } from './reading-ease.ts';

describe('read', () => {
	it('counts words as they are said: an article goes with its noun, a number is one word', () => {
		expect(read("Appelez l'OFII au 01 42 500 900.")).toMatchObject({ sentences: 1, words: 4, longestSentence: 4 });
	});

	it('takes a colon or a semicolon for the end of a sentence', () => {
		expect(read('Un deux trois : quatre cinq. Six !')).toMatchObject({ sentences: 3, words: 6, longestSentence: 3 });
	});

	it('counts the vowels that are heard', () => {
		expect(read('table').syllables).toBe(1);
		expect(read('demandent').syllables).toBe(2);
		expect(read('récépissé').syllables).toBe(4);
		expect(read('quatre').syllables).toBe(1);
	});

	it('names long words, but not names, numbers or what is explained', () => {
		const line = "L'internationalisation de Villeneuve-Saint-Georges le 31122026, une domiciliation";
		expect(read(line).longWords).toEqual(['internationalisation']);
		expect(read('la reconnaissance').longWords).toEqual(['reconnaissance']);
		expect(read('la reconnaissance', new Set(['reconnaissance'])).longWords).toEqual([]);
	});
});

it('plain lines are easy, an office letter is hard', () => {
	const plain = read('Appelez le 115. C’est gratuit. Rappelez plusieurs fois.');
	const office = read(
		'La notification de la décision relative à l’attribution exceptionnelle d’une allocation complémentaire interviendra ultérieurement.'
	);
	expect(ease([plain])).toBeGreaterThan(LEAST_EASE);
	expect(ease([office])).toBeLessThan(30);
});

describe('the founding guides, in French', async () => {
	const guides = frenchGuides((await readRecords(process.cwd())).records);

	it.each(guides)('a reader at level B1 reads $id', ({ lines }) => {
		const hard = lines.filter(
			({ reading }) => reading.longestSentence > LONGEST_SENTENCE || reading.longWords.length > 0
		);
		expect(hard.map(({ field, text }) => `${field}: ${text}`)).toEqual([]);
		expect(ease(lines.map(({ reading }) => reading))).toBeGreaterThanOrEqual(LEAST_EASE);
	});
});
