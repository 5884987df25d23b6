import {
	SPANS,
	emptyGrid,
	gridProblems,
	readGrid,
	writeGrid,
	type GridDay,
	type WeekGrid
} from '../opening-hours/week-grid.ts';
import type { Problem } from './problems.ts';
import type { Typed } from './read-form.ts';

/** Hours of a form: the grid as it was typed, by the path of the field, where it cannot be written as hours yet. */
export interface ReadHours {
	typed: Typed;
	grids: Record<string, WeekGrid>;
	problems: Problem[];
}

/**
 * Hours are asked twice, in a week grid and in OpenStreetMap syntax (`hours.osm`), beside what they were (`hours.was`).
 * Whichever was changed is taken, the syntax when both were; what was not changed stays to the letter. The result stands
 * under the path itself, as if it had been typed there.
 */
export function readHours(typed: Typed): ReadHours {
	const result = new Map(typed);
	const found: ReadHours = { typed: result, grids: {}, problems: [] };
	for (const name of typed.keys()) {
		if (!name.endsWith('.osm')) continue;
		const path = name.slice(0, -'.osm'.length);
		const one = (key: string) => (typed.get(`${path}.${key}`)?.[0] ?? '').trim();
		const [osm, was] = [one('osm'), one('was')];
		result.set(path, [osm]);
		if (osm !== was || one('grid') === '') continue;
		const grid = gridOf(one);
		const before = was === '' ? emptyGrid() : readGrid(was);
		if (before && JSON.stringify(grid) === JSON.stringify(before)) continue;
		const problems = gridProblems(grid);
		if (problems.length > 0) {
			found.grids[path] = grid;
			found.problems.push(...problems.map(({ field, code }) => ({ field: `${path}.${field}`, code: `grid.${code}` })));
		} else result.set(path, [writeGrid(grid) ?? '']);
	}
	return found;
}

/** The grid that controls named `days.0.0.from`, `days.0.appointment`, `holidays.rule`, `closedDates` say. */
export function gridOf(one: (key: string) => string): WeekGrid {
	const day = (key: string): GridDay => {
		const spans = Array.from({ length: SPANS }, (_, index) => {
			const [from, to] = [one(`${key}.${index}.from`), one(`${key}.${index}.to`)];
			// Browsers have no 24:00: midnight as an end is the end of the day.
			return { from, to: to === '00:00' ? '24:00' : to };
		}).filter(({ from, to }) => from || to);
		return { spans, appointment: spans.length > 0 && one(`${key}.appointment`) === 'yes' };
	};
	const rule = one('holidays.rule');
	return {
		days: Array.from({ length: 7 }, (_, index) => day(`days.${index}`)),
		holidays: rule === 'closed' ? { spans: [], appointment: false } : rule === 'own' ? day('holidays') : null,
		closedDates: one('closedDates')
			.split(/[\s,;]+/)
			.filter(Boolean)
			.map(yearly)
	};
}

/** `1/5`, `01/05` as people write the first of May, and `05-01` → `05-01`. What is none stays, to be mended. */
function yearly(text: string): string {
	const [, day = '', month = ''] = /^(\d{1,2})[/.](\d{1,2})$/.exec(text) ?? [];
	return day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

/** The hours of Monday for Tuesday to Friday too. */
export function copyMonday(typed: Typed, path: string): Typed {
	const monday = `${path}.days.0.`;
	const result = new Map(
		[...typed].filter(([name]) => ![1, 2, 3, 4].some((day) => name.startsWith(`${path}.days.${day}.`)))
	);
	for (const [name, values] of typed)
		if (name.startsWith(monday))
			for (const day of [1, 2, 3, 4]) result.set(`${path}.days.${day}.${name.slice(monday.length)}`, values);
	return result;
}
