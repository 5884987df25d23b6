import { find } from '#lib/domain/find.ts';
import { parseQuery, type QueryProblem } from '#lib/domain/parse-query.ts';
import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { apiAnswer, apiError, apiPlace, badParameter } from '#lib/server/api.ts';
import { currentDirectory, currentHits } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

const DEFAULT_LIMIT = 20;
const MOST = 500;
const own = ['lang', 'near', 'limit', 'offset'];
const single = [...own, 'q', 'open', 'sort', 'programme', 'organisation', 'walkin', 'free', 'stepfree'];

/** Finds places: the same search, filters and order as the pages. */
export const GET: RequestHandler = ({ url, request }) => {
	const twice = single.find((name) => url.searchParams.getAll(name).length > 1);
	if (twice) return apiError(400, 'repeated', twice, `${twice} is given more than once`);
	const parameters = new URLSearchParams(url.searchParams);
	for (const name of own) parameters.delete(name);
	const { query, problems } = parseQuery(parameters);
	const lang = url.searchParams.get('lang') ?? 'fr';
	if (!isLang(lang)) problems.push({ parameter: 'lang', code: 'unknown-value', value: lang });
	const limit = wholeNumber('limit', DEFAULT_LIMIT, 1, MOST);
	const offset = wholeNumber('offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const position = point(url.searchParams.get('near'), problems);
	const [problem] = problems;
	if (problem || !isLang(lang))
		return badParameter(problem ?? { parameter: 'lang', code: 'unknown-value', value: lang });

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

	function wholeNumber(name: string, otherwise: number, least: number, most: number): number {
		const value = url.searchParams.get(name);
		if (value === null) return otherwise;
		if (!/^\d{1,9}$/.test(value)) problems.push({ parameter: name, code: 'not-a-number', value });
		else if (Number(value) < least || Number(value) > most)
			problems.push({ parameter: name, code: 'out-of-range', value });
		return Number(value);
	}
};

const decimal = /^\s*[-+]?\d+(\.\d*)?\s*$/;

function point(value: string | null, problems: QueryProblem[]) {
	if (value === null) return null;
	const [lat = NaN, lon = NaN, ...rest] = value.split(',').map((each) => (decimal.test(each) ? Number(each) : NaN));
	const valid = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && rest.length === 0;
	if (!valid) problems.push({ parameter: 'near', code: 'not-a-point', value });
	return valid ? { lat, lon } : null;
}
