import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

describe('editDistance', () => {
	it.each([
		['valmy', 'valmy', 0],
		['vlamy', 'valmy', 1],
		['valmi', 'valmy', 1],
		['vamy', 'valmy', 1],
		['vallmy', 'valmy', 1],
		['belevile', 'belleville', 2],
		['rennes', 'valmy', 3]
	])('%s → %s: %d', (typed, word, edits) => {
		expect(editDistance(typed, word, 2)).toBe(edits);
		expect(editDistance(word, typed, 2)).toBe(edits);
	});

	it('compares an unfinished word with the beginning of another', () => {
		expect(editDistance('menilmnt', 'menilmontant', 2, true)).toBe(1);
		expect(editDistance('menilmnt', 'menilmontant', 2)).toBe(3);
		expect(editDistance('menilmontants', 'menil', 2, true)).toBe(3);
	});
});
