import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Segment, termMarker } from './mark-terms.ts';

const terms = [
	{ id: 'ame', term: 'AME', aliases: ["aide médicale de l'État"] },
	{ id: 'asile', term: 'asile', aliases: ["demande d'asile", 'demandeur d’asile'] },
	{ id: 'attestation', term: "attestation de demande d'asile", aliases: [] },
	{ id: 'cir', term: 'CIR', aliases: [] },
	{ id: 'c2s', term: 'C2S', aliases: [] },
	{ id: 'domiciliation', term: 'domiciliation', aliases: ['domicilié', 'domiciliations'] },
	{ id: 'eif-fel', term: 'EIF-FEL', aliases: [] },
	{ id: 'ofii', term: 'OFII', aliases: ['Ofii'] },
	{ id: 'pass', term: 'PASS', aliases: [] },
	{ id: 'prefecture', term: 'préfecture', aliases: ['prefecture', 'préfectures'] },
	{ id: 'recepisse', term: 'récépissé', aliases: ['recepisse', 'récépissés'] },
	{ id: 'samusocial', term: 'Samusocial', aliases: ['le 115'] }
];
const mark = termMarker(terms);
const join = (segments: Segment[]) => segments.map(({ text }) => text).join('');
const found = (text: string) => mark(text).flatMap(({ text: piece, term }) => (term ? [`${term}: ${piece}`] : []));

describe('termMarker', () => {
	test('cuts a text into pieces, the terms marked', () => {
		expect(mark('Avec le récépissé, allez à la préfecture.')).toEqual([
			{ text: 'Avec le ' },
			{ text: 'récépissé', term: 'recepisse' },
			{ text: ', allez à la ' },
			{ text: 'préfecture', term: 'prefecture' },
			{ text: '.' }
		]);
	});

	test.each([
		['after an elision', 'Demandez l’AME.', ['ame: AME']],
		['at both ends', 'OFII et AME', ['ofii: OFII', 'ame: AME']],
		['as a letter writes it', 'RÉCÉPISSÉ DE DEMANDE', ['recepisse: RÉCÉPISSÉ']],
		['without accents', 'Votre recepisse', ['recepisse: recepisse']],
		[
			'with another apostrophe and a space that does not break',
			'aide\u00a0médicale de l’État',
			['ame: aide\u00a0médicale de l’État']
		],
		['with a hyphen that does not break', 'EIF‑FEL', ['eif-fel: EIF‑FEL']],
		['acronyms joined by a hyphen', 'CIR-OFII', ['cir: CIR', 'ofii: OFII']],
		['an acronym with a digit', 'la C2S ?', ['c2s: C2S']],
		['a number, by the word before it', 'Appelez le 115, gratuit.', ['samusocial: le 115']],
		['in Arabic', 'اطلبوا عنوانا إداريا (domiciliation) وبطاقة AME.', ['domiciliation: domiciliation', 'ame: AME']],
		['touching an Arabic letter', 'بـOFII', ['ofii: OFII']],
		['in Ukrainian', 'Префектура (préfecture) видає récépissé.', ['prefecture: préfecture', 'recepisse: récépissé']]
	])('finds a term %s', (_, text, expected) => {
		expect(found(text)).toEqual(expected);
	});

	test.each([
		['a part of a word', 'AMERICAN, CIRA, prefectureX'],
		['an acronym in small letters', 'Please pass; une ame; ofii'],
		['a compound word', 'la sous-préfecture, la préfecture-relais'],
		['inclusive writing', 'domicilié·e'],
		['an address', 'https://www.paris.fr/domiciliation asile@example.org www.prefecture.fr asile.example.org/x'],
		['another number', '115 rue de Crimée'],
		['another language', 'префектура, عنوان']
	])('leaves %s', (_, text) => {
		expect(mark(text)).toEqual([{ text }]);
	});

	test('marks the longest of those that begin together, and nothing inside it', () => {
		expect(found("L'attestation de demande d'asile")).toEqual(["attestation: attestation de demande d'asile"]);
		expect(found("La demande d'asile")).toEqual(["asile: demande d'asile"]);
	});

	test('marks a term once, in whatever form it comes again', () => {
		expect(found("L'asile : un demandeur d’asile a l'AME, l'AME.")).toEqual(['asile: asile', 'ame: AME']);
	});

	test('leaves plain what is known, inside and out', () => {
		const known = new Set(['attestation', 'ame']);
		expect(mark("L'attestation de demande d'asile et l'AME.", known)).toEqual([
			{ text: "L'attestation de demande d'asile et l'AME." }
		]);
		expect(known.size).toBe(2);
	});

	test('has nothing to say of an empty text', () => {
		expect(mark('')).toEqual([]);
	});

	test('gives a form that two terms share to the first', () => {
		const both = termMarker([
			{ id: 'one', term: 'foyer', aliases: [] },
			{ id: 'two', term: 'FOYER DE TRAVAILLEURS', aliases: ['foyer'] }
		]);
		expect(both('un foyer')).toEqual([{ text: 'un ' }, { text: 'foyer', term: 'one' }]);
	});
});

const piece = fc.oneof(
	fc.constantFrom(...terms.flatMap(({ term, aliases }) => [term, ...aliases])),
	fc.constantFrom(
		' ',
		'-',
		"'",
		'’',
		'·',
		'.',
		' le 115',
		'sous-',
		'و',
		'і',
		'\u00a0',
		'\n',
		'é',
		'e\u0301',
		'İ',
		'🏠',
		's'
	),
	fc.string({ unit: 'binary', maxLength: 4 })
);
const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('whatever the text', () => {
	test('the pieces put together are the text', () => {
		fc.assert(
			fc.property(texts, (text) => join(mark(text)) === text),
			{ numRuns: 500 }
		);
	});

	test('no piece is empty, no two plain ones touch, no term is marked twice', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const segments = mark(text);
				const ids = segments.flatMap(({ term }) => term ?? []);
				const touching = segments.some(({ term }, index) => !term && index > 0 && !segments[index - 1]?.term);
				return segments.every((each) => each.text) && new Set(ids).size === ids.length && !touching;
			}),
			{ numRuns: 500 }
		);
	});

	test('a marked piece is a form of its term', () => {
		const same = (text: string) => text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-').replace(/\s/g, ' ').toLowerCase();
		fc.assert(
			fc.property(texts, (text) =>
				mark(text).every(({ text: marked, term }) => {
					const owner = terms.find(({ id }) => id === term);
					return !owner || [owner.term, ...owner.aliases].some((form) => same(form) === same(marked));
				})
			),
			{ numRuns: 500 }
		);
	});

	test('terms that are known are never marked', () => {
		fc.assert(
			fc.property(texts, fc.subarray(terms.map(({ id }) => id)), (text, known) =>
				mark(text, new Set(known)).every(({ term }) => !term || !known.includes(term))
			)
		);
	});
});
