import { describe, expect, it } from 'vitest';
import { related } from './related.ts';
import type { RecordLink } from './views.ts';
import { event, french, guide, invented, notice, place, programme, term, tuesday } from './testing.ts';

const directory = invented({
	places: [place('door', { organisation: 'runner', programmes: ['course'] }), place('other')],
	organisations: [
		{
			id: 'runner',
			name: 'Runner',
			aliases: [],
			kind: 'association',
			website: null,
			phone: null,
			texts: {},
			sources: []
		}
	],
	programmes: [programme('course', { needs: ['french'], places: ['other'] })],
	guides: [
		guide('how', {
			need: 'french',
			places: ['door'],
			title: { ...french('Comment ?'), ar: { value: 'كيف؟', state: 'machine' } }
		}),
		guide('alone')
	],
	events: [
		event('feast', { datePrecision: 'day', start: '2026-11-24', place: 'door' }),
		event('opening', { datePrecision: 'day', start: '2023-05-16', place: 'door' }),
		event('someday', { place: 'door', guides: ['how'] })
	],
	notices: [notice('vote', { targets: [{ kind: 'programme', id: 'course' }] })],
	terms: [term('fle', { term: 'FLE', guides: ['how'], programmes: ['course'] })]
});
const options = { lang: 'ar', at: tuesday } as const;
const keys = (links: RecordLink[]) => links.map(({ kind, id }) => `${kind}/${id}`);

describe('what is related', () => {
	it.each([
		[
			'place',
			'door',
			['programme/course', 'organisation/runner', 'guide/how', 'event/feast', 'event/opening', 'event/someday']
		],
		['place', 'other', ['programme/course']],
		['programme', 'course', ['place/door', 'place/other', 'notice/vote', 'term/fle']],
		['organisation', 'runner', ['place/door']],
		['guide', 'how', ['place/door', 'event/someday', 'term/fle']],
		['guide', 'alone', []],
		['event', 'feast', ['place/door']],
		['notice', 'vote', ['programme/course']],
		['term', 'fle', ['programme/course', 'guide/how']],
		['term', 'gone', []]
	] as const)('to %s %s is told from either side', (kind, id, expected) => {
		expect(keys(related(directory, kind, id, options))).toEqual(expected);
	});

	it('is named in the reader’s language, or in French, and says which', () => {
		const [door, , fle] = related(directory, 'guide', 'how', options);
		expect(door).toEqual({
			kind: 'place',
			id: 'door',
			name: { value: 'Place door', state: 'source', lang: 'fr' },
			need: 'food'
		});
		expect(fle!.name).toMatchObject({ value: 'FLE', lang: 'fr' });
		expect(related(directory, 'term', 'fle', options).at(-1)!.name).toMatchObject({ value: 'كيف؟', lang: 'ar' });
	});

	it('says of an event whether it is past; one without a date never is', () => {
		const events = related(directory, 'place', 'door', options).filter(({ kind }) => kind === 'event');
		expect(events.map(({ id, past }) => [id, past])).toEqual([
			['feast', false],
			['opening', true],
			['someday', false]
		]);
	});
});
