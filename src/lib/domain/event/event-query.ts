import { addDays } from '../opening-hours/paris-time.ts';
import { isNeed, type Need } from '../taxonomy/needs.ts';
import { firstInstant, instantAfter, type Occurrence } from './occurrences.ts';

/** What a reader asks of the events: `?need=&arrondissement=&language=&month=&day=&past=1`, all of it in the address. */
export interface EventQuery {
	needs: Need[];
	arrondissements: number[];
	/** BCP 47. */
	languages: string[];
	/** In Paris, `2026-12` and `2026-12-18`; a day goes before a month. */
	month: string | null;
	day: string | null;
	/** Days in Paris, both included: any other span, when neither of those is asked for. */
	from: string | null;
	to: string | null;
	/** Those that are over, instead of those under way or to come. */
	past: boolean;
}

/** Unreadable parameters are passed over. */
export function readEventQuery(parameters: URLSearchParams): EventQuery {
	const [month = '', day = '', from = '', to = ''] = ['month', 'day', 'from', 'to'].map(
		(name) => parameters.get(name) ?? ''
	);
	const isDay = (value: string) =>
		/^20\d\d-\d\d-\d\d$/.test(value) && new Date(Date.parse(value) || 0).toISOString().startsWith(value);
	return {
		needs: [...new Set(parameters.getAll('need').filter(isNeed))],
		arrondissements: [...new Set(parameters.getAll('arrondissement').map(Number))].filter(
			(number) => Number.isInteger(number) && number >= 1 && number <= 20
		),
		languages: [...new Set(parameters.getAll('language').filter((code) => /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(code)))],
		month: /^20\d\d-\d\d$/.test(month) && isDay(`${month}-01`) ? month : null,
		day: isDay(day) ? day : null,
		from: isDay(from) ? from : null,
		to: isDay(to) ? to : null,
		past: parameters.get('past') === '1'
	};
}

/** The instants between which an event must happen; `null` when no date is asked for. An open end is a year away. */
export function spanOf({ month, day, from, to }: EventQuery): [from: number, to: number] | null {
	const local = day ?? month;
	if (local !== null) return [firstInstant(local), instantAfter(local)];
	if (from === null && to === null) return null;
	const first = from ?? addDays(to ?? '', -365);
	return [firstInstant(first), instantAfter(to ?? addDays(first, 365))];
}

interface Asked {
	need: Need | null;
	arrondissement: number | null;
	languages: readonly string[] | null;
}

/** What nobody told is `maybe`, never no. */
export type Verdict = 'yes' | 'maybe' | 'no';

/** Whether an event is asked for, whenever it is. */
export const judgeEvent = (event: Asked, query: EventQuery): Verdict =>
	weakest(
		judge(query.needs, event.need === null ? null : [event.need]),
		judge(query.arrondissements, event.arrondissement === null ? null : [event.arrondissement]),
		judge(query.languages, event.languages)
	);

/** Whether the time that is shown lies where it is asked for; `dated`: whether any date of the event is known. */
export function judgeTime(time: Occurrence | null, span: [number, number] | null, dated: boolean): Verdict {
	if (!span) return 'yes';
	if (!time) return dated ? 'no' : 'maybe';
	// What is known by its month, or by its end, may be on that day.
	const rough = time.start === null || time.start.length < 10;
	return rough && (time.from < span[0] || time.to > span[1]) ? 'maybe' : 'yes';
}

export const weakest = (...verdicts: Verdict[]): Verdict =>
	verdicts.includes('no') ? 'no' : verdicts.includes('maybe') ? 'maybe' : 'yes';

function judge<T>(wished: readonly T[], told: readonly T[] | null): Verdict {
	if (wished.length === 0) return 'yes';
	if (told === null) return 'maybe';
	return told.some((each) => wished.includes(each)) ? 'yes' : 'no';
}
