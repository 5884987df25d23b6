import { expect, it } from 'vitest';
import { themes } from './needs.ts';
import { thematiques } from './thematiques.ts';

it('names each theme in the national vocabulary, and no other theme', () => {
	expect(Object.keys(thematiques)).toEqual(themes);
});

it.each(Object.entries(thematiques))('%s has codes of the form category--subject, once each', (_, codes) => {
	expect(codes.length).toBeGreaterThan(0);
	expect(new Set(codes).size).toBe(codes.length);
	for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*--[a-z0-9]+(-[a-z0-9]+)*$/);
});
