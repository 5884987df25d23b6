import { addDays, parisInstant, weekdayOf } from '../opening-hours/paris-time.ts';

/**
 * The part of RFC 5545 recurrence rules (§3.3.10) that our events need. What is not read is refused, never passed over:
 * a date that is wrong sends somebody to a closed door.
 */
export interface Rule {
	freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
	interval: number;
	count: number | null;
	/** Last instant at which one may start, in milliseconds. */
	until: number | null;
	byMonth: number[];
	/** Negative counts from the end of the month. */
	byMonthDay: number[];
	/** Monday = 0; `nth` is the place within the month, negative from its end, `null` for each. */
	byDay: { weekday: number; nth: number | null }[];
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A rule such as `FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20`; `null` when any part of it is not read here. */
export function parseRule(text: string): Rule | null {
	const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
	if (parts.size !== text.split(';').length) return null;
	const take = (name: string): string | null => {
		const value = parts.get(name);
		parts.delete(name);
		return value ?? null;
	};
	const freq = take('FREQ');
	if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY') return null;
	const interval = whole(take('INTERVAL') ?? '1', 1, 1000);
	const countText = take('COUNT');
	const count = countText === null ? null : whole(countText, 1, 10_000);
	const untilText = take('UNTIL');
	const until = untilText === null ? null : readUntil(untilText);
	const byMonth = take('BYMONTH')
		?.split(',')
		.map((each) => whole(each, 1, 12));
	const byMonthDay = take('BYMONTHDAY')
		?.split(',')
		.map((each) => whole(each, -31, 31) || NaN);
	const byDay = take('BYDAY')?.split(',').map(readDay);
	// Weeks begin on Monday unless a rule says otherwise; no other beginning is read.
	if ((take('WKST') ?? 'MO') !== 'MO' || parts.size > 0) return null;

	const numbers = [interval, count ?? 1, until ?? 0, ...(byMonth ?? []), ...(byMonthDay ?? [])];
	if (numbers.some(Number.isNaN) || (count !== null && until !== null)) return null;
	if (byDay?.some((day) => day === null) || (byMonthDay && freq === 'WEEKLY')) return null;
	const withinMonth = freq === 'MONTHLY' || (freq === 'YEARLY' && byMonth !== undefined);
	if (byDay?.some((day) => day?.nth !== null) && !withinMonth) return null;
	return {
		freq,
		interval,
		count,
		until,
		byMonth: byMonth ?? [],
		byMonthDay: byMonthDay ?? [],
		byDay: (byDay ?? []).flatMap((day) => day ?? [])
	};
}

const whole = (text: string, least: number, most: number): number => {
	const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
	return value >= least && value <= most ? value : NaN;
};

function readDay(text: string): Rule['byDay'][number] | null {
	const [, nth, day = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(text) ?? [];
	const weekday = weekdays.indexOf(day);
	return weekday < 0 ? null : { weekday, nth: nth ? Number(nth) : null };
}

/** `20261231` is that whole day in Paris; `20261231T225959Z` an instant. NaN when neither. */
function readUntil(text: string): number {
	const [, y, m, d, time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)?$/.exec(text) ?? [];
	if (!y) return NaN;
	if (!time) return parisInstant(`${y}-${m}-${d}`, 1440) - 1;
	return Date.parse(`${y}-${m}-${d}T${time.slice(1, 3)}:${time.slice(3, 5)}:${time.slice(5, 7)}Z`);
}

/** Whether a rule that began on `first` falls on `day` (both `YYYY-MM-DD`), whatever its COUNT and UNTIL. */
export function fallsOn(rule: Rule, first: string, day: string): boolean {
	if (day < first || stepsBetween(rule.freq, first, day) % rule.interval) return false;
	const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
	const fromEnd = date - Number(lastOfMonth(day).slice(8)) - 1;
	const { byMonth, byMonthDay, byDay } = rule;
	if (byMonth.length && !byMonth.includes(month)) return false;
	if (byMonthDay.length && !byMonthDay.some((each) => each === date || each === fromEnd)) return false;
	const nths = [null, Math.ceil(date / 7), -Math.ceil(-fromEnd / 7)];
	if (byDay.length && !byDay.some(({ weekday, nth }) => weekday === weekdayOf(day) && nths.includes(nth))) return false;
	if (byMonthDay.length || byDay.length || rule.freq === 'DAILY') return true;
	// Nothing in the rule names the day: it is that of the first time.
	if (rule.freq === 'WEEKLY') return weekdayOf(day) === weekdayOf(first);
	return day.slice(8) === first.slice(8) && (rule.freq === 'MONTHLY' || fallsInMonth(rule, first, day));
}

/** Whether a rule that began on `first` falls in the month of `day`: for events known by their month only. */
export function fallsInMonth(rule: Rule, first: string, day: string): boolean {
	if (day.slice(0, 7) < first.slice(0, 7) || stepsBetween(rule.freq, first, day) % rule.interval) return false;
	const months = rule.byMonth.length || rule.freq !== 'YEARLY' ? rule.byMonth : [Number(first.slice(5, 7))];
	return months.length === 0 || months.includes(Number(day.slice(5, 7)));
}

/** Whether the rule alone tells its days, so that an event needs no first one. */
export function standsAlone(rule: Rule, precision: 'month' | 'day'): boolean {
	if (rule.interval !== 1 || rule.count !== null || rule.freq === 'DAILY') return false;
	const namesMonth = rule.byMonth.length > 0 || rule.freq !== 'YEARLY';
	return namesMonth && (precision === 'month' || rule.byMonthDay.length > 0 || rule.byDay.length > 0);
}

function lastOfMonth(day: string): string {
	const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
	return addDays(`${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`, -1);
}

function stepsBetween(freq: Rule['freq'], first: string, day: string): number {
	const years = Number(day.slice(0, 4)) - Number(first.slice(0, 4));
	if (freq === 'YEARLY') return years;
	if (freq === 'MONTHLY') return years * 12 + Number(day.slice(5, 7)) - Number(first.slice(5, 7));
	const days = Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000);
	return freq === 'DAILY' ? days : Math.floor((days + weekdayOf(first)) / 7);
}
