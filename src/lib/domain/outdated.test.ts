import { describe, expect, it } from 'vitest';
import { markOutdated } from './outdated.ts';
import { guide, place } from './testing.ts';
import type { Texts } from './text.ts';

const texts: Texts = {
	fr: { value: 'Un café.', state: 'source' },
	en: { value: 'A café.', state: 'reviewed' },
	ar: { value: 'مقهى.', state: 'machine' }
};
const of = (summary: Texts) => place('a', { texts: { summary } });
const states = (before: Texts, after: Texts) =>
	Object.entries(markOutdated(of(before), of(after)).texts.summary ?? {}).map(
		([lang, { state }]) => `${lang} ${state}`
	);

describe('a source that changes', () => {
	const changed = { ...texts, fr: { value: 'Deux cafés.', state: 'source' as const } };

	it('makes the texts of other languages outdated', () => {
		expect(states(texts, changed)).toEqual(['fr source', 'en outdated', 'ar outdated']);
	});

	it('leaves those that were written anew, or whose state was said', () => {
		const english = { ...changed, en: { value: 'Two cafés.', state: 'human' as const } };
		expect(states(texts, english)).toEqual(['fr source', 'en human', 'ar outdated']);
		const reviewed = { ...changed, ar: { value: 'مقهى.', state: 'reviewed' as const } };
		expect(states(texts, reviewed)).toEqual(['fr source', 'en outdated', 'ar reviewed']);
	});

	it('is one that changes: translations that change, or a text that is new, make nothing outdated', () => {
		expect(states(texts, texts)).toEqual(['fr source', 'en reviewed', 'ar machine']);
		expect(states(texts, { ...texts, en: { value: 'Café.', state: 'human' } })).toContain('ar machine');
		expect(markOutdated(place('a', { texts: {} }), of(texts)).texts.summary).toEqual(texts);
	});

	it('may be a step that also moved', () => {
		const other: Texts = { fr: { value: 'Venez.', state: 'source' }, en: { value: 'Come.', state: 'machine' } };
		const before = guide('g', { steps: [texts, other] });
		expect(markOutdated(before, guide('g', { steps: [other, texts] }))).toEqual(guide('g', { steps: [other, texts] }));
		expect(markOutdated(before, guide('g', { steps: [changed, other] })).steps[0]?.['en']?.state).toBe('outdated');
	});
});
