import { beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '#lib/domain/edition/build.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { needs, themes } from '#lib/domain/taxonomy/needs.ts';
import { place, programme, records, root } from '#lib/domain/testing.ts';
import { checkDuplicates, checkRecords } from './check-records.ts';
import { readRecords, type ContentProblem } from './read-records.ts';

const ten = Array.from({ length: 10 }, (_, id) => `word ${id}`);
const enough = Object.fromEntries([...needs, ...themes].map((code) => [code, ten]));
const words = Object.fromEntries(languages.map(({ code }) => [code, enough]));
const check = (some: Partial<Records>) => checkRecords(records({ words, ...some }));
const ofPlace = (change: Partial<Place>) => check({ places: [place('a', change)] });
const problem = (field: string, message: string, file = 'data/places/a.json'): ContentProblem => ({
	file,
	field,
	message
});
const address = (change: Partial<Place['address']>) => ({ ...place('a').address, ...change });
const lead = (change: Partial<Place> = {}) => ({
	editorial: { confidence: 'low', publish: false, publishReason: 'no address found', notes: null } as const,
	...change
});
const meal = { id: 'meal', need: 'food', theme: 'food.meal', programme: null } as const;

describe('the content of data/', () => {
	let real: Records;
	let unreadable: ContentProblem[];
	beforeAll(async () => {
		({ records: real, problems: unreadable } = await readRecords(root));
	});

	it('has no problem at all', () => {
		expect([...unreadable, ...checkRecords(real), ...checkDuplicates(real.places)]).toEqual([]);
		expect(real.places.filter(({ editorial }) => editorial.publish).length).toBeGreaterThan(200);
	});

	it('has the Maison des Réfugiés where it is', () => {
		expect(real.places.find(({ id }) => id === 'maison-des-refugies')?.address).toMatchObject({
			street: '10 bis rue Henri-Ribière',
			postcode: '75019',
			arrondissement: 19
		});
	});
});

describe('a place', () => {
	it('and a lead that are sound raise nothing', () => {
		expect(check({ places: [place('a'), place('b', lead())] })).toEqual([]);
	});

	it.each([
		[{ organisation: 'gone' }, 'organisation', 'gone is no record of data/organisations: add it or mend the id'],
		[{ programmes: ['gone'] }, 'programmes', 'gone is no record of data/programmes: add it or mend the id'],
		[
			{ transit: [{ station: 'Place des Fete', lines: ['11'], metres: 200 }] },
			'transit',
			'Place des Fete is not in data/basemap/stations.json: mend the spelling'
		],
		[{ offers: [meal, meal] }, 'offers.1.id', 'meal stands twice in this place: rename one'],
		[
			{ offers: [{ ...meal, need: 'health' as const }] },
			'offers.0.theme',
			'food.meal is not a theme of the need health'
		],
		[{ offers: [{ ...meal, programme: 'gone' }] }, 'offers.0.programme', 'gone is no record of data/programmes'],
		[
			{ exceptions: [{ from: '2027-02-01', to: '2027-01-31', kind: 'closed' as const }] },
			'exceptions.0.to',
			'is before "from" (2027-02-01): swap the two dates'
		],
		[
			{ addressVisibility: null },
			'addressVisibility',
			'is not told: a published place says public, area, onRequest or hidden'
		],
		[{ texts: {} }, 'texts.summary.fr', 'is missing: the French text is the source of all others'],
		[
			{ texts: { summary: { en: { value: 'A place.', state: 'human' as const } } } },
			'texts.summary.fr',
			'is missing: the French text is the source of all others'
		],
		[
			{ address: address({ complement: null }) },
			'address.street',
			'is missing: a public place has a street, or a complement that says where'
		],
		[
			{ address: address({ postcode: '75018', arrondissement: 19 }) },
			'address.postcode',
			'75018 is not in arrondissement 19'
		]
	])('is told how to mend it: %o', (change, field, message) => {
		expect(ofPlace(change as Partial<Place>)).toEqual([problem(field, message)]);
	});

	it.each([
		['hours', { hours: 'du lundi au samedi matin' }],
		['offers.0.hours', { offers: [{ ...meal, hours: 'sometimes maybe' }] }]
	])('has %s that can be read', (field, change) => {
		const [first, ...more] = ofPlace(change);
		expect(more).toEqual([]);
		expect(first).toMatchObject({ file: 'data/places/a.json', field });
		expect(first!.message.length).toBeGreaterThan(10);
		expect(ofPlace({ hours: 'Mo-Fr 09:00-17:00; PH off', offers: [{ ...meal, hours: '24/7' }] })).toEqual([]);
	});

	it.each([
		['75019', 19],
		['75001', 1],
		['75116', 16],
		['75016', 16],
		['93100', null],
		[null, 19]
	])('may have postcode %s in arrondissement %s', (postcode, arrondissement) => {
		expect(ofPlace({ address: address({ postcode, arrondissement }) })).toEqual([]);
	});

	it('needs no street when its address is not public', () => {
		for (const addressVisibility of ['area', 'onRequest', 'hidden'] as const)
			expect(ofPlace({ addressVisibility, address: address({ complement: null }) })).toEqual([]);
	});

	it('has its stations within a walk', () => {
		const stations = [{ id: 's', name: 'S', lines: [], lat: 48.87, lon: 2.39 }];
		const at = (metres: number | null) =>
			check({ stations, places: [place('a', { transit: [{ station: 'S', lines: [], metres }] })] });
		expect([at(null), at(2500)]).toEqual([[], []]);
		expect(at(2501)).toEqual([problem('transit', 'S is 2501 m away: is the point right?')]);
	});
});

describe('a lead', () => {
	const silence = 'a lead carries no point, phone or e-mail until somebody has checked it';
	it.each([
		[
			{ editorial: { ...lead().editorial, publishReason: null } },
			'editorial.publishReason',
			'is empty: say why the lead is not published'
		],
		[{ coordinates: { lat: 48.87, lon: 2.39, precision: 'address' as const } }, 'coordinates', silence],
		[{ contacts: { ...place('a').contacts, phone: '+33140332525' } }, 'coordinates', silence],
		[{ contacts: { ...place('a').contacts, email: 'a@b.fr' } }, 'coordinates', silence]
	])('is told how to mend it: %o', (change, field, message) => {
		expect(ofPlace(lead(change))).toEqual([problem(field, message)]);
	});

	it('need not say what only a published place must', () => {
		expect(ofPlace(lead({ addressVisibility: null, texts: {}, address: address({ complement: null }) }))).toEqual([]);
	});
});

it('a programme names places and organisations that exist, leads among them', () => {
	const file = 'data/programmes/p.json';
	expect(check({ programmes: [programme('p', { places: ['gone'], organisations: ['gone'] })] })).toEqual([
		problem('places', 'gone is no record of data/places: add it or mend the id', file),
		problem('organisations', 'gone is no record of data/organisations', file)
	]);
	expect(check({ places: [place('a', lead())], programmes: [programme('p', { places: ['a'] })] })).toEqual([]);
});

it('a theme has ten everyday words in each language; a need may have fewer', () => {
	const few = { ...enough, food: [], 'food.meal': ten.slice(1) };
	expect(check({ words: { ...words, uk: few } })).toEqual([
		problem('food.meal', 'has 9 words: a theme needs at least 10 everyday words', 'data/words/uk.json')
	]);
	const { ar: _, ...others } = words;
	expect(check({ words: others })).toHaveLength(themes.length);
});

it('names every problem at once', () => {
	expect(ofPlace({ organisation: 'gone', programmes: ['gone'], texts: {}, addressVisibility: null })).toHaveLength(4);
});

describe('duplicates', () => {
	const here = { lat: 48.87657, lon: 2.39562, precision: 'address' } as const;
	/** `metres` to the north. */
	const north = (metres: number) => ({ ...here, lat: here.lat + metres / 111_195 });
	const twins = (change: Partial<Place>, first: Partial<Place> = {}) =>
		checkDuplicates([
			place('a', { name: 'Maison', coordinates: here, ...first }),
			place('b', { name: 'MAISON', coordinates: here, ...change })
		]);
	const found = [problem('name', 'looks like a duplicate of a', 'data/places/b.json')];

	it('are published places of one name at one door', () => {
		expect(twins({})).toEqual(found);
		expect(twins({ coordinates: north(79) })).toEqual(found);
	});

	it.each([
		['of other names', { name: 'Foyer' }],
		['farther apart', { coordinates: north(81) }],
		['without a point', { coordinates: null }],
		['of which one is a lead', lead()]
	])('are not two places %s', (_, change) => {
		expect(twins(change)).toEqual([]);
	});
});
