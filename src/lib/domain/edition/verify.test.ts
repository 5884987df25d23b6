import { describe, expect, it } from 'vitest';
import { build, event, guide, notice, place, realRecords, records, term } from '../testing.ts';
import type { Edition } from './build.ts';
import type { FactsShard, PlaceFacts } from './format.ts';
import { verifyEdition } from './verify.ts';

const sound = build(records({ places: [place('a'), place('b')] }));

/** A sound edition whose facts were changed after it was built. */
function doctored(change: (facts: FactsShard) => void): Edition {
	const facts = JSON.parse(sound.shards['facts']!.body) as FactsShard;
	change(facts);
	return { ...sound, shards: { ...sound.shards, facts: { ...sound.shards['facts']!, body: JSON.stringify(facts) } } };
}
const withPlace = (change: Partial<PlaceFacts>) => doctored(({ places }) => Object.assign(places[0]!, change));
const open = { street: null, complement: null, postcode: null, city: 'Paris', insee: null, arrondissement: null };

describe('verifyEdition', () => {
	it('finds nothing wrong with the real content, nor with a sound edition', async () => {
		expect(verifyEdition(build(await realRecords()))).toEqual([]);
		expect(verifyEdition(sound)).toEqual([]);
	});

	it('refuses an edition with no place', () => {
		expect(verifyEdition(build(records({})))).toEqual(['facts: no place at all']);
	});

	it('refuses an edition with no facts', () => {
		const { facts: _, ...rest } = sound.shards;
		expect(verifyEdition({ ...sound, shards: rest })).toEqual(['facts: no place at all']);
	});

	it('refuses the same id twice', () => {
		expect(verifyEdition(withPlace({ id: 'b' }))).toEqual(['places/b: the id stands twice']);
	});

	it('refuses a place that offers nothing', () => {
		expect(verifyEdition(withPlace({ offers: [] }))).toEqual(['places/a: offers nothing']);
	});

	it('refuses an organisation that is not there', () => {
		expect(verifyEdition(withPlace({ organisation: 'gone' }))).toEqual([
			'places/a: organisation gone is not in the edition'
		]);
	});

	it.each([
		['street', { address: { ...open, street: '1 rue X' } }],
		['complement', { address: { ...open, complement: 'Gate 1' } }],
		['point', { address: open, coordinates: { lat: 48.86, lon: 2.37, precision: 'address' } }],
		['station', { address: open, transit: [{ station: 'Place des Fêtes', lines: ['11'], metres: 200 }] }]
	] as const)('refuses the %s of an address that is not public', (_, change) => {
		for (const addressVisibility of ['area', 'onRequest', 'hidden'] as const)
			expect(verifyEdition(withPlace({ ...(change as Partial<PlaceFacts>), addressVisibility }))).toEqual([
				'places/a: an address that is not public'
			]);
	});

	it('refuses notes for editors', () => {
		expect(verifyEdition(withPlace({ editorial: null } as Partial<PlaceFacts>))).toEqual([
			'places/a: carries notes for editors'
		]);
	});

	it.each(['text.ar', 'words.uk', 'guides.ar', 'calendars', 'terms'])('refuses an edition without %s', (name) => {
		const shards = Object.fromEntries(Object.entries(sound.shards).filter(([each]) => each !== name));
		expect(verifyEdition({ ...sound, shards })).toEqual([`${name}: the shard is missing`]);
	});

	it.each([
		['guides', { places: ['gone'] }, 'guides/x: place gone is not in the edition'],
		['guides', { terms: ['gone'] }, 'guides/x: term gone is not in the edition'],
		['events', { place: 'gone' }, 'events/x: place gone is not in the edition'],
		['notices', { targets: [{ kind: 'event', id: 'gone' }] }, 'notices/x: event gone is not in the edition'],
		['terms', { guides: ['gone'] }, 'terms/x: guide gone is not in the edition'],
		['terms', { editorial: null }, 'terms: carries notes for editors']
	])('refuses %s with %o', (kind, change, message) => {
		const make = { guides: guide, events: event, notices: notice, terms: term }[kind as 'guides'];
		const one = build(records({ places: [place('a')], [kind]: [make('x')] }));
		const [record] = JSON.parse(one.shards[kind]!.body) as object[];
		const body = JSON.stringify([{ ...record, ...change }]);
		expect(verifyEdition({ ...one, shards: { ...one.shards, [kind]: { ...one.shards[kind]!, body } } })).toEqual([
			message
		]);
	});

	it('names all faults at once', () => {
		const faults = withPlace({ id: 'b', offers: [], organisation: 'gone' });
		expect(verifyEdition(faults)).toHaveLength(3);
	});
});
