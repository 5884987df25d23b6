import { describe, expect, it } from 'vitest';
import { wrapName } from './wrap-name.ts';

describe('wrapName', () => {
	it.each([
		['Jaurès', ['Jaurès']],
		['Gare de Lyon', ['Gare de Lyon']],
		['Marcadet-Poissonniers', ['Marcadet-', 'Poissonniers']],
		['La Motte Picquet-Grenelle', ['La Motte', 'Picquet-Grenelle']],
		['Montparnasse-Bienvenüe', ['Montparnasse-', 'Bienvenüe']]
	])('breaks %s after spaces and hyphens', (name, lines) => {
		expect(wrapName(name, 16)).toEqual(lines);
	});

	it('keeps a long word whole', () => {
		expect(wrapName('Bibliothèque', 5)).toEqual(['Bibliothèque']);
	});
});
