import { parisInstant } from './opening-hours/paris-time.ts';
import { readBounds } from './place/bounds.ts';
import type { Near, Query } from './query.ts';
import { isAudience } from './taxonomy/audiences.ts';
import { isNeed, isTheme } from './taxonomy/needs.ts';

/** A parameter that cannot be read: its name, and a code of what is wrong. */
export interface QueryProblem {
	parameter: string;
	code: 'unknown-value' | 'not-a-number' | 'not-a-time' | 'too-long' | 'not-a-point' | 'not-an-area' | 'out-of-range';
	value: string;
}

const MAX_TEXT = 200;
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads a query from an address's parameters. Values may repeat or be joined by commas. Unreadable values are left out
 * and reported: a page ignores the report, the API answers 400 with it.
 */
export function parseQuery(parameters: URLSearchParams): { query: Query; problems: QueryProblem[] } {
	const problems: QueryProblem[] = [];
	const all = (name: string) =>
		parameters
			.getAll(name)
			.flatMap((each) => each.split(','))
			.map((each) => each.trim())
			.filter(Boolean);
	const unknown = (parameter: string, value: string, code: QueryProblem['code'] = 'unknown-value') => {
		problems.push({ parameter, code, value });
	};
	function pick<T extends string>(name: string, valid: (value: string) => value is T): T[] {
		const values = all(name);
		for (const value of values) if (!valid(value)) unknown(name, value);
		return [...new Set(values.filter(valid))];
	}
	const flag = (name: string): boolean => {
		const value = parameters.get(name);
		if (value === null || value === '' || value === '0' || value === 'false') return false;
		if (value !== '1' && value !== 'true' && value !== 'on') unknown(name, value);
		return value === '1' || value === 'true' || value === 'on';
	};
	const id = (name: string): string | null => {
		const value = parameters.get(name);
		if (!value) return null;
		if (slug.test(value)) return value;
		unknown(name, value);
		return null;
	};

	const q = (parameters.get('q') ?? '').trim();
	if (q.length > MAX_TEXT) unknown('q', `${q.slice(0, 20)}…`, 'too-long');
	const sort = parameters.get('sort');
	if (sort && sort !== 'relevance' && sort !== 'distance' && sort !== 'name') unknown('sort', sort);

	const query: Query = {
		q: q.slice(0, MAX_TEXT),
		needs: pick('need', isNeed),
		themes: pick('theme', isTheme),
		audience: pick('audience', isAudience),
		languages: pick('language', (code): code is string => /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(code)),
		arrondissements: [...new Set(all('arrondissement').flatMap((each) => arrondissement(each, unknown)))],
		area: areaOf(parameters.get('area'), unknown),
		programme: id('programme'),
		organisation: id('organisation'),
		open: openTime(parameters.get('open'), unknown),
		walkIn: flag('walkin'),
		free: flag('free'),
		stepFree: flag('stepfree'),
		near: nearOf(parameters.get('near'), unknown),
		sort: sort === 'relevance' || sort === 'distance' || sort === 'name' ? sort : null
	};
	return { query, problems };
}

type Report = (parameter: string, value: string, code?: QueryProblem['code']) => void;

/** `19`, `19e` or `75019`. */
function arrondissement(value: string, report: Report): number[] {
	const number = Number(/^(?:75[01](?=\d\d$))?(\d{1,2})(?:e|er)?$/.exec(value)?.[1] ?? NaN);
	if (number >= 1 && number <= 20) return [number];
	report('arrondissement', value, Number.isNaN(number) ? 'not-a-number' : 'out-of-range');
	return [];
}

function openTime(value: string | null, report: Report): Query['open'] {
	if (!value) return null;
	if (value === 'now') return 'now';
	const at = parseTime(value);
	if (at === null) report('open', value, 'not-a-time');
	return at;
}

/** An ISO 8601 instant; without an offset it is a time on the Paris clock, as a date field gives it. */
function parseTime(value: string): number | null {
	// A "+" of an offset arrives as a space when the address was typed by hand.
	const text = value.replace(/ (\d\d:?\d\d)$/, '+$1');
	if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return null;
	const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(text) && text.includes('T');
	const at = hasZone ? Date.parse(text) : localTime(text);
	// `Date` reads the 30th of February as the 2nd of March.
	const day = text.slice(0, 10);
	const exists = new Date(`${day}T00:00Z`).toJSON()?.startsWith(day);
	return exists && !Number.isNaN(at) ? at : null;
}

function localTime(text: string): number {
	const [date = '', time = '00:00'] = text.split('T');
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	if (Number.isNaN(Date.parse(`${date}T${time}Z`))) return NaN;
	return parisInstant(date, hours * 60 + minutes);
}

function areaOf(value: string | null, report: Report): Query['area'] {
	if (!value) return null;
	const area = readBounds(value);
	if (!area) report('area', value, 'not-an-area');
	return area;
}

function nearOf(value: string | null, report: Report): Near | null {
	if (!value) return null;
	const [, kind, rest = '', where = ''] = /^(station|arrondissement|street):([^:]+)(?::(\d{1,2}))?$/.exec(value) ?? [];
	const told = kind === 'street' ? where : rest;
	const number = /^\d{1,2}$/.test(told) ? Number(told) : 0;
	const inParis = number >= 1 && number <= 20;
	if (kind === 'station' && !where && slug.test(rest)) return { kind, id: rest };
	if (kind === 'street' && slug.test(rest) && inParis) return { kind, slug: rest, arrondissement: number };
	if (kind === 'arrondissement' && !where && inParis) return { kind, number };
	report('near', value);
	return null;
}
