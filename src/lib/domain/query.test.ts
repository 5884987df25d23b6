import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { emptyQuery, queryParameters, type Near } from './query.ts';

it('writes parameters in one order, whatever the order of the query', () => {
	const query = {
		...emptyQuery,
		sort: 'distance' as const,
		near: { kind: 'station' as const, id: 'place-des-fetes' },
		stepFree: true,
		free: true,
		walkIn: true,
		open: Date.parse('2027-01-31T14:00+01:00'),
		organisation: 'emmaus-solidarite',
		programme: 'eif-fel',
		arrondissements: [19, 1],
		area: { west: 2.365, south: 48.87, east: 2.41, north: 48.889 },
		languages: ['ar'],
		audience: ['women' as const],
		themes: ['food.meal' as const],
		needs: ['food' as const, 'health' as const],
		q: 'soupe & café'
	};
	expect(decodeURIComponent(queryParameters(query).toString())).toBe(
		'q=soupe+&+café&need=food&need=health&theme=food.meal&audience=women&language=ar&arrondissement=19' +
			'&arrondissement=1&area=2.365,48.870,2.410,48.889&programme=eif-fel&organisation=emmaus-solidarite&open=2027-01-31T13:00:00.000Z' +
			'&walkin=1&free=1&stepfree=1&near=station:place-des-fetes&sort=distance'
	);
});

it('keeps "now" a word: the address is of no one day', () => {
	expect(queryParameters({ ...emptyQuery, open: 'now' }).toString()).toBe('open=now');
});

it('keeps the instant 0', () => {
	expect(queryParameters({ ...emptyQuery, open: 0 }).get('open')).toBe('1970-01-01T00:00:00.000Z');
});

const nears: Near[] = [
	{ kind: 'station', id: 'place-des-fetes' },
	{ kind: 'arrondissement', number: 19 },
	{ kind: 'street', slug: 'rue-de-pali-kao', arrondissement: 20 }
];

describe('near', () => {
	it.each(nears)('$kind stands in an address and is read again', (near) => {
		const parameters = queryParameters({ ...emptyQuery, near });
		expect(parseQuery(new URLSearchParams(parameters.toString()))).toEqual({
			query: { ...emptyQuery, near },
			problems: []
		});
	});

	it.each([
		'street:rue-de-pali-kao',
		'street:rue-de-pali-kao:21',
		'street:7 rue:20',
		'street::20',
		'door:7',
		'station:'
	])('%s is told as unreadable', (value) => {
		const { query, problems } = parseQuery(new URLSearchParams({ near: value }));
		expect(query.near).toBeNull();
		expect(problems).toEqual([{ parameter: 'near', code: 'unknown-value', value }]);
	});
});
