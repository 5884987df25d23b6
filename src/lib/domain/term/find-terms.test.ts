import { describe, expect, it } from 'vitest';
import { listOf } from '../pages.ts';
import { languages } from '../taxonomy/languages.ts';
import { realDirectory, tuesday } from '../testing.ts';
import { termFinder } from './find-terms.ts';

const real = await realDirectory();
const termsIn = (lang: (typeof languages)[number]['code']) =>
	listOf(real, 'words', new URLSearchParams(), { lang, at: tuesday }).terms;

describe('termFinder', () => {
	const find = termFinder(termsIn('fr'));
	const first = (typed: string) => find(typed)[0]?.id;

	it.each([
		['recepisse', 'recepisse'],
		['RÉCÉPISSÉ', 'recepisse'],
		['carte vit', 'carte-vitale'],
		['CAF', 'caf'],
		['office français de l', 'ofii'],
		['une attestation de domiciliation, svp', 'domiciliation']
	])('%s finds %s first', (typed, id) => {
		expect(first(typed)).toBe(id);
	});

	it('finds nothing for what is no word, and all for nothing', () => {
		expect(find('xyzzyq')).toEqual([]);
		expect(find('  ')).toHaveLength(termsIn('fr').length);
	});

	it('does not begin in the middle of a word', () => {
		expect(find('afi').map(({ id }) => id)).not.toContain('caf');
	});
});

it.each(languages.map(({ code }) => code))('finds words by what they mean, in %s', (lang) => {
	const terms = termsIn(lang);
	const find = termFinder(terms);
	for (const { id, definition } of terms) {
		const word = definition.value.match(/\p{L}{6,}/u)?.[0];
		if (word) expect(find(word).map((each) => each.id)).toContain(id);
	}
});
