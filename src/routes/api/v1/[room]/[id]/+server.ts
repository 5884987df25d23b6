import { isRoom } from '#lib/domain/pages.ts';
import { apiAnswer, apiError, badParameter } from '#lib/server/api.ts';
import { ApiParameters } from '#lib/server/api-parameters.ts';
import { apiPage } from '#lib/server/api-rooms.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

/** One record, with the texts of a language. */
export const GET: RequestHandler = ({ params: { room, id }, url, request }) => {
	if (!isRoom(room)) return apiError(404, 'not-found', null, `there is nothing at /api/v1/${room}`);
	const parameters = new ApiParameters(url);
	const twice = parameters.repeated(['lang']);
	if (twice) return twice;
	const lang = parameters.lang();
	const [problem] = parameters.problems;
	if (problem) return badParameter(problem);
	const page = apiPage(currentDirectory(), room, id, { lang, at: Date.now() });
	return page ? apiAnswer(request, page) : apiError(404, 'not-found', 'id', `none of ${room} has the id "${id}"`);
};
