import { describe, expect, it } from 'vitest';
import { invented, place, tuesday } from '#lib/domain/testing.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { QueryProblem } from '#lib/domain/parse-query.ts';
import { apiAnswer, apiError, apiPlace, badParameter } from './api.ts';

const asking = (header?: string) =>
	new Request('http://localhost/api/v1/places', header === undefined ? {} : { headers: { 'if-none-match': header } });
const body = { total: 1, names: ['Maison des Réfugiés'] };

describe('an answer', () => {
	it('is JSON in UTF-8, open to other sites, to be asked again with its validator', async () => {
		const answer = apiAnswer(asking(), body);
		expect(answer.status).toBe(200);
		expect(await answer.json()).toEqual(body);
		expect(Object.fromEntries(answer.headers)).toEqual({
			'content-type': 'application/json; charset=utf-8',
			'cache-control': 'no-cache',
			'access-control-allow-origin': '*',
			etag: expect.stringMatching(/^"[\w-]{22}"$/)
		});
	});

	it('has the validator of its body and of nothing else', () => {
		const etag = (value: unknown) => apiAnswer(asking(), value).headers.get('etag');
		expect(etag(body)).toBe(etag(structuredClone(body)));
		expect(etag(body)).not.toBe(etag({ ...body, total: 2 }));
	});

	it.each([
		['ETAG', 304],
		['W/ETAG', 304],
		['"old", ETAG', 304],
		['"old",W/ETAG', 304],
		['*', 304],
		['"old"', 200],
		['', 200]
	])('to If-None-Match %s is %i', async (header, status) => {
		const etag = apiAnswer(asking(), body).headers.get('etag')!;
		const answer = apiAnswer(asking(header.replace('ETAG', etag)), body);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('etag')).toBe(etag);
		expect((await answer.text()) === '').toBe(status === 304);
	});
});

describe('a refusal', () => {
	it('says a code, the parameter and a sentence, and is not kept', async () => {
		const answer = apiError(404, 'not-found', null, 'no such place');
		expect(answer.status).toBe(404);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(await answer.json()).toEqual({ error: { code: 'not-found', parameter: null, message: 'no such place' } });
	});

	it.each([
		['unknown-value', '"x" is not a value of open'],
		['not-a-number', '"x" is not a number'],
		['not-a-time', '"x" is neither "now" nor an ISO 8601 time such as 2027-01-31T14:00+01:00'],
		['not-a-point', '"x" is not "latitude,longitude"'],
		['out-of-range', '"x" is out of range'],
		['too-long', 'open is longer than 200 characters']
	] as [QueryProblem['code'], string][])('of a parameter tells %s in words', async (code, message) => {
		const answer = badParameter({ parameter: 'open', code, value: 'x' });
		expect(answer.status).toBe(400);
		expect(await answer.json()).toEqual({ error: { code, parameter: 'open', message } });
	});
});

describe('a place', () => {
	const told = (change: Partial<Place>, distance: number | null = null) => {
		const week = [[], [{ from: 540, to: 1020 }], [], [], [], [], []] as const;
		const calendar = { from: '2026-11-01', to: '2027-12-31', week: week.map((day) => [...day]) as never, days: {} };
		const directory = invented({ places: [place('a', change)] }, { a: calendar });
		return apiPlace(directory, directory.place('a')!, tuesday, distance);
	};
	const offers = (...more: Partial<Place['offers'][number]>[]): Place['offers'] =>
		more.map((each, id) => ({ id: `o${id}`, need: 'food', theme: null, programme: null, ...each }));

	it('has times in UTC and metres as a whole number', () => {
		expect(told({}, 123.6)).toMatchObject({
			open: { status: 'open', until: '2026-11-24T16:00:00.000Z', opensAt: null },
			distance: 124
		});
		expect(told({}).distance).toBeNull();
	});

	it('that is closed says when it opens', () => {
		const exceptions: Place['exceptions'] = [{ from: '2026-11-24', to: '2026-11-24', kind: 'closed' }];
		expect(told({ exceptions }).open).toEqual({
			status: 'closed',
			until: null,
			opensAt: '2026-12-01T08:00:00.000Z'
		});
	});

	it('unites needs, audience and languages over its offers, once each', () => {
		const more = offers(
			{ need: 'health', audience: ['women'], languages: [{ code: 'ar' }, { code: 'fr' }] },
			{ audience: ['women', 'families'] }
		);
		expect(told({ audience: ['families'], languages: [{ code: 'fr' }], offers: more })).toMatchObject({
			needs: ['health', 'food'],
			audience: ['families', 'women'],
			languages: ['fr', 'ar']
		});
	});

	it('keeps "not told" apart from "told: none"', () => {
		expect(told({})).toMatchObject({ audience: null, languages: null });
		expect(told({ audience: [], languages: [] })).toMatchObject({ audience: [], languages: [] });
		expect(told({ offers: offers({ audience: [] }) }).audience).toEqual([]);
	});

	it('gives no INSEE code, no note, no source', () => {
		const { address, ...rest } = told({ address: { ...place('a').address, insee: '75119' } });
		expect(Object.keys(address)).toEqual(['street', 'complement', 'postcode', 'city', 'arrondissement']);
		expect(Object.keys(rest)).toEqual([
			'id',
			'name',
			'needs',
			'audience',
			'languages',
			'coordinates',
			'open',
			'distance'
		]);
	});
});
