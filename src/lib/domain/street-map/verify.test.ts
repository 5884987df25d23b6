import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMain } from './decode.ts';
import { MAP_FORMAT, type AddressPart, type MainPart, type SidePart } from './format.ts';
import { PackError, parsePart, verifyPart } from './verify.ts';

const provenance = [
	{ name: 'voie', producer: 'Ville de Paris', licence: 'ODbL 1.0', date: null, url: 'https://a.test' }
];
const main: MainPart = {
	format: MAP_FORMAT,
	part: 'main',
	arrondissements: [{ number: 18, name: 'Butte-Montmartre', label: [0, 1], rings: [[0, 0, 5, 0, 0, 5]] }],
	quarters: [{ name: "Goutte-d'Or", label: [3, 4] }],
	communes: [{ name: 'Saint-Ouen', label: null, rings: [[0, 0, 5, 0, 0, 5]] }],
	water: [{ name: 'Seine', rings: [[0, 0, 5, 0, 0, 5]] }],
	parks: [{ name: '', kind: 'park', label: [1, 1], rings: [[0, 0, 5, 0, 0, 5]] }],
	transit: [{ line: '4', mode: 'metro', colour: '#a0006e', paths: [[0, 0, 5, 5]] }],
	stations: [{ name: 'Château Rouge', lines: ['4'], at: [0, 0] }],
	streets: [['Boulevard Barbès', 1, [0, 0, 1, 1]]],
	provenance
};
const side: SidePart = { format: MAP_FORMAT, part: 'side', streets: [['Rue Dejean', 2, [0, 0, 1, 1]]] };
const address: AddressPart = {
	format: MAP_FORMAT,
	part: 'address',
	streets: [['Rue Dejean', 18, 3, 4, [1, 0, 0, '0bis', 1, 1]]],
	provenance
};

function codeOf(text: string, name: 'main' | 'side' | 'address'): string | null {
	try {
		parsePart(text, name);
		return null;
	} catch (error) {
		if (error instanceof PackError) return error.code;
		throw error;
	}
}

it('lets good parts pass', () => {
	expect([verifyPart(main, 'main'), verifyPart(side, 'side'), verifyPart(address, 'address')]).toEqual([
		null,
		null,
		null
	]);
	expect(parsePart(JSON.stringify(main), 'main')).toEqual(main);
});

describe('what is refused', () => {
	it.each([
		['nothing', '', 'not-json'],
		['another format', JSON.stringify({ ...main, format: MAP_FORMAT + 1 }), 'wrong-format'],
		['another part', JSON.stringify(side), 'wrong-part'],
		['a list', '[]', 'bad-shape'],
		['null', 'null', 'bad-shape'],
		['a missing layer', JSON.stringify({ ...main, water: undefined }), 'bad-shape'],
		['a number that is none', JSON.stringify({ ...main, streets: [['a', 1, [0, null]]] }), 'bad-shape'],
		['no whole number', JSON.stringify({ ...main, streets: [['a', 1, [0, 0, 0.5, 1]]] }), 'bad-coordinate'],
		['an infinite number', JSON.stringify(main).replace('[[0,0,5,5]]', '[[0,0,1e999,5]]'), 'bad-coordinate'],
		['a far point', JSON.stringify({ ...main, streets: [['a', 1, [0, 0, 1e6, 1]]] }), 'bad-coordinate'],
		['half a point', JSON.stringify({ ...main, streets: [['a', 1, [0, 0, 1]]] }), 'bad-shape'],
		['a class that is none', JSON.stringify({ ...main, streets: [['a', 7, [0, 0, 1, 1]]] }), 'bad-shape'],
		['a style', JSON.stringify(main).replace('#a0006e', 'url(x)'), 'bad-shape'],
		['many streets', JSON.stringify({ ...main, streets: Array(20_001).fill(['', 1, [0, 0, 1, 1]]) }), 'too-large'],
		['one long line', JSON.stringify({ ...main, streets: [['', 1, Array(450_000).fill(0)]] }), 'too-large'],
		['a long text', `"${'x'.repeat(1_000_000)}"`, 'too-large']
	])('%s', (_name, text, code) => {
		expect(codeOf(text, 'main')).toBe(code);
	});

	it.each([
		['a house number', [['a', 18, 0, 0, ['<b>', 0, 0]]]],
		['an arrondissement', [['a', 21, 0, 0, []]]],
		['a list cut short', [['a', 18, 0, 0, [1, 0]]]]
	])('%s in addresses', (_name, streets) => {
		expect(codeOf(JSON.stringify({ ...address, streets }), 'address')).toBe('bad-shape');
	});

	it('deep nesting, within a second', () => {
		const started = performance.now();
		expect(codeOf('['.repeat(1_000_000), 'main')).toBe('not-json');
		expect(performance.now() - started).toBeLessThan(1000);
	});

	it('every truncation', () => {
		const text = JSON.stringify(main);
		fc.assert(fc.property(fc.nat(text.length - 1), (end) => codeOf(text.slice(0, end), 'main') !== null));
	});

	it('or what passes with a flipped bit can be drawn', () => {
		const bytes = Buffer.from(JSON.stringify(main));
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
				const flipped = Buffer.from(bytes);
				flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
				const text = flipped.toString('utf8');
				if (codeOf(text, 'main') !== null) return;
				for (const { lines } of decodeMain(parsePart(text, 'main')).streets)
					for (const line of lines) expect(line.every(Number.isFinite)).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
});
