import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../opening-hours/paris-time.ts';
import { fallsInMonth, fallsOn, parseRule, standsAlone, type Rule } from './recurrence.ts';

const rule = (text: string): Rule => parseRule(text)!;

describe('a rule', () => {
	it('is read part by part', () => {
		expect(parseRule('FREQ=MONTHLY;INTERVAL=2;COUNT=5;BYDAY=MO,-1SU;WKST=MO')).toEqual({
			freq: 'MONTHLY',
			interval: 2,
			count: 5,
			until: null,
			byMonth: [],
			byMonthDay: [],
			byDay: [
				{ weekday: 0, nth: null },
				{ weekday: 6, nth: -1 }
			]
		});
	});

	it.each([
		['a whole day in Paris, summer', '20260620', '2026-06-20T21:59:59.999Z'],
		['a whole day in Paris, winter', '20261220', '2026-12-20T22:59:59.999Z'],
		['an instant', '20261231T225959Z', '2026-12-31T22:59:59Z']
	])('ends with %s', (_, until, instant) => {
		expect(rule(`FREQ=DAILY;UNTIL=${until}`).until).toBe(Date.parse(instant));
	});

	it.each([
		'',
		'FREQ=HOURLY',
		'BYMONTH=6',
		'FREQ=YEARLY;BYSETPOS=1',
		'FREQ=YEARLY;BYMONTH=13',
		'FREQ=YEARLY;BYMONTH=',
		'FREQ=MONTHLY;BYMONTHDAY=0',
		'FREQ=MONTHLY;BYMONTHDAY=32',
		'FREQ=WEEKLY;BYDAY=1MO',
		'FREQ=YEARLY;BYDAY=20MO',
		'FREQ=YEARLY;BYDAY=1MO',
		'FREQ=WEEKLY;BYDAY=LU',
		'FREQ=WEEKLY;BYMONTHDAY=1',
		'FREQ=DAILY;INTERVAL=0',
		'FREQ=DAILY;COUNT=3;UNTIL=20260101',
		'FREQ=DAILY;UNTIL=2026-01-01',
		'FREQ=DAILY;FREQ=DAILY',
		'FREQ=WEEKLY;WKST=SU'
	])('is refused whole when a part is not read: %s', (text) => {
		expect(parseRule(text)).toBeNull();
	});

	it.each([
		['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=18', true, true],
		['FREQ=YEARLY;BYMONTH=12', true, false],
		['FREQ=MONTHLY;BYDAY=1SA', true, true],
		['FREQ=WEEKLY;BYDAY=MO', true, true],
		['FREQ=WEEKLY', true, false],
		['FREQ=YEARLY', false, false],
		['FREQ=YEARLY;BYMONTHDAY=18', false, false],
		['FREQ=WEEKLY;BYDAY=MO;INTERVAL=2', false, false],
		['FREQ=WEEKLY;BYDAY=MO;COUNT=2', false, false]
	])('%s tells its months: %s, its days: %s, without a first one', (text, months, days) => {
		expect([standsAlone(rule(text), 'month'), standsAlone(rule(text), 'day')]).toEqual([months, days]);
	});
});

/** The days of a year and a half on which a rule falls. */
const days = (text: string, first: string): string[] =>
	Array.from({ length: 550 }, (_, n) => addDays(first, n)).filter((day) => fallsOn(rule(text), first, day));

// The examples of RFC 5545 §3.8.5.3, as far as they are in what we read.
describe('the days of a rule', () => {
	it.each([
		['FREQ=DAILY;INTERVAL=10', '1997-09-02', ['1997-09-02', '1997-09-12', '1997-09-22', '1997-10-02']],
		['FREQ=WEEKLY;INTERVAL=2', '1997-09-02', ['1997-09-02', '1997-09-16', '1997-09-30', '1997-10-14']],
		[
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR',
			'1997-09-01',
			['1997-09-01', '1997-09-03', '1997-09-05', '1997-09-15', '1997-09-17', '1997-09-19', '1997-09-29']
		],
		['FREQ=MONTHLY;BYDAY=1FR', '1997-09-05', ['1997-09-05', '1997-10-03', '1997-11-07', '1997-12-05']],
		[
			'FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU',
			'1997-09-07',
			['1997-09-07', '1997-09-28', '1997-11-02', '1997-11-30', '1998-01-04', '1998-01-25']
		],
		['FREQ=MONTHLY;BYDAY=-2MO', '1997-09-22', ['1997-09-22', '1997-10-20', '1997-11-17', '1997-12-22']],
		['FREQ=MONTHLY;BYMONTHDAY=-3', '1997-09-28', ['1997-09-28', '1997-10-29', '1997-11-28', '1997-12-29']],
		['FREQ=MONTHLY;BYMONTHDAY=2,15', '1997-09-02', ['1997-09-02', '1997-09-15', '1997-10-02', '1997-10-15']],
		['FREQ=YEARLY;BYMONTH=6,7', '1997-06-10', ['1997-06-10', '1997-07-10', '1998-06-10', '1998-07-10']],
		['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1997-09-02', ['1998-02-13', '1998-03-13', '1998-11-13']],
		['FREQ=YEARLY;BYMONTH=3;BYDAY=TH', '1998-03-01', ['1998-03-05', '1998-03-12', '1998-03-19', '1998-03-26']],
		['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31']],
		['FREQ=YEARLY', '2026-06-20', ['2026-06-20', '2027-06-20']]
	])('%s from %s', (text, first, expected) => {
		expect(days(text, first).slice(0, expected.length)).toEqual(expected);
	});

	it('are every second one of the week, and none before the first', () => {
		const anyDay = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2020-01-01', n));
		fc.assert(
			fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 4 }), (first, day, interval) => {
				const falls = fallsOn(rule(`FREQ=WEEKLY;INTERVAL=${interval}`), first, day);
				const weeks = (Date.parse(day) - Date.parse(first)) / (7 * 86_400_000);
				expect(falls).toBe(weeks >= 0 && Number.isInteger(weeks) && weeks % interval === 0);
				if (falls) expect(weekdayOf(day)).toBe(weekdayOf(first));
			})
		);
	});
});

it('falls in a month where only the month is known', () => {
	const december = rule('FREQ=YEARLY;BYMONTH=12');
	expect(fallsInMonth(december, '2026-12-01', '2027-12-01')).toBe(true);
	expect(fallsInMonth(december, '2026-12-01', '2027-11-01')).toBe(false);
	expect(fallsInMonth(rule('FREQ=YEARLY;INTERVAL=2'), '2026-06-01', '2027-06-01')).toBe(false);
	expect(fallsInMonth(rule('FREQ=YEARLY;INTERVAL=2'), '2026-06-01', '2028-06-01')).toBe(true);
	expect(fallsInMonth(december, '2026-12-01', '2025-12-01')).toBe(false);
});
