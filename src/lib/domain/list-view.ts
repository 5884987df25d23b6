import type { Directory } from './directory.ts';
import { find, type NamedPoint } from './find.ts';
import { shown } from './list-address.ts';
import type { Point } from './place/distance.ts';
import { parseQuery } from './parse-query.ts';
import type { SearchHits } from './search/search.ts';
import type { Lang } from './taxonomy/languages.ts';
import type { ListView } from './views.ts';

/** The list page's answer to its address. Unreadable parameters are passed over. */
export function listView(
	directory: Directory,
	parameters: URLSearchParams,
	options: { lang: Lang; at: number; hits: SearchHits | null; position?: Point | null; street?: NamedPoint | null }
): ListView {
	const { query } = parseQuery(parameters);
	return find(directory, query, { ...options, limit: shown(parameters), points: parameters.get('view') === 'map' });
}
