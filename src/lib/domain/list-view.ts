import type { Directory } from './directory.ts';
import { find } from './find.ts';
import type { Point } from './place/distance.ts';
import { parseQuery } from './query.ts';
import type { Lang } from './taxonomy/languages.ts';
import type { ListView } from './views.ts';

/** Cards a list page first shows; `show` in its address asks for more. */
export const PAGE = 20;
const MOST = 500;

/** The list page's answer to its address. Unreadable parameters are passed over. */
export function listView(
	directory: Directory,
	parameters: URLSearchParams,
	options: { lang: Lang; at: number; position?: Point | null }
): ListView {
	const { query } = parseQuery(parameters);
	return find(directory, query, { ...options, limit: shown(parameters), points: parameters.get('view') === 'map' });
}

/** How many cards an address asks for. */
export function shown(parameters: URLSearchParams): number {
	const wished = Number(parameters.get('show') ?? PAGE);
	return Number.isInteger(wished) ? Math.min(Math.max(wished, PAGE), MOST) : PAGE;
}
