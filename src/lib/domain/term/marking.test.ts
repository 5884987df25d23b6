import { describe, expect, it } from 'vitest';
import { pageOf } from '../pages.ts';
import { placeView } from '../place-view.ts';
import { french, guide, invented, place, realDirectory, term, tuesday } from '../testing.ts';
import type { ReadableText } from '../text.ts';
import { marking } from './marking.ts';

const directory = invented({
	terms: [
		term('cpam', { term: 'CPAM' }),
		term('caisse', { term: 'caisse', definition: french('La CPAM est une caisse.') })
	],
	guides: [guide('soins', { steps: [french('Allez à la CPAM.'), french('La CPAM vous écrit.')] })],
	places: [place('bureau', { texts: { summary: french('Près de la CPAM.') } })]
});
const text = (value: string): ReadableText => ({ value, state: 'source', lang: 'fr' });

describe('marking', () => {
	it('says where a word stands, once for all the texts of a page', () => {
		const mark = marking(directory);
		const first = mark(text('La CPAM, la CPAM et la caisse.'));
		expect(first.marks).toEqual([
			[3, 7, 'cpam'],
			[23, 29, 'caisse']
		]);
		expect(first.marks?.map(([from, to]) => first.value.slice(from, to))).toEqual(['CPAM', 'caisse']);
		expect(mark(text('La CPAM encore.'))).not.toHaveProperty('marks');
		expect(marking(directory)(text('La CPAM encore.')).marks).toHaveLength(1);
	});

	it('leaves plain what the page itself explains, and what is no text', () => {
		expect(marking(directory, 'cpam')(text('La CPAM.'))).not.toHaveProperty('marks');
		expect(marking(directory)(null)).toBeNull();
	});

	it('reaches the pages: a guide, a place, a word', () => {
		const options = { lang: 'fr', at: tuesday } as const;
		expect(pageOf(directory, 'guides', 'soins', options)?.steps.map(({ marks }) => marks?.length)).toEqual([
			1,
			undefined
		]);
		const bureau = directory.place('bureau')!;
		expect(placeView(directory, bureau, 'fr', tuesday).summary?.marks).toEqual([[11, 15, 'cpam']]);
		expect(pageOf(directory, 'words', 'caisse', options)?.definition.marks).toEqual([[3, 7, 'cpam']]);
	});
});

it('in every language the founding guides name words that are explained', async () => {
	const real = await realDirectory();
	for (const lang of ['fr', 'en'] as const) {
		const page = pageOf(real, 'guides', 'se-soigner-sans-papiers-ame', { lang, at: tuesday });
		const marked = page?.steps.flatMap(({ marks = [] }) => marks.map(([, , id]) => id));
		expect(marked).toEqual(expect.arrayContaining(['ame', 'domiciliation', 'cpam', 'pass']));
	}
});
