import { describe, expect, it } from 'vitest';
import type { Records } from '#lib/domain/edition/build.ts';
import type { Event } from '#lib/domain/event/event.ts';
import type { Guide } from '#lib/domain/guide/guide.ts';
import type { Notice } from '#lib/domain/notice/notice.ts';
import { event, french, guide, notice, place, programme, records, term } from '#lib/domain/testing.ts';
import { checkKinds } from './check-kinds.ts';

const check = (some: Partial<Records>) => checkKinds(records(some));
const fields = (some: Partial<Records>) => check(some).map(({ field }) => field);
const source = { url: 'https://www.service-public.fr/', date: '2026-01' };
const day = { datePrecision: 'day' } as const;

it('sound records raise nothing', () => {
	expect(
		check({
			places: [place('here')],
			programmes: [programme('p')],
			guides: [
				guide('g', { places: ['here'], programmes: ['p'], terms: ['t'], cost: { text: french('Gratuit.'), source } })
			],
			events: [event('e', { ...day, start: '2026-06-20', place: 'here' })],
			notices: [
				notice('n', { targets: [{ kind: 'event', id: 'e' }], partOf: [{ notice: 'all', certain: true }] }),
				notice('all', { date: null, earliest: '2020', latest: '2025', dateNote: french('De 2020 à 2025') })
			],
			terms: [term('t', { guides: ['g'] })]
		})
	).toEqual([]);
});

it('every reference leads to a record', () => {
	expect(
		check({
			guides: [guide('g', { places: ['gone'], programmes: ['gone'], terms: ['gone'] })],
			events: [event('e', { place: 'gone', organisations: ['gone'] })],
			notices: [notice('n', { partOf: [{ notice: 'gone', certain: false }], targets: [{ kind: 'term', id: 'gone' }] })],
			terms: [term('t', { guides: ['gone'], programmes: ['gone'] })]
		}).map(({ file, field, message }) => [file, field, message.replace(/.*(data\/\w+).*/, '$1')])
	).toEqual([
		['data/guides/g.json', 'places', 'data/places'],
		['data/guides/g.json', 'programmes', 'data/programmes'],
		['data/guides/g.json', 'terms', 'data/terms'],
		['data/events/e.json', 'place', 'data/places'],
		['data/events/e.json', 'organisations', 'data/organisations'],
		['data/notices/n.json', 'partOf', 'data/notices'],
		['data/notices/n.json', 'targets', 'data/terms'],
		['data/terms/t.json', 'guides', 'data/guides'],
		['data/terms/t.json', 'programmes', 'data/programmes']
	]);
});

it('a record that is not published says why', () => {
	const editorial = { confidence: 'low', publish: false, publishReason: null, notes: null } as const;
	expect(fields({ guides: [guide('g', { editorial })] })).toEqual(['editorial.publishReason']);
	expect(fields({ guides: [guide('g', { editorial: { ...editorial, publishReason: 'too old' } })] })).toEqual([]);
});

describe('a guide', () => {
	const question = { question: french('Avez-vous des papiers ?'), see: null, source };
	it.each([
		[{ title: { en: { value: 'A guide', state: 'machine' } } }, 'title.fr'],
		[{ steps: [french('Un.'), { ar: { value: '-', state: 'machine' } }] }, 'steps.1.fr'],
		[{ cost: { text: french('Gratuit.'), source: { url: null, label: 'A list', date: '2021' } } }, 'cost.source.url'],
		[{ documents: { needed: [], useful: [], notNeeded: [{ text: {}, source }] } }, 'documents.notNeeded.0.text.fr'],
		[{ questions: [{ ...question, yes: 'concerned', no: 'concerned' }] }, 'questions.0'],
		[{ questions: [{ ...question, yes: 'concerned', no: 'next' }] }, 'questions.0'],
		[{ questions: [{ ...question, yes: 'concerned', no: 'notConcerned', see: 'gone' }] }, 'questions.0.see']
	] as [Partial<Guide>, string][])('is told what to mend: %o', (change, field) => {
		expect(fields({ guides: [guide('g', change)] })).toEqual([field]);
	});
});

describe('an event', () => {
	it.each([
		[{ uid: 'other@fanal' }, 'uid'],
		[{ ...day }, 'start'],
		[{ ...day, start: '2026-06' }, 'start'],
		[{ ...day, start: '2026-02-30' }, 'start'],
		[{ ...day, start: '2026-06-20', end: '2026-06-19' }, 'end'],
		[{ ...day, start: '2026-06-20', extraDates: ['2026-06-20T10:00'] }, 'extraDates'],
		[{ datePrecision: 'year', recurrence: 'FREQ=YEARLY;BYMONTH=6' }, 'datePrecision'],
		[{ ...day, recurrence: 'FREQ=YEARLY;BYMONTH=6' }, 'recurrence'],
		[{ datePrecision: 'time', recurrence: 'FREQ=WEEKLY;BYDAY=MO' }, 'start'],
		[{ ...day, start: '2026-06-20', recurrence: 'FREQ=WEEKLY;BYDAY=MO' }, 'start'],
		[{ summary: {} }, 'summary.fr']
	] as [Partial<Event>, string][])('is told what to mend: %o', (change, field) => {
		expect(fields({ events: [event('e', change)] })).toEqual([field]);
	});

	it.each([
		[{ datePrecision: 'month', recurrence: 'FREQ=YEARLY;BYMONTH=12' }],
		[{ ...day, recurrence: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20' }],
		[{ ...day, end: '2023-09-30' }],
		[{ datePrecision: 'time', start: '2026-06-20T10:00', excludedDates: ['2026-06-27'], recurrence: 'FREQ=WEEKLY' }]
	] as [Partial<Event>][])('may be dated so: %o', (change) => {
		expect(check({ events: [event('e', change)] })).toEqual([]);
	});
});

describe('a notice', () => {
	it.each([
		[{ date: null }, 'date'],
		[{ earliest: '2020' }, 'earliest'],
		[{ date: null, dateNote: french('?'), earliest: '2021', latest: '2020' }, 'latest'],
		[{ partOf: [{ notice: 'n', certain: true }] }, 'partOf'],
		[{ name: {} }, 'name.fr']
	] as [Partial<Notice>, string][])('is told what to mend: %o', (change, field) => {
		expect(fields({ notices: [notice('n', change)] })).toEqual([field]);
	});
});

it('a word on a letter leads to one explanation', () => {
	expect(check({ terms: [term('ame', { term: 'AME' }), term('aide', { aliases: ['Aide médicale', 'ame'] })] })).toEqual(
		[{ file: 'data/terms/aide.json', field: 'aliases', message: '"ame" is also a form of ame: keep it in one of them' }]
	);
});
