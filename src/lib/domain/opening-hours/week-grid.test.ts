import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realRecords } from '#lib/domain/testing.ts';
import { compileHours } from '#lib/server/publishing/compile-hours.ts';
import { emptyGrid, gridProblems, readGrid, writeGrid, type GridDay, type WeekGrid } from './week-grid.ts';

const open = (...spans: string[]): GridDay => ({
	spans: spans.map((each) => ({ from: each.slice(0, 5), to: each.slice(6) })),
	appointment: false
});
const calendar = (osm: string | null) => osm && compileHours(osm, { firstMonth: '2026-11' });

describe('a week grid', () => {
	it.each([
		['Mo-Fr 09:00-12:00,14:00-17:00', 'Mo-Fr 09:00-12:00,14:00-17:00'],
		['Tu-Fr 10:00-17:30; Sa,Su 10:00-19:00; Mo off', 'Tu-Fr 10:00-17:30; Sa,Su 10:00-19:00'],
		['Mo-We,Fr 08:30-17:00; Th 08:30-19:30', 'Mo-We,Fr 08:30-17:00; Th 08:30-19:30'],
		['Mo-Su 08:00-18:00; Sa 09:00-12:00', 'Mo-Fr,Su 08:00-18:00; Sa 09:00-12:00'],
		['Fr-Mo 10:00-12:00', 'Mo,Fr-Su 10:00-12:00'],
		['10:00-12:00', 'Mo-Su 10:00-12:00'],
		['24/7', 'Mo-Su 00:00-24:00'],
		['Mo-Fr 09:00-17:00; PH off', 'Mo-Fr 09:00-17:00; PH off'],
		['Mo-Fr 09:00-17:00; PH 10:00-12:00', 'Mo-Fr 09:00-17:00; PH 10:00-12:00'],
		['Mo 09:00-12:00 "sur rendez-vous"; Tu 09:00-12:00', 'Mo 09:00-12:00 "sur rendez-vous"; Tu 09:00-12:00'],
		['Sa 07:30-13:00; Dec 25,Jan 01 off', 'Sa 07:30-13:00; Jan 01,Dec 25 off'],
		['Fr,Sa 20:00-02:00', 'Fr,Sa 20:00-02:00']
	])('reads %s and writes it back as %s', (osm, written) => {
		const grid = readGrid(osm);
		expect(grid && writeGrid(grid)).toBe(written);
		expect(calendar(written)).toEqual(calendar(osm));
	});

	it.each([
		'Tu[1] 13:00-17:00',
		'Mo-Su 18:00+',
		'Mo-Fr 09:00-12:00 "demander à la porte"',
		'Jul-Aug Mo-Fr 09:00-12:00',
		'Mo-Fr sunrise-sunset',
		'SH off',
		'PH off; Mo-Fr 09:00-12:00',
		'Mo,We-Fr 12:00-22:00; Sa,Su,PH 11:00-22:00; Tu off',
		'Mo 08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00',
		'Fr 20:00-02:00; Sa off',
		'Feb 30 off',
		'tous les jours',
		''
	])('has no room for %s', (osm) => {
		expect(readGrid(osm)).toBeNull();
	});

	it('says the same as the hours of every place it has room for, and has room for most', async () => {
		const all = (await realRecords()).places.flatMap(({ hours, offers }) => [
			hours,
			...offers.map((each) => each.hours)
		]);
		const told = [...new Set(all.filter((each) => typeof each === 'string'))];
		const read = told.flatMap((osm) => {
			const grid = readGrid(osm);
			return grid ? [[osm, writeGrid(grid)] as const] : [];
		});
		for (const [osm, written] of read) expect(calendar(written), osm).toEqual(calendar(osm));
		expect(read.length).toBeGreaterThan(told.length * 0.8);
	});

	it('comes back from its own hours', () => {
		const minutes = fc.integer({ min: 0, max: 1439 });
		const time = (value: number) =>
			`${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
		const spans = fc.uniqueArray(minutes, { maxLength: 6 }).map((list) => {
			const sorted = list.sort((a, b) => a - b).map(time);
			return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
				from: sorted[index * 2] ?? '',
				to: sorted[index * 2 + 1] ?? ''
			}));
		});
		const day = fc.record({ spans, appointment: fc.boolean() }).map(tidy);
		const grid = fc.record({
			days: fc.array(day, { minLength: 7, maxLength: 7 }),
			holidays: fc.option(day),
			closedDates: fc.uniqueArray(fc.constantFrom('01-01', '05-01', '12-25', '02-29')).map((list) => list.sort())
		});
		fc.assert(
			fc.property(grid, (given) => {
				const osm = writeGrid(given);
				expect(gridProblems(given)).toEqual([]);
				if (osm !== null) expect(readGrid(osm)).toEqual(given);
				else expect(given.days.every(({ spans }) => spans.length === 0)).toBe(true);
			})
		);
	});

	it('says which day cannot be right', () => {
		const grid = (...days: GridDay[]): WeekGrid => ({ ...emptyGrid(), days });
		const monday = (...spans: string[]) => gridProblems(grid(open(...spans)))[0]?.code;
		expect(monday('09:00-12:00', '14:00-17:00')).toBeUndefined();
		expect(monday('09:00-')).toBe('end');
		expect(gridProblems(grid({ spans: [{ from: '', to: '12:00' }], appointment: false }))).toEqual([
			{ field: 'days.0', code: 'start' }
		]);
		expect(monday('09:00-12:00', '11:00-13:00')).toBe('overlap');
		expect(monday('20:00-02:00', '21:00-22:00')).toBe('overlap');
		expect(monday('09:00-09:00')).toBe('same');
		expect(monday('25:00-26:00')).toBe('time');
		expect(gridProblems({ ...emptyGrid(), closedDates: ['02-30'] })).toEqual([{ field: 'closedDates', code: 'date' }]);
	});
});

/** A day that is closed needs no appointment. */
const tidy = (day: GridDay): GridDay => (day.spans.length === 0 ? { ...day, appointment: false } : day);
