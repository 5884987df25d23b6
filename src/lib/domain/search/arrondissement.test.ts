import { describe, expect, test } from 'vitest';
import { readParts } from './arrondissement.ts';
import { tokens } from './normalise.ts';

const read = (query: string) => readParts(tokens(query));

describe('an arrondissement in a query', () => {
	test.each([
		['19e', 19],
		['19ème', 19],
		['19eme arrondissement', 19],
		['1er', 1],
		['2nd', 2],
		['3rd district', 3],
		['19th', 19],
		['75019', 19],
		['75116', 16],
		['paris 19', 19],
		['Paris XIX', 19],
		['XIXe', 19],
		['XVIIIème arrondissement', 18],
		['arrondissement 5', 5],
		['الدائرة 19', 19],
		['الدائرة ١٩', 19],
		['دائرة ۱۹', 19],
		['19 округ', 19],
		['19-й округ', 19],
		['в 19-му окрузі', 19],
		['paris 6e', 6]
	])('%s', (query, number) => {
		const surely = read(query).filter((part) => part.sure);
		expect(surely.map(({ arrondissement }) => arrondissement)).toEqual([number]);
	});

	test.each(['vie', 'mix', '21e', '75021', '0', 'paris 24', '115', 'rue du bac', 'i', 'dix'])('not in %s', (query) => {
		expect(read(query).every((part) => part.arrondissement === null)).toBe(true);
	});

	test('a bare number is not sure', () => {
		expect(read('douche 18')).toEqual([
			{ text: 'douche', arrondissement: null, sure: false },
			{ text: '18', arrondissement: 18, sure: false }
		]);
	});
	test('a house number is none', () => {
		expect(read('10 bis rue Henri-Ribière').map(({ arrondissement }) => arrondissement)).toEqual([
			null,
			null,
			null,
			null,
			null
		]);
	});
	test('keeps the other words', () => {
		expect(read('mairie paris 18 gratuit').map(({ text }) => text)).toEqual(['mairie', '18', 'gratuit']);
	});
});
