import { expect, it } from 'vitest';
import type { TermCard } from '#lib/domain/term/term-view.ts';
import { byLetter } from './by-letter.ts';

const card = (term: string): TermCard => ({
	id: term,
	term,
	aliases: [],
	expansion: null,
	definition: { value: 'Un mot.', state: 'source', lang: 'fr' }
});

it('groups words by their first letter, whatever its accent; numbers together', () => {
	const groups = byLetter(['3975', '115', 'école', 'EIF-FEL', 'OFII'].map(card));
	expect(groups.map(({ letter, own }) => [letter, own.map(({ id }) => id)])).toEqual([
		['1–9', ['3975', '115']],
		['E', ['école', 'EIF-FEL']],
		['O', ['OFII']]
	]);
});
