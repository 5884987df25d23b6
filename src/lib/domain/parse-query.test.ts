import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { coarse } from './place/bounds.ts';
import { emptyQuery, queryParameters, type Query } from './query.ts';
import { audiences } from './taxonomy/audiences.ts';
import { needs, themes } from './taxonomy/needs.ts';

const parse = (search: string) => parseQuery(new URLSearchParams(search));
const set = (parameter: string, value: string) => parseQuery(new URLSearchParams({ [parameter]: value }));
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
const slug = fc.constantFrom('eif-fel', 'a', '13-pour-tous', 'emmaus-solidarite');

const anyQuery: fc.Arbitrary<Query> = fc.record({
	q: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.trim()),
	needs: some(needs),
	themes: some(themes),
	audience: some(audiences),
	languages: some(['ar', 'fsl', 'zh-Hans', 'uk']),
	arrondissements: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
	programme: fc.option(slug),
	organisation: fc.option(slug),
	open: fc.oneof(
		fc.constant(null),
		fc.constant('now' as const),
		fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2099-12-31') })
	),
	walkIn: fc.boolean(),
	free: fc.boolean(),
	stepFree: fc.boolean(),
	near: fc.oneof(
		fc.constant(null),
		slug.map((id) => ({ kind: 'station' as const, id })),
		fc.integer({ min: 1, max: 20 }).map((number) => ({ kind: 'arrondissement' as const, number }))
	),
	area: fc.option(
		fc.record({ west: fc.integer(), south: fc.integer() }).map(({ west, south }) => {
			const [x, y] = [Math.abs(west % 400) / 1000 + 2, Math.abs(south % 400) / 1000 + 48];
			return coarse({ west: x, south: y, east: x + 0.05, north: y + 0.02 });
		})
	),
	sort: fc.constantFrom(null, 'relevance' as const, 'distance' as const, 'name' as const)
});

describe('a query and its address', () => {
	it('come back the same', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const address = queryParameters(query).toString();
				expect(parse(address)).toEqual({ query, problems: [] });
			}),
			{ numRuns: 300 }
		);
	});

	it('agree on one address for equal queries', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const address = queryParameters(query).toString();
				expect(queryParameters(parse(address).query).toString()).toBe(address);
			})
		);
	});

	it('say nothing when nothing is asked', () => {
		expect(queryParameters(emptyQuery).toString()).toBe('');
		expect(parse('')).toEqual({ query: emptyQuery, problems: [] });
		expect(parse('q=&need=&arrondissement=&open=&near=&sort=&walkin=&programme=')).toEqual({
			query: emptyQuery,
			problems: []
		});
		expect(parse('view=map&show=40&utm_source=x').query).toEqual(emptyQuery);
	});
});

describe('values', () => {
	it('repeat or are joined by commas, once each', () => {
		expect(parse('need=food,health&need=food&need= health ').query.needs).toEqual(['food', 'health']);
		expect(parse('arrondissement=19,75019&arrondissement=19e').query.arrondissements).toEqual([19]);
	});

	it('of a text are trimmed, and cut after 200 characters with a report', () => {
		expect(parse('q=%20douche%20').query.q).toBe('douche');
		expect(set('q', 'a'.repeat(200)).problems).toEqual([]);
		const { query, problems } = set('q', 'a'.repeat(201));
		expect(query.q).toBe('a'.repeat(200));
		expect(problems).toEqual([{ parameter: 'q', code: 'too-long', value: `${'a'.repeat(20)}…` }]);
	});

	it.each(['1', 'true', 'on'])('of a choice may be %s', (value) => {
		expect(parse(`walkin=${value}&free=${value}&stepfree=${value}`).query).toMatchObject({
			walkIn: true,
			free: true,
			stepFree: true
		});
	});

	it.each(['0', 'false', ''])('of a choice left open may be "%s"', (value) => {
		expect(set('walkin', value)).toEqual({ query: emptyQuery, problems: [] });
	});

	it.each([
		['need', 'foods', 'unknown-value'],
		['need', 'toString', 'unknown-value'],
		['theme', 'food', 'unknown-value'],
		['theme', 'food.', 'unknown-value'],
		['audience', 'men', 'unknown-value'],
		['language', 'Arabic', 'unknown-value'],
		['language', 'français', 'unknown-value'],
		['programme', 'EIF FEL', 'unknown-value'],
		['programme', '../secret', 'unknown-value'],
		['organisation', 'a--b', 'unknown-value'],
		['walkin', 'yes', 'unknown-value'],
		['free', '2', 'unknown-value'],
		['stepfree', 'TRUE', 'unknown-value'],
		['sort', 'age', 'unknown-value'],
		['near', '48.87,2.39', 'unknown-value'],
		['near', 'station:', 'unknown-value'],
		['near', 'station:Place des Fêtes', 'unknown-value'],
		['near', 'station:a:b', 'unknown-value'],
		['near', 'arrondissement:0', 'unknown-value'],
		['near', 'arrondissement:21', 'unknown-value'],
		['near', 'arrondissement:1.5', 'unknown-value'],
		['near', 'arrondissement:0x10', 'unknown-value'],
		['near', 'arrondissement:1e1', 'unknown-value'],
		['near', 'arrondissement:', 'unknown-value'],
		['arrondissement', '0', 'out-of-range'],
		['arrondissement', '21', 'out-of-range'],
		['arrondissement', '75021', 'out-of-range'],
		['arrondissement', '75000', 'out-of-range'],
		['arrondissement', '7519', 'not-a-number'],
		['arrondissement', '93100', 'not-a-number'],
		['arrondissement', '-1', 'not-a-number'],
		['arrondissement', '1.5', 'not-a-number'],
		['arrondissement', 'Belleville', 'not-a-number']
	])('%s=%s is left out: %s', (parameter, value, code) => {
		expect(set(parameter, value)).toEqual({ query: emptyQuery, problems: [{ parameter, code, value }] });
	});

	it('that can be read stay beside those that cannot', () => {
		const { query, problems } = parse('need=food,foods&arrondissement=19,99&need=drinks&walkin=1&sort=x');
		expect(query).toEqual({ ...emptyQuery, needs: ['food'], arrondissements: [19], walkIn: true });
		expect(problems.map(({ parameter, value }) => `${parameter}=${value}`).sort()).toEqual([
			'arrondissement=99',
			'need=drinks',
			'need=foods',
			'sort=x'
		]);
	});
});

describe('an arrondissement', () => {
	it.each([
		['19', 19],
		['19e', 19],
		['1er', 1],
		['1', 1],
		['01', 1],
		['75001', 1],
		['75019', 19],
		// The north of the 16th has a postcode of its own; 751xx is the INSEE code.
		['75116', 16],
		['75119', 19]
	])('may be written %s', (value, number) => {
		expect(set('arrondissement', value)).toEqual({
			query: { ...emptyQuery, arrondissements: [number] },
			problems: []
		});
	});
});

describe('a time', () => {
	it.each([
		['2027-01-31T14:00+01:00', '2027-01-31T13:00Z'],
		['2027-01-31T14:00+0100', '2027-01-31T13:00Z'],
		['2027-01-31T14:00 01:00', '2027-01-31T13:00Z'],
		['2027-01-31T14:00-05:00', '2027-01-31T19:00Z'],
		['2027-01-31T14:00Z', '2027-01-31T14:00Z'],
		['2027-01-31T14:00:30.500Z', '2027-01-31T14:00:30.500Z']
	])('with an offset is that instant: %s', (value, instant) => {
		expect(set('open', value)).toEqual({ query: { ...emptyQuery, open: Date.parse(instant) }, problems: [] });
	});

	it.each([
		['2027-01-31T14:00', '2027-01-31T13:00Z'],
		['2027-07-31T14:00', '2027-07-31T12:00Z'],
		['2027-07-31T14:00:59', '2027-07-31T12:00Z'],
		['2027-01-31', '2027-01-30T23:00Z'],
		['2027-07-31', '2027-07-30T22:00Z'],
		['2027-01-31T24:00', '2027-01-31T23:00Z'],
		['2028-02-29T10:00', '2028-02-29T09:00Z'],
		// The clock jumps from 02:00 to 03:00, and shows 02:30 twice.
		['2027-03-28T01:59', '2027-03-28T00:59Z'],
		['2027-03-28T03:00', '2027-03-28T01:00Z'],
		['2027-10-31T02:30', '2027-10-31T00:30Z'],
		['2027-10-31T03:00', '2027-10-31T02:00Z']
	])('without an offset is on the Paris clock: %s', (value, instant) => {
		expect(set('open', value)).toEqual({ query: { ...emptyQuery, open: Date.parse(instant) }, problems: [] });
	});

	it.each([
		'tomorrow',
		'Now',
		'14:00',
		'2027',
		'2027-1-31',
		'31/01/2027',
		'2027-13-01T10:00',
		'2027-02-30',
		'2027-02-29T10:00',
		'2027-02-30T10:00Z',
		'2027-01-32T10:00',
		'2027-01-31T25:00',
		'2027-01-31T24:30',
		'2027-01-31T10:60',
		'2027-01-31T10:00:99',
		'2027-01-31T14:00+99:00',
		'2027-01-31T14',
		'1801400000000'
	])('is not %s', (value) => {
		expect(set('open', value)).toEqual({
			query: emptyQuery,
			problems: [{ parameter: 'open', code: 'not-a-time', value }]
		});
	});
});
