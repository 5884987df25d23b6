import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { emptyQuery, queryParameters, type Near } from './query.ts';

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
