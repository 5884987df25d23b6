import { expect, it } from 'vitest';
import { openedBy } from './opened.ts';
import { typedOf } from './read-form.ts';

const opened = (order: string, ...paths: string[]) => openedBy(typedOf(paths.map((path) => ['opened', path])), order);

it('a field that is worked at stays open, and one that is taken back closes', () => {
	expect(opened('open documents')).toEqual(['documents']);
	expect(opened('week offers.1.hours', 'documents', 'offers.1.hours')).toEqual(['documents', 'offers.1.hours']);
	expect(opened('', 'documents')).toEqual(['documents']);
	expect(opened('clear offers.0.hours', 'offers.0.hours', 'documents')).toEqual(['documents', 'offers.0.']);
	expect(opened('clear documents', 'documents')).toEqual([]);
});

it('what moves in a list closes, for its number is another’s then', () => {
	expect(opened('up offers.2', 'offers.2.hours', 'documents')).toEqual(['documents']);
	expect(opened('remove offers.0.languages.1', 'offers.0.languages.0.when', 'offers.0.hours')).toEqual([
		'offers.0.hours'
	]);
});
