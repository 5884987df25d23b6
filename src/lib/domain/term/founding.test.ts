import { describe, expect, test } from 'vitest';
import { realRecords } from '../testing.ts';
import { termMarker } from './mark-terms.ts';

const { terms } = await realRecords();
const mark = termMarker(terms);

test('a letter from the prefecture is explained', () => {
	const letter =
		'PRÉFECTURE DE POLICE\nVotre récépissé de demande de titre de séjour est prêt. Joignez un justificatif de domicile ou ' +
		"votre domiciliation, et l'attestation du CIR (OFII). L'AME est demandée à la CPAM. Niveau A2 (FLE, DELF).";
	expect(mark(letter).flatMap(({ term }) => term ?? [])).toEqual([
		'prefecture',
		'recepisse',
		'justificatif-de-domicile',
		'domiciliation',
		'cir',
		'ofii',
		'ame',
		'cpam',
		'a2',
		'fle',
		'delf'
	]);
});

describe.each(terms.map((term) => [term.id, term] as const))('%s', (id, { term, aliases, definition }) => {
	test('is found in each of its forms', () => {
		for (const form of [term, ...aliases]) expect(mark(form)).toEqual([{ text: form, term: id }]);
	});

	test('is explained in the founding languages, shortly, with the same numbers', () => {
		const numbers = (text = '') => (text.match(/\d+/g) ?? []).sort();
		for (const code of ['fr', 'en', 'ar', 'uk']) {
			expect(definition[code]?.value, code).toBeDefined();
			expect(numbers(definition[code]?.value), code).toEqual(numbers(definition['fr']?.value));
		}
		expect(definition['fr']?.value.split(/\s+/).length).toBeLessThanOrEqual(45);
	});
});
