import { addDays, parisInstant, parisParts } from '../opening-hours/paris-time.ts';
import { isNeed, type Need } from '../taxonomy/needs.ts';

/** What a reader asks of the events: `?need=&arrondissement=&language=&from=&to=`, all of it in the address. */
export interface EventQuery {
	needs: Need[];
	arrondissements: number[];
	/** BCP 47. */
	languages: string[];
	/** Days in Paris, `YYYY-MM-DD`, both included. */
	from: string | null;
	to: string | null;
}

/** Unreadable parameters are passed over. */
export function readEventQuery(parameters: URLSearchParams): EventQuery {
	const day = (name: string) => {
		const value = parameters.get(name) ?? '';
		return /^\d{4}-\d\d-\d\d$/.test(value) && parisParts(parisInstant(value, 0)).date === value ? value : null;
	};
	return {
		needs: [...new Set(parameters.getAll('need').filter(isNeed))],
		arrondissements: [...new Set(parameters.getAll('arrondissement').map(Number))].filter(
			(number) => Number.isInteger(number) && number >= 1 && number <= 20
		),
		languages: [...new Set(parameters.getAll('language').filter((code) => /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(code)))],
		from: day('from'),
		to: day('to')
	};
}

/** The instants between which an event must happen; `null` when no day is asked for. */
export function spanOf({ from, to }: EventQuery): [from: number, to: number] | null {
	if (from === null && to === null) return null;
	const first = from ?? addDays(to ?? '', -365);
	return [parisInstant(first, 0), parisInstant(to ?? addDays(first, 365), 1440)];
}

interface Asked {
	need: Need | null;
	arrondissement: number | null;
	languages: readonly string[] | null;
}

/** Whether an event is asked for. What nobody told is `maybe`, never no. */
export function judgeEvent(event: Asked, query: EventQuery): 'yes' | 'maybe' | 'no' {
	const verdicts = [
		judge(query.needs, event.need === null ? null : [event.need]),
		judge(query.arrondissements, event.arrondissement === null ? null : [event.arrondissement]),
		judge(query.languages, event.languages)
	];
	return verdicts.includes('no') ? 'no' : verdicts.includes('maybe') ? 'maybe' : 'yes';
}

function judge<T>(wished: readonly T[], told: readonly T[] | null): 'yes' | 'maybe' | 'no' {
	if (wished.length === 0) return 'yes';
	if (told === null) return 'maybe';
	return told.some((each) => wished.includes(each)) ? 'yes' : 'no';
}
