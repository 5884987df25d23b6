/** One opening of a day on the Paris clock, `09:30` to `12:00`. A `to` that is not after `from` is on the next day. */
export interface GridSpan {
	from: string;
	to: string;
}

export interface GridDay {
	spans: GridSpan[];
	/** Only for people who have an appointment. */
	appointment: boolean;
}

/** Usual hours as a person fills them in, day by day. */
export interface WeekGrid {
	/** Seven, Monday first. */
	days: GridDay[];
	/** Public holidays; `null`: nothing is told, they are days like others. */
	holidays: GridDay | null;
	/** Closed on this day each year, `MM-DD`. */
	closedDates: string[];
}

/** Openings of one day that the grid has room for. */
export const SPANS = 3;
/** What the hours say of a day that needs an appointment; `compileHours` reads it. */
const APPOINTMENT = '"sur rendez-vous"';

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HOLIDAYS = 7;

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const spanForm = new RegExp(`^(${clock})-(${clock}|24:00)$`);
const dayForm = /^(Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:-(Mo|Tu|We|Th|Fr|Sa|Su))?$/;
const ruleForm = /^(?:([A-Z][A-Za-z,\s-]*?)\s+)?(off|closed|[\d:,\s-]+?)(?:\s*("[^"]*"))?$/;
const datesForm = /^([A-Z][a-z]{2} \d{2}(?:\s*,\s*[A-Z][a-z]{2} \d{2})*) (?:off|closed)$/;

export const emptyGrid = (): WeekGrid => ({ days: names.map(closed), holidays: null, closedDates: [] });

const closed = (): GridDay => ({ spans: [], appointment: false });

/**
 * The grid of hours in OpenStreetMap syntax; `null` for hours it has no room for (first Tuesdays, seasons, remarks, ends
 * that nobody told), which stay text.
 */
export function readGrid(osm: string): WeekGrid | null {
	const grid = emptyGrid();
	if (osm.trim() === '24/7') return { ...grid, days: names.map(() => day([{ from: '00:00', to: '24:00' }])) };
	let special = false;
	let offs = false;
	for (const rule of osm.split(';').map((each) => each.trim())) {
		const dates = datesForm.exec(rule)?.[1];
		if (dates) {
			special = true;
			const read = dates.split(',').map(readDate);
			if (read.includes(null)) return null;
			grid.closedDates.push(...(read as string[]));
			continue;
		}
		const [, selector, times = '', comment] = ruleForm.exec(rule) ?? [];
		const days = selector === undefined ? [0, 1, 2, 3, 4, 5, 6] : readDays(selector);
		const off = times === 'off' || times === 'closed';
		const spans = off ? [] : times.split(',').map((each) => readSpan(each.trim()));
		if (!times || !days || spans.includes(null) || spans.length > SPANS) return null;
		if (comment !== undefined && (comment !== APPOINTMENT || off)) return null;
		// A rule overrides those before it: weekdays after holidays would take the holidays back.
		const holidays = days.includes(HOLIDAYS);
		if (special && (!holidays || grid.closedDates.length > 0)) return null;
		if (holidays) special = true;
		offs ||= off && !holidays;
		for (const index of days) {
			const value = { spans: [...(spans as GridSpan[])], appointment: comment !== undefined };
			if (index === HOLIDAYS) grid.holidays = value;
			else grid.days[index] = value;
		}
	}
	// A night that runs into a day called closed: which of the two wins is not for the grid to say.
	const nights = grid.days.some(({ spans }) => spans.some(isNight));
	return nights && (offs || special) ? null : grid;
}

/** Hours in OpenStreetMap syntax; `null` when no weekday has any: nobody told them. */
export function writeGrid({ days, holidays, closedDates }: WeekGrid): string | null {
	const groups = new Map<string, number[]>();
	days.forEach((each, index) => {
		if (each.spans.length === 0) return;
		const times = writeDay(each);
		groups.set(times, [...(groups.get(times) ?? []), index]);
	});
	if (groups.size === 0) return null;
	const rules = [...groups].map(([times, indexes]) => `${writeDays(indexes)} ${times}`);
	if (holidays) rules.push(`PH ${holidays.spans.length === 0 ? 'off' : writeDay(holidays)}`);
	if (closedDates.length > 0) {
		const dates = [...new Set(closedDates)].sort().map((date) => {
			const [month = 1, number = 1] = date.split('-').map(Number);
			return `${months[month - 1]} ${String(number).padStart(2, '0')}`;
		});
		rules.push(`${dates.join(',')} off`);
	}
	return rules.join('; ');
}

export type GridProblem = 'time' | 'end' | 'start' | 'same' | 'overlap' | 'date';

/** What in a grid cannot be right, where: `days.0`, `holidays`, `closedDates`. */
export function gridProblems(grid: WeekGrid): { field: string; code: GridProblem }[] {
	const all = [
		...grid.days.map((each, index) => [`days.${index}`, each] as const),
		...(grid.holidays ? ([['holidays', grid.holidays]] as const) : [])
	];
	const found: { field: string; code: GridProblem }[] = all.flatMap(([field, { spans }]) => {
		const code = dayProblem(spans);
		return code ? [{ field, code }] : [];
	});
	if (grid.closedDates.some((date) => !isYearly(date))) found.push({ field: 'closedDates', code: 'date' });
	return found;
}

function dayProblem(spans: GridSpan[]): GridProblem | null {
	for (const [index, { from, to }] of spans.entries()) {
		if (!from) return 'start';
		if (!to) return 'end';
		if (!readSpan(`${from}-${to}`)) return 'time';
		if (from === to) return 'same';
		const before = spans[index - 1];
		if (before && (isNight(before) || from < before.to)) return 'overlap';
	}
	return null;
}

const isNight = ({ from, to }: GridSpan): boolean => to <= from;

const day = (spans: GridSpan[]): GridDay => ({ spans, appointment: false });

function isYearly(date: string): boolean {
	const [, month, number] = /^(\d\d)-(\d\d)$/.exec(date) ?? [];
	// 2028 has a 29th of February.
	const time = Date.UTC(2028, Number(month) - 1, Number(number));
	return month !== undefined && new Date(time).toISOString().slice(5, 10) === date;
}

function readDate(text: string): string | null {
	const [name = '', number = ''] = text.trim().split(' ');
	const date = `${String(months.indexOf(name) + 1).padStart(2, '0')}-${number}`;
	return isYearly(date) ? date : null;
}

function readSpan(text: string): GridSpan | null {
	const [, from, to] = spanForm.exec(text) ?? [];
	return from && to ? { from, to } : null;
}

/** Indexes of the days a rule names, `PH` is 7; `null` when it names something else. */
function readDays(selector: string): number[] | null {
	const days: number[] = [];
	for (const part of selector.split(',')) {
		const [, first, last] = dayForm.exec(part.trim()) ?? [];
		if (!first || (first === 'PH' && last)) return null;
		if (first === 'PH') {
			days.push(HOLIDAYS);
			continue;
		}
		const from = names.indexOf(first);
		const length = last ? (names.indexOf(last) - from + 7) % 7 : 0;
		for (let step = 0; step <= length; step++) days.push((from + step) % 7);
	}
	return days;
}

const writeDay = ({ spans, appointment }: GridDay): string =>
	spans.map(({ from, to }) => `${from}-${to}`).join(',') + (appointment ? ` ${APPOINTMENT}` : '');

/** `0, 1, 2, 4` → `Mo-We,Fr`; two days that touch are named one by one. */
function writeDays(indexes: number[]): string {
	const parts: string[] = [];
	for (let start = 0; start < indexes.length;) {
		let end = start;
		while (indexes[end + 1] === (indexes[end] ?? 0) + 1) end += 1;
		const part = indexes.slice(start, end + 1).map((index) => names[index]);
		if (part.length > 2) parts.push(`${part[0]}-${part.at(-1)}`);
		else parts.push(...part.map(String));
		start = end + 1;
	}
	return parts.join(',');
}
