import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parisInstant, parisParts } from '../opening-hours/paris-time.ts';
import { firstInstant, lastOccurrence, nextOccurrence, occurrencesBetween, type Timing } from './occurrences.ts';

const timing = (some: Partial<Timing>): Timing => ({
	start: null,
	end: null,
	datePrecision: 'day',
	recurrence: null,
	extraDates: [],
	excludedDates: [],
	...some
});
const at = (day: string, minutes = 0) => parisInstant(day, minutes);
const starts = (event: Timing, from: string, to: string) =>
	occurrencesBetween(event, at(from), at(to)).map(({ start }) => start);

describe('an event that happens once', () => {
	it.each([
		['a day', { start: '2026-06-20' }, '2026-06-20', '2026-06-21'],
		['some days', { start: '2026-06-20', end: '2026-06-22' }, '2026-06-20', '2026-06-23'],
		['a month', { start: '2026-12' }, '2026-12-01', '2027-01-01'],
		['a year', { start: '2026' }, '2026-01-01', '2027-01-01']
	])('lasts all of %s on the Paris clock', (_, dates, from, after) => {
		expect(nextOccurrence(timing(dates), at('2026-01-01'))).toEqual({
			start: dates.start,
			end: 'end' in dates ? dates.end : null,
			from: at(from),
			to: at(after)
		});
	});

	it('with a time ends when told, else with its day', () => {
		const evening = timing({ start: '2026-06-20T18:00', end: '2026-06-20T20:30', datePrecision: 'time' });
		expect(nextOccurrence(evening, 0)).toMatchObject({ from: at('2026-06-20', 1080), to: at('2026-06-20', 1230) });
		expect(nextOccurrence({ ...evening, end: null }, 0)).toMatchObject({ to: at('2026-06-21') });
	});

	it('of which only the end is known is under way until then', () => {
		const until = timing({ end: '2023-09-30' });
		expect(nextOccurrence(until, at('2023-09-30', 1439))).toMatchObject({ start: null, end: '2023-09-30' });
		expect(nextOccurrence(until, at('2023-10-01'))).toBeNull();
		expect(lastOccurrence(until, at('2023-10-01'))).toMatchObject({ end: '2023-09-30' });
	});

	it('without any date is never to come and never past', () => {
		expect([nextOccurrence(timing({}), 0), lastOccurrence(timing({}), at('2030-01-01'))]).toEqual([null, null]);
	});
});

describe('an event that happens again', () => {
	const refugees = timing({ recurrence: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20' });
	const sponsors = timing({ recurrence: 'FREQ=YEARLY;BYMONTH=12', datePrecision: 'month' });

	it('needs no first time when its rule tells the day', () => {
		expect(nextOccurrence(refugees, at('2026-06-20', 1000))?.start).toBe('2026-06-20');
		expect(nextOccurrence(refugees, at('2026-06-21'))?.start).toBe('2027-06-20');
		expect(lastOccurrence(refugees, at('2026-06-20', 1000))?.start).toBe('2025-06-20');
	});

	it('is known by its month where no more is known', () => {
		expect(nextOccurrence(sponsors, at('2026-11-24'))).toEqual({
			start: '2026-12',
			end: null,
			from: at('2026-12-01'),
			to: at('2027-01-01')
		});
		expect(nextOccurrence(sponsors, at('2026-12-31', 1439))?.start).toBe('2026-12');
		expect(nextOccurrence({ ...sponsors, excludedDates: ['2026-12'] }, at('2026-12-05'))?.start).toBe('2027-12');
	});

	it('stops after COUNT, or with UNTIL', () => {
		const some = (more: string) => timing({ start: '2026-01-05', recurrence: `FREQ=WEEKLY;${more}` });
		const mondays = ['2026-01-05', '2026-01-12', '2026-01-19'];
		expect(starts(some('COUNT=3'), '2026-01-01', '2026-06-01')).toEqual(mondays);
		expect(starts(some('COUNT=3'), '2026-01-10', '2026-06-01')).toEqual(mondays.slice(1));
		expect(starts(some('UNTIL=20260119'), '2026-01-01', '2026-06-01')).toEqual(mondays);
	});

	it('has further dates, and dates left out, even among those that are counted', () => {
		const lessons = timing({
			start: '2026-01-05T18:00',
			end: '2026-01-05T19:30',
			datePrecision: 'time',
			recurrence: 'FREQ=WEEKLY;COUNT=3',
			extraDates: ['2026-01-14T10:00', '2026-01-05T18:00'],
			excludedDates: ['2026-01-12']
		});
		expect(
			occurrencesBetween(lessons, at('2026-01-01'), at('2026-03-01')).map(({ start, end }) => [start, end])
		).toEqual([
			['2026-01-05T18:00', '2026-01-05T19:30'],
			['2026-01-14T10:00', '2026-01-14T11:30'],
			['2026-01-19T18:00', '2026-01-19T19:30']
		]);
		expect(nextOccurrence(lessons, at('2026-01-06'))?.start).toBe('2026-01-14T10:00');
	});

	it('is still under way on the days after its start', () => {
		const weekend = timing({ start: '2026-01-02', end: '2026-01-04', recurrence: 'FREQ=MONTHLY;BYDAY=1FR' });
		expect(nextOccurrence(weekend, at('2026-02-08', 600))).toMatchObject({ start: '2026-02-06', end: '2026-02-08' });
		expect(starts(weekend, '2026-02-08', '2026-02-09')).toEqual(['2026-02-06']);
	});
});

describe('whatever the rule', () => {
	const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n));
	const anyMinutes = fc.integer({ min: 0, max: 1439 });
	const clock = (minutes: number) =>
		[Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
	const anyRule = fc
		.record({
			freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY;BYMONTH=3,6,10'),
			interval: fc.integer({ min: 1, max: 3 }),
			days: fc.constantFrom('', ';BYDAY=SU', ';BYDAY=SU,MO,WE')
		})
		.map(({ freq, interval, days }) => `FREQ=${freq};INTERVAL=${interval}${days}`);
	const anyTiming = fc
		.record({ day: anyDay, minutes: anyMinutes, length: fc.integer({ min: 0, max: 600 }), recurrence: anyRule })
		.map(({ day, minutes, length, recurrence }) => {
			const after = minutes + length;
			const end = `${addDays(day, Math.floor(after / 1440))}T${clock(after % 1440)}`;
			return timing({ start: `${day}T${clock(minutes)}`, end, datePrecision: 'time', recurrence });
		});
	const anySpan = fc
		.record({ first: anyDay, cut: fc.integer({ min: 1, max: 200 }), last: fc.integer({ min: 201, max: 500 }) })
		.map(
			({ first, cut, last }) =>
				[first, addDays(first, cut), addDays(first, last)].map((day) => at(day)) as [number, number, number]
		);

	it('the clock in Paris shows the hour of the first time, in summer and in winter', () => {
		fc.assert(
			fc.property(anyTiming, anySpan, (event, [from, , to]) => {
				for (const each of occurrencesBetween(event, from, to)) {
					const { date, minutes } = parisParts(each.from);
					expect(each.start!.slice(11)).toBe(event.start!.slice(11));
					// In the hour that March leaves out, clocks show one hour more.
					const shown = `${date}T${clock(minutes)}`;
					if (shown !== each.start) expect([each.start!.slice(11, 13), minutes >= 180]).toEqual(['02', true]);
					expect(each.from).toBe(firstInstant(each.start!));
				}
			})
		);
	});

	it('what touches a span is what touches its parts', () => {
		fc.assert(
			fc.property(anyTiming, anySpan, (event, [from, cut, to]) => {
				const keys = (a: number, b: number) => occurrencesBetween(event, a, b).map(({ start }) => start);
				expect([...new Set([...keys(from, cut), ...keys(cut, to)])]).toEqual(keys(from, to));
			})
		);
	});

	it('the next one is the first that is not over, the last one the latest that is', () => {
		fc.assert(
			fc.property(anyTiming, anySpan, (event, [from, now, to]) => {
				const all = occurrencesBetween(event, from, to);
				const next = all.find((each) => each.to > now);
				if (next) expect(nextOccurrence(event, now)).toEqual(next);
				const over = all.filter((each) => each.to <= now);
				if (over.length) expect(lastOccurrence(event, now)?.to).toBe(Math.max(...over.map((each) => each.to)));
			})
		);
	});

	it('a date left out is not there, a further one is', () => {
		fc.assert(
			fc.property(anyTiming, anySpan, anyDay, (event, [from, , to], extra) => {
				const [first] = occurrencesBetween(event, from, to);
				const further = `${extra}T12:00`;
				const changed = {
					...event,
					excludedDates: first ? [first.start!] : [],
					extraDates: first?.start === further ? [] : [further]
				};
				const left = occurrencesBetween(changed, from, to).map(({ start }) => start);
				if (first) expect(left).not.toContain(first.start);
				const within = at(extra, 720) >= from && at(extra, 720) < to;
				if (within && changed.extraDates.length) expect(left).toContain(further);
			})
		);
	});
});
