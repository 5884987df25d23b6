import { beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../place/place.ts';
import { build, place, realRecords, records } from '../testing.ts';
import type { Edition, Records } from './build.ts';
import type { EventFacts, FactsShard, GuideFacts, ProgrammeFacts, TextShard } from './format.ts';

const shard = <T>(edition: Edition, name: string): T => JSON.parse(edition.shards[name]!.body) as T;
const bodies = (edition: Edition): string[] => [
	edition.manifestFile.body,
	...Object.values(edition.shards).map(({ body }) => body)
];
/** A copy in which every string, wherever it stands, is another one. */
const everyString = <T>(value: T, change: (text: string) => string): T => {
	if (typeof value === 'string') return change(value) as T;
	if (Array.isArray(value)) return value.map((each) => everyString(each, change)) as T;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, everyString(each, change)])) as T;
};

let real: Records;
let edition: Edition;
beforeAll(async () => {
	real = await realRecords();
	edition = build(real);
});

describe('what does not leave', () => {
	it('is anything of a lead or of a programme that is not published', () => {
		const mark = (text: string) => `LEAKED ${text}`;
		const hide = <T extends { id: string; editorial: { publish: boolean } }>(record: T): T =>
			record.editorial.publish ? record : everyString(record, mark);
		const renamed = new Set(
			[...real.places, ...real.programmes].flatMap(({ id, editorial }) => (editorial.publish ? [] : [id]))
		);
		expect(renamed.size).toBeGreaterThan(50);
		const rename = (ids: string[]) => ids.flatMap((id) => (renamed.has(id) ? [id, mark(id)] : [id]));
		const marked: Records = {
			...real,
			places: real.places.map(hide).map((each) => ({
				...each,
				programmes: rename(each.programmes),
				offers: each.offers.map((offer) =>
					offer.programme && renamed.has(offer.programme) ? { ...offer, programme: mark(offer.programme) } : offer
				)
			})),
			programmes: real.programmes.map(hide).map((each) => ({ ...each, places: rename(each.places) }))
		};
		expect(JSON.stringify(marked.programmes.filter(({ editorial }) => editorial.publish))).toContain('LEAKED');
		for (const body of bodies(build(marked))) expect(body).not.toContain('LEAKED');
	});

	it('is the id of a lead, wherever places are named', () => {
		const leads = new Set(real.places.filter(({ editorial }) => !editorial.publish).map(({ id }) => id));
		const facts = shard<FactsShard>(edition, 'facts');
		const listed = <T>(name: string) => shard<T[]>(edition, name);
		const named = [
			facts.places.map(({ id }) => id),
			listed<ProgrammeFacts>('programmes').flatMap(({ places }) => places),
			listed<GuideFacts>('guides').flatMap(({ places }) => places),
			listed<EventFacts>('events').flatMap(({ place }) => place ?? [])
		];
		const texts = ['fr', 'en', 'ar', 'uk'].map((lang) => Object.keys(shard<TextShard>(edition, `text.${lang}`).places));
		expect([...named, ...texts].flat().filter((id) => leads.has(id))).toEqual([]);
	});

	it('is an organisation that only leads name', () => {
		const kept = shard<FactsShard>(edition, 'facts').organisations.map(({ id }) => id);
		const published = real.places.filter(({ editorial }) => editorial.publish);
		const { events, notices } = real;
		const runs = new Set<string | null>([
			...events.flatMap(({ editorial, organisations }) => (editorial.publish ? organisations : [])),
			...notices.flatMap(({ targets }) => targets.map(({ id }) => id)),
			...published.map(({ organisation }) => organisation),
			...real.programmes.filter(({ editorial }) => editorial.publish).flatMap(({ organisations }) => organisations)
		]);
		expect(kept.length).toBeLessThan(real.organisations.length);
		expect(kept.filter((id) => !runs.has(id))).toEqual([]);
	});

	it('is any note for editors', () => {
		const noted = everyNote(real, (note) => `SECRET ${note}`);
		for (const body of bodies(build(noted))) {
			expect(body).not.toContain('SECRET');
			expect(body).not.toContain('"editorial"');
			expect(body).not.toContain('publishReason');
		}
	});

	it('is the hours in their source form, which the calendars replace', () => {
		expect(bodies(edition).filter((body) => body.includes('"hours":"'))).toEqual([]);
	});

	const told: Partial<Place> = {
		address: {
			street: '1 rue Confidentielle',
			complement: 'Porte Discrète',
			postcode: '75011',
			city: 'Paris',
			insee: '75111',
			arrondissement: 11
		},
		coordinates: { lat: 48.86123, lon: 2.37123, precision: 'address' },
		transit: [{ station: 'Station Voisine', lines: ['9'], metres: 123 }]
	};
	const traces = /Confidentielle|Discrète|48\.86123|2\.37123|Voisine/;
	const area = { street: null, complement: null, postcode: '75011', city: 'Paris', insee: '75111', arrondissement: 11 };
	const nowhere = { ...area, postcode: null, insee: null, arrondissement: null };

	it.each([
		['area', area],
		['onRequest', area],
		['hidden', nowhere],
		[null, nowhere]
	] as const)('is the door of a place whose address is %s', (addressVisibility, address) => {
		const one = build(records({ places: [place('refuge', { ...told, addressVisibility })] }));
		for (const body of bodies(one)) expect(body).not.toMatch(traces);
		expect(shard<FactsShard>(one, 'facts').places[0]).toMatchObject({
			addressVisibility: addressVisibility ?? 'hidden',
			address,
			coordinates: null,
			transit: []
		});
	});

	it('is nothing of a public one', () => {
		const one = build(records({ places: [place('office', told)] }));
		expect(shard<FactsShard>(one, 'facts').places[0]).toMatchObject(told);
	});

	it('is a text that is missing', () => {
		const summary = { fr: { value: 'Un lieu.', state: 'source' }, uk: { value: '-', state: 'missing' } } as const;
		const one = build(records({ places: [place('a', { texts: { summary } })] }));
		expect(shard<TextShard>(one, 'text.fr').places).toEqual({ a: { summary: summary.fr } });
		expect(shard<TextShard>(one, 'text.uk').places).toEqual({});
	});
});

function everyNote(from: Records, change: (note: string) => string): Records {
	const noted = <T extends { editorial: Place['editorial'] }>(record: T): T => ({
		...record,
		editorial: {
			...record.editorial,
			notes: change(String(record.editorial.notes)),
			publishReason: change(String(record.editorial.publishReason))
		}
	});
	return {
		...from,
		places: from.places.map(noted),
		programmes: from.programmes.map(noted),
		guides: from.guides.map(noted),
		events: from.events.map(noted),
		notices: from.notices.map(noted),
		terms: from.terms.map(noted)
	};
}
