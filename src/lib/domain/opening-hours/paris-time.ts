/**
 * Paris wall clock by arithmetic, whatever time zone the device believes in. Rule: Directive 2000/84/EC, summer time
 * from the last Sunday of March to the last Sunday of October, both at 01:00 UTC (true since 1996).
 */

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Days since 1970-01-01, a Thursday, to a weekday with Monday = 0. */
function weekdayOfDay(day: number): number {
	return (((day + 3) % 7) + 7) % 7;
}

/** 01:00 UTC on the last Sunday of a month of 31 days (March = 2, October = 9). */
function lastSunday(year: number, month: number): number {
	const last = Date.UTC(year, month, 31);
	const daysBack = (weekdayOfDay(last / DAY) + 1) % 7;
	return last - daysBack * DAY + HOUR;
}

/** How far Paris is ahead of UTC at an instant, in milliseconds. */
function parisOffset(ms: number): number {
	const year = new Date(ms).getUTCFullYear();
	return ms >= lastSunday(year, 2) && ms < lastSunday(year, 9) ? 2 * HOUR : HOUR;
}

function isoDate(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

/** What a clock in Paris shows at an instant. `weekday` 0 is Monday; `minutes` are whole minutes after midnight. */
export function parisParts(ms: number): { date: string; weekday: number; minutes: number } {
	const local = ms + parisOffset(ms);
	const day = Math.floor(local / DAY);
	return {
		date: isoDate(day * DAY),
		weekday: weekdayOfDay(day),
		minutes: Math.floor((local - day * DAY) / MINUTE)
	};
}

/**
 * The instant when a clock in Paris shows `minutes` after midnight of `date` (`YYYY-MM-DD`); 1560 is 02:00 of the next
 * day. In the hour that does not exist in March it moves one hour forward; in the doubled hour of October it takes the
 * first. NaN when the date is not one.
 */
export function parisInstant(date: string, minutes: number): number {
	const wall = Date.parse(date) + minutes * MINUTE;
	const summer = wall - 2 * HOUR;
	return parisOffset(summer) === 2 * HOUR ? summer : wall - HOUR;
}

/** The date `n` days later (earlier when negative). Throws a RangeError when `date` is not a date. */
export function addDays(date: string, n: number): string {
	return isoDate(Date.parse(date) + n * DAY);
}

/** Monday = 0. */
export function weekdayOf(date: string): number {
	return weekdayOfDay(Date.parse(date) / DAY);
}
