import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parisInstant, parisParts, weekdayOf } from './paris-time.ts';

const anyInstant = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2099, 11, 31) });
const anyDate = anyInstant.map((ms) => new Date(ms).toISOString().slice(0, 10));
const anyMinutes = fc.integer({ min: 0, max: 3000 });

describe('parisParts', () => {
	it.each([
		['2026-11-24T10:00:00Z', '2026-11-24', 1, 11 * 60],
		['2026-07-14T22:30:00Z', '2026-07-15', 2, 30],
		['2026-03-29T00:59:59.999Z', '2026-03-29', 6, 119],
		['2026-03-29T01:00:00Z', '2026-03-29', 6, 180],
		['2026-10-25T00:59:00Z', '2026-10-25', 6, 179],
		['2026-10-25T01:00:00Z', '2026-10-25', 6, 120],
		['2027-10-31T00:30:00Z', '2027-10-31', 6, 150],
		['2028-02-29T23:00:00Z', '2028-03-01', 2, 0],
		['2026-12-31T23:00:00Z', '2027-01-01', 4, 0]
	])('%s is %s', (instant, date, weekday, minutes) => {
		expect(parisParts(Date.parse(instant))).toEqual({ date, weekday, minutes });
	});

	it('agrees with the time zone database', () => {
		const clock = new Intl.DateTimeFormat('sv-SE', {
			timeZone: 'Europe/Paris',
			dateStyle: 'short',
			timeStyle: 'short'
		});
		fc.assert(
			fc.property(anyInstant, (ms) => {
				const { date, minutes } = parisParts(ms);
				const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
				expect(`${date} ${time}`).toBe(clock.format(ms));
			}),
			{ numRuns: 2000 }
		);
	});
});

describe('parisInstant', () => {
	it.each([
		['2026-11-24', 600, '2026-11-24T09:00:00Z'],
		['2026-07-14', 1560, '2026-07-15T00:00:00Z'],
		['2026-03-29', 150, '2026-03-29T01:30:00Z'],
		['2026-03-28', 1440 + 120, '2026-03-29T01:00:00Z'],
		['2026-10-25', 150, '2026-10-25T00:30:00Z'],
		['2026-10-25', 180, '2026-10-25T02:00:00Z'],
		['2026-10-25', 1440, '2026-10-25T23:00:00Z'],
		['2026-12-31', 1440, '2026-12-31T23:00:00Z']
	])('%s and %i minutes is %s', (date, minutes, instant) => {
		expect(parisInstant(date, minutes)).toBe(Date.parse(instant));
	});

	it('is undone by parisParts, but for the missing hour, which moves one hour forward', () => {
		fc.assert(
			fc.property(anyDate, anyMinutes, (date, minutes) => {
				const parts = parisParts(parisInstant(date, minutes));
				const shown = Date.parse(parts.date) / 60_000 + parts.minutes;
				const asked = Date.parse(date) / 60_000 + minutes;
				const isMissing = parts.date.slice(5, 7) === '03' && parts.weekday === 6 && shown === asked + 60;
				expect(isMissing ? shown - 60 : shown).toBe(asked);
			}),
			{ numRuns: 2000 }
		);
	});

	it('gives back every instant of whole minutes, or the same clock one hour before', () => {
		fc.assert(
			fc.property(anyInstant, (ms) => {
				const minute = Math.floor(ms / 60_000) * 60_000;
				const { date, minutes } = parisParts(minute);
				expect([0, 3_600_000]).toContain(minute - parisInstant(date, minutes));
			}),
			{ numRuns: 2000 }
		);
	});

	it('never runs backwards within a day', () => {
		fc.assert(
			fc.property(anyDate, anyMinutes, (date, minutes) => {
				expect(parisInstant(date, minutes + 1)).toBeGreaterThan(parisInstant(date, minutes) - 3_600_000);
				expect(parisInstant(date, minutes + 60)).toBeGreaterThanOrEqual(parisInstant(date, minutes));
			})
		);
	});

	it('is NaN for what is no date', () => {
		expect(parisInstant('2026-13-40', 0)).toBeNaN();
	});
});

describe('addDays and weekdayOf', () => {
	it('crosses months, years and leap days', () => {
		expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
		expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
	});

	it('counts weekdays from Monday', () => {
		expect(weekdayOf('2026-11-23')).toBe(0);
		expect(weekdayOf('2026-11-29')).toBe(6);
		expect(weekdayOf('1969-12-29')).toBe(0);
	});

	it('moves the weekday by the days added', () => {
		fc.assert(
			fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, n) => {
				expect(weekdayOf(addDays(date, n))).toBe((((weekdayOf(date) + n) % 7) + 7) % 7);
				expect(addDays(addDays(date, n), -n)).toBe(date);
			})
		);
	});
});
