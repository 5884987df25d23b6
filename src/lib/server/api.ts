import { createHash } from 'node:crypto';
import type { Directory } from '#lib/domain/directory.ts';
import { needsOf } from '#lib/domain/directory.ts';
import type { PlaceFacts } from '#lib/domain/edition/format.ts';
import type { OpenState } from '#lib/domain/opening-hours/calendar.ts';
import type { QueryProblem } from '#lib/domain/parse-query.ts';
import type { Audience } from '#lib/domain/taxonomy/audiences.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A place as `/api/v1` tells it: needs and audience are codes, united over its offers. */
export function apiPlace(directory: Directory, place: PlaceFacts, at: number, distance: number | null) {
	const { street, complement, postcode, city, arrondissement } = place.address;
	return {
		id: place.id,
		name: place.name,
		needs: needsOf(place),
		audience: united<Audience>([place.audience, ...place.offers.map(({ audience }) => audience ?? null)]),
		languages: united([place, ...place.offers].map(({ languages }) => languages?.map(({ code }) => code) ?? null)),
		address: { street, complement, postcode, city, arrondissement },
		coordinates: place.coordinates,
		open: apiOpen(directory.open(place, at)),
		distance: distance === null ? null : Math.round(distance)
	};
}

/** `null` only when nobody told anything: an empty list would mean "told: none". */
function united<T>(lists: (readonly T[] | null)[]): T[] | null {
	const told = lists.filter((each) => each !== null);
	return told.length === 0 ? null : [...new Set(told.flat())];
}

const apiOpen = (state: OpenState) => ({
	status: state.status,
	until: state.status === 'open' ? iso(state.until) : null,
	opensAt: state.status === 'closed' ? iso(state.opensAt) : null
});

/** A refusal that says which parameter, and why. */
export const apiError = (status: number, code: string, parameter: string | null, message: string): Response =>
	Response.json({ error: { code, parameter, message } }, { status, headers: { 'cache-control': 'no-store' } });

export function badParameter({ parameter, code, value }: QueryProblem): Response {
	const why: Record<QueryProblem['code'], string> = {
		'unknown-value': `"${value}" is not a value of ${parameter}`,
		'not-a-number': `"${value}" is not a number`,
		'not-a-time': `"${value}" is neither "now" nor an ISO 8601 time such as 2027-01-31T14:00+01:00`,
		'not-a-point': `"${value}" is not "latitude,longitude"`,
		'not-an-area': `"${value}" is not "west,south,east,north"`,
		'out-of-range': `"${value}" is out of range`,
		'too-long': `${parameter} is longer than 200 characters`
	};
	return apiError(400, code, parameter, why[code]);
}

/** JSON for anybody. */
export const apiAnswer = (request: Request, body: unknown): Response =>
	taggedAnswer(request, JSON.stringify(body), {
		'content-type': 'application/json; charset=utf-8',
		'access-control-allow-origin': '*'
	});

/** A text with a strong validator: an unchanged answer costs 304. */
export function taggedAnswer(request: Request, text: string, more: Record<string, string>): Response {
	const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
	const headers = { ...more, etag, 'cache-control': 'no-cache' };
	const known = request.headers
		.get('if-none-match')
		?.split(',')
		.map((each) => each.trim().replace(/^W\//, ''));
	if (!known?.includes(etag) && !known?.includes('*')) return new Response(text, { headers });
	const { 'content-type': _, ...rest } = headers as Record<string, string>;
	return new Response(null, { status: 304, headers: rest });
}
