import { expect, it } from 'vitest';
import { withoutRepeats } from './words.ts';

it('keeps a word once for a theme, in the first language that has it, whatever its accents', () => {
	const words = {
		fr: { 'health.doctor': ['médecin', 'docteur'], health: ['AME'] },
		ar: { 'health.doctor': ['طبيب', 'Medecin', 'دكتور'], health: ['docteur'] }
	};
	expect(withoutRepeats(words, ['fr', 'ar'])).toEqual({
		fr: { 'health.doctor': ['médecin', 'docteur'], health: ['AME'] },
		ar: { 'health.doctor': ['طبيب', 'دكتور'], health: ['docteur'] }
	});
});

it('gives every language a shard, even one without words', () => {
	expect(withoutRepeats({}, ['fr', 'uk'])).toEqual({ fr: {}, uk: {} });
});
