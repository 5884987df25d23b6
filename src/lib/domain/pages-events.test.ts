import { beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import { listOf, pageOf } from './pages.ts';
import { event, invented, place, realDirectory, tuesday } from './testing.ts';

let real: Directory;
beforeAll(async () => {
	real = await realDirectory();
});
const options = { lang: 'fr', at: tuesday } as const;
const asked = (parameters: string) => new URLSearchParams(parameters);

describe('events', () => {
	const day = { datePrecision: 'day' } as const;
	const directory = invented({
		places: [place('door', { address: { ...place('x').address, arrondissement: 19 } })],
		events: [
			event('today', { ...day, start: '2026-11-24', place: 'door', need: 'work', languages: ['ar'] }),
			event('yearly', { ...day, recurrence: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20' }),
			event('over', { ...day, start: '2025-03-19', need: 'work', arrondissement: 4 }),
			event('older', { ...day, end: '2023-09-30' }),
			event('someday', { status: 'cancelled' })
		]
	});
	const list = (parameters: string) => {
		const { coming, past } = listOf(directory, 'events', asked(parameters), options);
		const told = (cards: typeof coming) => cards.map(({ id, certain }) => (certain ? id : `${id}?`));
		return [told(coming), told(past)];
	};

	it('to come are soonest first, those without a date last; past ones latest first', () => {
		expect(list('')).toEqual([
			['today', 'yearly', 'someday'],
			['over', 'older']
		]);
	});

	it('are chosen by need, area and language; what nobody told is kept, and said', () => {
		expect(list('need=work')).toEqual([
			['today', 'yearly?', 'someday?'],
			['over', 'older?']
		]);
		expect(list('arrondissement=19')[0]).toEqual(['today', 'yearly?', 'someday?']);
		expect(list('arrondissement=4&need=work')).toEqual([
			['yearly?', 'someday?'],
			['over', 'older?']
		]);
		expect(list('language=uk')).toEqual([
			['yearly?', 'someday?'],
			['over?', 'older?']
		]);
		expect(list('need=cake&arrondissement=21&language=%20')[0]).toHaveLength(3);
	});

	it('are chosen by day or month, at the time they have then', () => {
		expect(list('day=2026-11-24')).toEqual([['today', 'someday?'], []]);
		expect(list('month=2025-06')).toEqual([['someday?'], ['yearly']]);
		expect(list('day=2025-03-19&month=2026-11')).toEqual([['someday?'], ['over']]);
		expect(list('from=2026-11-24&to=2026-11-24')).toEqual([['today', 'someday?'], []]);
		expect(list('day=2026-02-30&month=2026-13&from=x')).toEqual(list(''));
		const { coming } = listOf(directory, 'events', asked('month=2028-06'), options);
		expect(coming.map(({ id, start }) => [id, start])).toEqual([
			['yearly', '2028-06-20'],
			['someday', null]
		]);
	});

	it('of which only the month or the end is known may be on a day, and are in their month', () => {
		const events = invented({
			events: [
				event('monthly', { datePrecision: 'month', start: '2026-12' }),
				event('until', { ...day, end: '2026-12-20' })
			]
		});
		const certain = (parameters: string) =>
			listOf(events, 'events', asked(parameters), options).coming.map((each) => [each.id, each.certain]);
		expect(certain('day=2026-12-05')).toEqual([
			['until', false],
			['monthly', false]
		]);
		expect(certain('month=2026-12')).toEqual([
			['until', false],
			['monthly', true]
		]);
		expect(certain('month=2027-01')).toEqual([]);
	});

	it('count what is to come, or what is over, for each choice, whatever else is asked for', () => {
		expect(listOf(directory, 'events', asked('need=health&past=1'), options).counts).toEqual({
			months: { '2025-03': 1 },
			needs: { work: 1 },
			arrondissements: { 4: 1 },
			languages: {}
		});
		const { counts } = listOf(directory, 'events', asked('need=health&day=2025-03-19'), options);
		expect(counts).toEqual({
			months: { '2026-11': 1, '2027-06': 1 },
			needs: { work: 1 },
			arrondissements: { 19: 1 },
			languages: { ar: 1 }
		});
	});

	it('have a page with further times, and say what is not known', () => {
		expect(pageOf(directory, 'events', 'yearly', options)).toMatchObject({
			start: '2027-06-20',
			recurring: true,
			every: { freq: 'YEARLY', interval: 1 },
			fitsCalendar: true,
			past: false,
			further: [{ start: '2028-06-20' }],
			uid: 'yearly@fanal'
		});
		expect(pageOf(directory, 'events', 'today', options)).toMatchObject({
			door: { id: 'door' },
			arrondissement: 19,
			further: []
		});
		expect(pageOf(directory, 'events', 'someday', options)).toMatchObject({
			undated: true,
			past: false,
			start: null,
			fitsCalendar: false
		});
	});

	it('of the founding posts are to come, or past, as the posts say', () => {
		const { coming, totals } = listOf(real, 'events', asked(''), options);
		expect(coming.map(({ id }) => id)).toEqual([
			'parrainages-republicains',
			'journee-internationale-des-migrants',
			'refugee-food-festival',
			'journee-mondiale-des-refugies',
			'rentree-partagee-13'
		]);
		expect(totals).toEqual({ coming: 5, past: 14 });
		expect(listOf(real, 'events', asked('past=1'), options).past).toHaveLength(14);
	});

	it('that are everywhere are in no arrondissement, though a place is named', () => {
		expect(pageOf(real, 'events', 'journee-mondiale-des-refugies', options)).toMatchObject({
			arrondissement: null,
			door: { id: 'maison-des-refugies' }
		});
	});
});
