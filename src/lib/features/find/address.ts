import { queryParameters, type Query } from '#lib/domain/query.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';

/** The address of the list with a query changed; the view is kept, the number of cards starts anew. */
export function listAddress(lang: Lang, query: Query, change: Partial<Query>, view: 'list' | 'map'): string {
	const parameters = queryParameters({ ...query, ...change });
	if (view === 'map') parameters.set('view', 'map');
	const search = parameters.toString();
	return `/${lang}/places${search ? `?${search}` : ''}`;
}
