import { describe, expect, test } from 'vitest';
import { judgedQueries } from './judged-queries.ts';
import { createSearch } from './search.ts';
import { expectedPlaces, founding } from './testing.ts';

const input = founding();
const search = createSearch(input);

describe.each(Object.entries(judgedQueries))('in %s, on the founding records', (_lang, judged) => {
	test.each(judged)('%s', (query, expression) => {
		const expected = expectedPlaces(input, expression);
		expect(expected.size).toBeGreaterThan(0);
		const first = search.find(query).places.slice(0, 5);
		expect(first.map(({ id }) => id).filter((id) => expected.has(id))).not.toEqual([]);
	});

	test('the first ten are nearly always right', () => {
		const shares = judged.map(([query, expression]) => {
			const expected = expectedPlaces(input, expression);
			const found = search.find(query).places.slice(0, 10);
			return found.filter(({ id }) => expected.has(id)).length / Math.min(10, expected.size);
		});
		expect(shares.reduce((sum, each) => sum + each, 0) / shares.length).toBeGreaterThan(0.9);
	});
});

test.each([
	['maison des refugies', 'programme:maison-des-refugies'],
	['eif fel', 'programme:eif-fel'],
	['restos du coeur', 'organisation:restos-du-coeur'],
	['gare du nord', 'station:gare-du-nord'],
	['75020', 'arrondissement:20'],
	['dentiste', 'theme:health.dentist'],
	['طبيب أسنان', 'theme:health.dentist'],
	['стоматолог', 'theme:health.dentist']
])('%s is understood as %s', (query, first) => {
	const [best] = search.find(query).named;
	expect(best && `${best.kind}:${best.id}`).toBe(first);
});

test.each([
	['douche 18e', ['theme:hygiene.shower', 'arrondissement:18']],
	['french course place des fetes', ['theme:french.course', 'station:place-des-fetes']],
	['dentist 75020', ['theme:health.dentist', 'arrondissement:20']]
])('%s is understood in two parts', (query, both) => {
	expect(search.find(query).named.map(({ kind, id }) => `${kind}:${id}`)).toEqual(expect.arrayContaining(both));
});

test('a programme named whole, without a door of its own, leads to its need before what begins alike', () => {
	const [first] = search.find('REFUG').places;
	const place = input.facts.places.find(({ id }) => id === first?.id);
	expect(place?.offers[0]?.need).toBe('french');
});

test('a place named outright is found in whichever arrondissement people believe it to be', () => {
	expect(search.find('maison des refugies 14e').places[0]?.id).toBe('maison-des-refugies');
});
