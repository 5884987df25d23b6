import { isRoom } from '#lib/domain/pages.ts';
import { apiAnswer, apiError, badParameter } from '#lib/server/api.ts';
import { ApiParameters } from '#lib/server/api-parameters.ts';
import { apiList } from '#lib/server/api-rooms.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

const DEFAULT_LIMIT = 20;
const MOST = 500;

/** Records of a kind other than places: programmes, guides, events, organisations, decisions, words, arrondissements. */
export const GET: RequestHandler = ({ params: { room }, url, request }) => {
	if (!isRoom(room)) return apiError(404, 'not-found', null, `there is nothing at /api/v1/${room}`);
	const parameters = new ApiParameters(url);
	const twice = parameters.repeated(['lang', 'limit', 'offset', 'from', 'to']);
	if (twice) return twice;
	const lang = parameters.lang();
	const limit = parameters.wholeNumber('limit', DEFAULT_LIMIT, 1, MOST);
	const offset = parameters.wholeNumber('offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const directory = currentDirectory();
	const records = apiList(directory, room, parameters, { lang, at: Date.now() });
	const [problem] = parameters.problems;
	if (problem) return badParameter(problem);
	return apiAnswer(request, {
		edition: directory.edition,
		total: records.length,
		[room]: records.slice(offset, offset + limit)
	});
};
