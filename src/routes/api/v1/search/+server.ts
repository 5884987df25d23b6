import { recordAddress } from '#lib/domain/record-address.ts';
import { foundLink, searchTerms } from '#lib/domain/search-view.ts';
import { isSearchKind, searchKinds } from '#lib/domain/search/kinds.ts';
import { apiAnswer, apiError, badParameter } from '#lib/server/api.ts';
import { ApiParameters } from '#lib/server/api-parameters.ts';
import { currentDirectory, currentFound } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

const DEFAULT_LIMIT = 20;
const MOST = 100;
const MAX_TEXT = 200;

/** Finds records of every kind, the best first: the same search as the pages. */
export const GET: RequestHandler = ({ url, request }) => {
	const parameters = new ApiParameters(url);
	const twice = parameters.repeated(['q', 'lang', 'limit', 'offset']);
	if (twice) return twice;
	const query = (url.searchParams.get('q') ?? '').trim();
	if (!query) return apiError(400, 'missing', 'q', 'q is missing: the words to search for');
	if (query.length > MAX_TEXT)
		return badParameter({ parameter: 'q', code: 'too-long', value: `${query.slice(0, 20)}…` });
	const lang = parameters.lang();
	const kinds = parameters.several('kind', isSearchKind);
	const limit = parameters.wholeNumber('limit', DEFAULT_LIMIT, 1, MOST);
	const offset = parameters.wholeNumber('offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const [problem] = parameters.problems;
	if (problem?.parameter === 'kind')
		return apiError(400, problem.code, 'kind', `"${problem.value}" is none of ${searchKinds.join(', ')}`);
	if (problem) return badParameter(problem);

	const directory = currentDirectory();
	const options = { lang, at: Date.now() };
	const found = currentFound(searchTerms(url.searchParams)).filter(
		({ kind }) => kinds.length === 0 || kinds.includes(kind)
	);
	return apiAnswer(request, {
		edition: directory.edition,
		total: found.length,
		results: found.slice(offset, offset + limit).map((each) => ({
			kind: each.kind,
			id: each.id,
			name: foundLink(directory, each, options)?.name.value ?? each.id,
			url: recordAddress(lang, each)
		}))
	});
};
