import { expect, it } from 'vitest';
import { listOf } from '#lib/domain/pages.ts';
import { french, invented, notice, tuesday } from '#lib/domain/testing.ts';
import { decisionsTranslatorFor } from '#lib/i18n/rooms/decisions.ts';
import { formatEuros } from './money.ts';
import { countWords, dateOf } from './notice-words.ts';

const fr = await decisionsTranslatorFor('fr');
const ar = await decisionsTranslatorFor('ar');

it('a sum is written as the reader writes sums, in Western digits', () => {
	const plain = (text: string) => text.replace(/[\s\u00a0\u202f\u200f]+/g, ' ').trim();
	expect(plain(formatEuros(245_073, 'fr'))).toBe('245 073 €');
	expect(plain(formatEuros(245_073, 'en'))).toBe('€245,073');
	expect(plain(formatEuros(245_073, 'ar'))).toBe('245,073 €');
	expect(plain(formatEuros(245_073, 'uk'))).toBe('245 073 €');
});

it('a date is told in words where it is not known to the day, and its counts are those told', () => {
	const directory = invented({
		notices: [
			notice('a', { date: '2024-08-01', counts: { associations: 20 } }),
			notice('b', {
				date: null,
				earliest: '2024-03',
				dateNote: french('Printemps 2024 (déduit)'),
				counts: { projects: 185 }
			}),
			notice('c', { date: '2023' })
		]
	});
	const { decisions, news } = listOf(directory, 'decisions', new URLSearchParams(), { lang: 'uk', at: tuesday });
	const [a, b, c] = ['a', 'b', 'c'].map((id) => [...decisions, ...news].find((each) => each.id === id)!);
	expect(dateOf(a!, 'fr')).toEqual({ value: '1er août 2024', lang: 'fr' });
	expect(dateOf(b!, 'uk')).toMatchObject({ value: 'Printemps 2024 (déduit)', lang: 'fr' });
	expect([countWords(a!, fr), countWords(b!, ar), countWords(c!, fr)]).toEqual([
		['20 associations'],
		['185 مشروعًا'],
		[]
	]);
});
