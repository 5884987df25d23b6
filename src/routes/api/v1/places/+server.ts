import { find } from '#lib/domain/find.ts';
import { parseQuery, type QueryProblem } from '#lib/domain/parse-query.ts';
import { apiAnswer, apiPlace, badParameter } from '#lib/server/api.ts';
import { ApiParameters } from '#lib/server/api-parameters.ts';
import { currentDirectory, currentHits } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

const DEFAULT_LIMIT = 20;
const MOST = 500;
const own = ['lang', 'near', 'limit', 'offset'];
const single = [...own, 'q', 'open', 'sort', 'area', 'programme', 'organisation', 'walkin', 'free', 'stepfree'];

/** Finds places: the same search, filters and order as the pages. */
export const GET: RequestHandler = ({ url, request }) => {
	const given = new ApiParameters(url);
	const twice = given.repeated(single);
	if (twice) return twice;
	const parameters = new URLSearchParams(url.searchParams);
	for (const name of own) parameters.delete(name);
	const { query, problems } = parseQuery(parameters);
	const lang = given.lang();
	const limit = given.wholeNumber('limit', DEFAULT_LIMIT, 1, MOST);
	const offset = given.wholeNumber('offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const position = point(url.searchParams.get('near'), given.problems);
	const [problem] = [...problems, ...given.problems];
	if (problem) return badParameter(problem);

	const directory = currentDirectory();
	const now = Date.now();
	const sort = query.sort ?? (position ? 'distance' : query.q ? 'relevance' : 'name');
	const at = typeof query.open === 'number' ? query.open : now;
	const answer = find(
		directory,
		{ ...query, sort },
		{ lang, at: now, hits: currentHits(query.q), limit, offset, position, certainOnly: true, counts: false }
	);
	return apiAnswer(request, {
		edition: answer.edition,
		total: answer.total,
		notTold: answer.notTold,
		places: answer.cards.flatMap(({ id, distance }) => {
			const place = directory.place(id);
			return place ? [apiPlace(directory, place, at, distance)] : [];
		})
	});
};

const decimal = /^\s*[-+]?\d+(\.\d*)?\s*$/;

function point(value: string | null, problems: QueryProblem[]) {
	if (value === null) return null;
	const [lat = NaN, lon = NaN, ...rest] = value.split(',').map((each) => (decimal.test(each) ? Number(each) : NaN));
	const valid = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && rest.length === 0;
	if (!valid) problems.push({ parameter: 'near', code: 'not-a-point', value });
	return valid ? { lat, lon } : null;
}
