import { beforeAll, describe, expect, it } from 'vitest';
import { languages, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { needs, themes } from '#lib/domain/taxonomy/needs.ts';
import { translatorFor, type Translator } from '#lib/i18n/translator.ts';
import { needLabel, offerLabels, themeLabel } from './labels.ts';

const words = {} as Record<Lang, Translator>;
beforeAll(async () => {
	for (const { code } of languages) words[code] = await translatorFor(code);
});

describe.each(languages)('in $french', ({ code }) => {
	it('every need and theme has a label of its own kind, and no code shows', () => {
		const t = words[code];
		const labels = [...needs.map((need) => needLabel(need, t)), ...themes.map((theme) => themeLabel(theme, t))];
		expect(labels.filter((label) => label === '' || /^(need|theme)\.|taxonomy/.test(label))).toEqual([]);
		expect(new Set(needs.map((need) => needLabel(need, t))).size).toBe(needs.length);
	});
});

describe('offerLabels', () => {
	const labels = (...asked: Parameters<typeof offerLabels> extends [infer N, infer T, unknown] ? [N, T] : never) =>
		offerLabels(...asked, words.en);
	const en = (theme: Parameters<typeof themeLabel>[0]) => themeLabel(theme, words.en);

	it('says the themes of a need rather than the need', () => {
		expect(labels(['health'], ['health.doctor', 'health.dentist'])).toEqual([
			en('health.doctor'),
			en('health.dentist')
		]);
	});

	it('says the need where it has no theme, in the order of the needs', () => {
		expect(labels(['food', 'health', 'work'], ['health.doctor'])).toEqual([
			needLabel('food', words.en),
			en('health.doctor'),
			needLabel('work', words.en)
		]);
	});

	it('says nothing of a theme whose need is not among them', () => {
		expect(labels(['food'], ['health.doctor'])).toEqual([needLabel('food', words.en)]);
		expect(labels([], [])).toEqual([]);
	});
});
