import { describe, expect, it } from 'vitest';
import { readGrid, type WeekGrid } from '../opening-hours/week-grid.ts';
import { typedOf } from './read-form.ts';
import { copyMonday, readHours } from './read-hours.ts';

/** What a browser sends of a grid. */
const sent = (path: string, grid: WeekGrid): [string, string][] => [
	[`${path}.grid`, 'yes'],
	...grid.days.flatMap(({ spans, appointment }, day): [string, string][] => [
		...spans.flatMap(({ from, to }, index): [string, string][] => [
			[`${path}.days.${day}.${index}.from`, from],
			[`${path}.days.${day}.${index}.to`, to === '24:00' ? '00:00' : to]
		]),
		...(appointment ? [[`${path}.days.${day}.appointment`, 'yes'] as [string, string]] : [])
	]),
	[`${path}.holidays.rule`, grid.holidays ? 'closed' : ''],
	[`${path}.closedDates`, grid.closedDates.map((date) => `${date.slice(3)}/${date.slice(0, 2)}`).join(', ')]
];
const read = (was: string, osm: string, grid: string | null) => {
	const parts = grid === null ? [] : sent('hours', readGrid(grid) as WeekGrid);
	const result = readHours(typedOf([['hours.was', was], ['hours.osm', osm], ...parts]));
	return result.typed.get('hours')?.[0];
};

describe('hours of a form', () => {
	it.each(['Sa 09:00-12:00; Mo off', 'Mo-Fr 20:00-24:00; PH off; May 01,Dec 25 off', '24/7'])(
		'that nobody changed stay to the letter: %s',
		(osm) => {
			expect(read(osm, osm, osm)).toBe(osm);
		}
	);

	it('are those of the grid where it was changed', () => {
		expect(read('Sa 09:00-12:00; Mo off', 'Sa 09:00-12:00; Mo off', 'Sa 09:00-13:00')).toBe('Sa 09:00-13:00');
		expect(read('', '', 'Mo-Fr 09:30-17:00')).toBe('Mo-Fr 09:30-17:00');
		const holidays = 'Mo 09:00-12:00 "sur rendez-vous"; PH off; May 01 off';
		expect(read('', '', holidays)).toBe(holidays);
	});

	it('are those written out where they were changed, or where no grid was shown', () => {
		expect(read('', 'Tu[1] 13:00-17:00', 'Mo-Fr 09:30-17:00')).toBe('Tu[1] 13:00-17:00');
		expect(read('Mo-Su 18:00+', 'Mo-Su 18:00+', null)).toBe('Mo-Su 18:00+');
		expect(read('Mo-Su 18:00+', '', null)).toBe('');
	});

	it('that cannot be right keep the grid as it was typed', () => {
		const entries: [string, string][] = [
			['offers.0.hours.was', ''],
			['offers.0.hours.osm', ''],
			['offers.0.hours.grid', 'yes'],
			['offers.0.hours.days.2.0.from', '09:00'],
			['offers.0.hours.closedDates', '31/02']
		];
		const { grids, problems } = readHours(typedOf(entries));
		expect(grids['offers.0.hours']?.days[2]?.spans).toEqual([{ from: '09:00', to: '' }]);
		expect(problems).toEqual([
			{ field: 'offers.0.hours.days.2', code: 'grid.end' },
			{ field: 'offers.0.hours.closedDates', code: 'grid.date' }
		]);
	});

	it('of Monday are those of the working days, when somebody asks', () => {
		const grid = readGrid('Mo 09:00-12:00,14:00-17:00 "sur rendez-vous"; Tu 10:00-11:00; Sa 08:00-09:00') as WeekGrid;
		const typed = typedOf([['hours.was', ''], ['hours.osm', ''], ...sent('hours', grid)]);
		expect(readHours(copyMonday(typed, 'hours')).typed.get('hours')).toEqual([
			'Mo-Fr 09:00-12:00,14:00-17:00 "sur rendez-vous"; Sa 08:00-09:00'
		]);
	});
});
