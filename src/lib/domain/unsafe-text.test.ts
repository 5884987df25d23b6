import { describe, expect, it } from 'vitest';
import { realRecords } from './testing.ts';
import { looksAlike, unsafeText, unsafeTexts } from './unsafe-text.ts';

describe('unsafe text', () => {
	it('is refused: characters that turn a text round, or that nobody sees', () => {
		for (const code of [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069])
			expect(unsafeText(`7 rue ${String.fromCodePoint(code)}ikaP`)).toBe('bidi');
		for (const code of [0, 7, 0x1b, 0x7f, 0x85, 0xfeff, 0xe0041])
			expect(unsafeText(`a${String.fromCodePoint(code)}b`)).toBe('control');
	});

	it('is not what languages need: marks of direction, joiners, lines, tabs', () => {
		for (const text of ['مقهى\u200f 7', 'می\u200cخواهم', 'a\nb\tc', 'L’Épée · 7 rue', 'क्\u200dष', '👩‍👧'])
			expect(unsafeText(text)).toBeNull();
	});

	it('is found wherever it stands in a record, and nowhere in data/', async () => {
		expect(unsafeTexts({ name: 'a', texts: { summary: { fr: { value: 'b\u202e' } } }, aliases: ['\u0000'] })).toEqual([
			{ field: 'texts.summary.fr.value', code: 'bidi' },
			{ field: 'aliases.0', code: 'control' }
		]);
		const { places, guides, events, notices, terms, programmes, organisations } = await realRecords();
		const all = [places, guides, events, notices, terms, programmes, organisations];
		expect(unsafeTexts(all)).toEqual([]);
		const names = [...places, ...programmes, ...organisations].map(({ name }) => name);
		expect(names.filter(looksAlike)).toEqual([]);
	});

	it('may be a name whose letters are of two alphabets', () => {
		expect(looksAlike('Саfé Social')).toBe(true);
		expect(looksAlike('Ρaris')).toBe(true);
		expect(looksAlike('Café Social · Кафе')).toBe(false);
	});
});
