import { placeView } from '#lib/domain/place-view.ts';
import { parseQuery } from '#lib/domain/parse-query.ts';
import { thematiques } from '#lib/domain/taxonomy/thematiques.ts';
import { ApiParameters } from '#lib/server/api-parameters.ts';
import { apiAnswer, apiError, apiPlace, badParameter } from '#lib/server/api.ts';
import { currentDirectory } from '#lib/server/editions/current-directory.ts';
import type { RequestHandler } from './$types';

/** One place, with the texts of a language; `at` asks for its open state at another time than now. */
export const GET: RequestHandler = ({ params, url, request }) => {
	const asked = new ApiParameters(url);
	const twice = asked.repeated(['lang', 'at']);
	if (twice) return twice;
	const lang = asked.lang();
	if (asked.problems[0]) return badParameter(asked.problems[0]);
	const wished = url.searchParams.get('at');
	const { query, problems } = parseQuery(new URLSearchParams(wished === null ? '' : { open: wished }));
	if (problems[0]) return badParameter({ ...problems[0], parameter: 'at' });
	const at = typeof query.open === 'number' ? query.open : Date.now();

	const directory = currentDirectory();
	const place = directory.place(params.id);
	if (!place) return apiError(404, 'not-found', 'id', `no place has the id "${params.id}"`);
	const view = placeView(directory, place, lang, at);
	const { summary, hoursNote, costNote, languagesNote, offers, access, cost, stepFree, contacts, transit } = view;
	const { week, sources, checkedOn, aliases, organisation, programmes } = view;
	return apiAnswer(request, {
		edition: directory.edition,
		...apiPlace(directory, place, at, null),
		aliases,
		organisation,
		programmes,
		offers: offers.map((offer) => ({ ...offer, thematiques: offer.theme ? thematiques[offer.theme] : [] })),
		access,
		cost,
		stepFree,
		contacts,
		transit,
		week,
		texts: { summary, hoursNote, costNote, languagesNote },
		sources,
		checkedOn
	});
};
