import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileHours } from '#lib/server/publishing/compile-hours.ts';
import type { Calendar } from '../opening-hours/calendar.ts';
import type { Place } from '../place/place.ts';
import { build, event, french, guide, notice, place, programme, realRecords, records, term } from '../testing.ts';
import type { Edition, Records } from './build.ts';
import {
	FORMAT,
	ownShards,
	type EventFacts,
	type FactsShard,
	type GuideFacts,
	type ProgrammeFacts,
	type TextShard
} from './format.ts';

const shard = <T>(edition: Edition, name: string): T => JSON.parse(edition.shards[name]!.body) as T;
const bodies = (edition: Edition): string[] => [
	edition.manifestFile.body,
	...Object.values(edition.shards).map(({ body }) => body)
];
const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
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

describe('identity', () => {
	it('is the same, byte for byte, whatever the order of the records', () => {
		const { places, organisations, programmes, guides, events, notices, emergency, stations } = real;
		const disordered = fc.record({
			places: shuffled(places),
			organisations: shuffled(organisations),
			programmes: shuffled(programmes),
			guides: shuffled(guides),
			events: shuffled(events),
			notices: shuffled(notices),
			emergency: shuffled(emergency),
			stations: shuffled(stations)
		});
		fc.assert(
			fc.property(disordered, (lists) => {
				expect(build({ ...real, ...lists })).toEqual(edition);
			}),
			{ numRuns: 5 }
		);
	});

	it('is the same whatever the order of the calendars', () => {
		const week = [[], [], [], [], [], [], []] as Calendar['week'];
		const calendar: Calendar = { from: '2026-11-01', to: '2027-12-31', week, days: {} };
		const from = records({ places: [place('a'), place('b')] });
		expect(build(from, { b: calendar, a: calendar })).toEqual(build(from, { a: calendar, b: calendar }));
	});

	it('leaves the records as they were', () => {
		const before = JSON.stringify(real);
		build({ ...real, places: [...real.places].reverse() });
		expect(JSON.stringify(real)).toBe(before);
	});

	it('names the manifest, which names each shard with its size', () => {
		expect(edition.id).toBe(edition.manifestFile.sha256);
		const manifest = JSON.parse(edition.manifestFile.body);
		expect(manifest).toMatchObject({ format: FORMAT, month: '2026-11', languages: ['fr', 'en', 'ar', 'uk'] });
		expect(Object.keys(manifest.shards)).toEqual(Object.keys(edition.shards));
		for (const [name, { url, size, sha256, body }] of Object.entries(edition.shards)) {
			expect(manifest.shards[name]).toEqual({ url, size, sha256 });
			expect(url).toBe(`/editions/${name}-${sha256.slice(0, 20)}.json`);
			expect(size).toBe(Buffer.byteLength(body));
		}
	});

	it('changes with one text, and then only what holds it', () => {
		const other = structuredClone(real);
		const summary = other.places.find(({ editorial }) => editorial.publish)!.texts.summary!;
		summary['ar'] = { value: 'نص آخر', state: 'human' };
		const changed = build(other);
		expect(changed.id).not.toBe(edition.id);
		const moved = Object.keys(edition.shards).filter((name) => changed.shards[name]!.url !== edition.shards[name]!.url);
		expect(moved).toEqual(['text.ar']);
	});

	it.each(ownShards)('changes with one of the %s, and no shard of another kind moves', (kind) => {
		const make = { programmes: programme, guides: guide, events: event, notices: notice, terms: term }[kind];
		const from = records({ places: [place('a')] });
		const [before, after] = [build(from), build({ ...from, [kind]: [make('new')] })];
		const moved = Object.keys(before.shards).filter((name) => before.shards[name]!.url !== after.shards[name]!.url);
		// A programme without a text moves the list of programmes alone.
		expect(moved).toEqual(kind === 'programmes' ? [kind] : [kind, `${kind}.fr`]);
	});

	it('changes with the month', () => {
		const later = build(real, {}, '2026-12');
		expect(later.id).not.toBe(edition.id);
		expect(later.shards).toEqual(edition.shards);
	});

	it('moves nothing but the calendars in a month of other holidays', () => {
		const hours = (month: string) => {
			const compiled = compileHours('Mo-Fr 09:00-17:00; PH off', { firstMonth: month, exceptions: [] });
			return compiled.ok ? { a: compiled.calendar } : expect.unreachable(compiled.message);
		};
		const from = records({ places: [place('a')] });
		const [one, two] = [build(from, hours('2026-11'), '2026-11'), build(from, hours('2026-12'), '2026-12')];
		const moved = Object.keys(one.shards).filter((name) => one.shards[name]!.url !== two.shards[name]!.url);
		expect(moved).toEqual(['calendars']);
	});
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

it('keeps emergency numbers in their rank', () => {
	const numbers = shard<FactsShard>(edition, 'facts').emergency.map(({ number }) => number);
	expect(numbers.slice(0, 2)).toEqual(['15', '17']);
	expect(new Set(real.emergency.map(({ rank }) => rank)).size).toBe(real.emergency.length);
});

it('unties a place from a programme that is not published', () => {
	const draft = programme('draft', {
		editorial: { confidence: 'low', publish: false, publishReason: 'unsure', notes: null }
	});
	const offers = [{ id: 'meal', need: 'food', theme: null, programme: 'draft' }] as const;
	const tied = place('a', { programmes: ['draft', 'kept'], offers: [...offers] });
	const one = build(records({ places: [tied], programmes: [draft, programme('kept')] }));
	const [facts] = shard<FactsShard>(one, 'facts').places;
	expect(facts!.programmes).toEqual(['kept']);
	expect(facts!.offers[0]!.programme).toBeNull();
});

describe('a record that is not published', () => {
	const draft = { editorial: { confidence: 'low', publish: false, publishReason: 'unsure', notes: null } } as const;
	const from = records({
		places: [place('kept'), place('lead', draft)],
		programmes: [programme('kept'), programme('draft', draft)],
		guides: [
			guide('kept', { places: ['lead', 'kept'], programmes: ['draft', 'kept'], terms: ['draft', 'kept'] }),
			guide('draft', draft)
		],
		events: [
			event('kept', { place: 'lead', organisations: ['gone'], programmes: ['draft'], guides: ['draft', 'kept'] }),
			event('draft', draft)
		],
		notices: [
			notice('kept', { targets: [{ kind: 'event', id: 'draft' }], partOf: [{ notice: 'draft', certain: true }] }),
			notice('draft', draft)
		],
		terms: [term('kept', { guides: ['draft', 'kept'], programmes: ['draft'] }), term('draft', draft)]
	});

	it('is named by nothing', () => {
		for (const body of bodies(build(from))) expect(body).not.toMatch(/draft|lead|gone/);
		expect(shard<GuideFacts[]>(build(from), 'guides')[0]).toMatchObject({
			places: ['kept'],
			programmes: ['kept'],
			terms: ['kept']
		});
	});
});

it('keeps with a guide the sources of what it says of cost and papers, and their texts apart', () => {
	const source = { url: 'https://www.service-public.fr/', date: '2026-01' };
	const said = (value: string) => ({ text: french(value), source });
	const documents = { needed: [said('Un passeport.')], useful: [], notNeeded: [said('Un compte en banque.')] };
	const one = build(records({ guides: [guide('g', { cost: said('Gratuit.'), documents })] }));
	expect(shard<GuideFacts[]>(one, 'guides')[0]).toMatchObject({
		steps: 1,
		cost: source,
		delay: null,
		documents: { needed: [source], useful: [], notNeeded: [source] }
	});
	expect(Object.keys(shard<Record<string, object>>(one, 'guides.fr')['g']!)).toEqual([
		'title',
		'steps.0',
		'needed.0',
		'notNeeded.0',
		'cost'
	]);
});

it('has what to say to an emergency number in the letters of each language', () => {
	const say = [{ fr: 'Au secours', pronunciation: { uk: 'о секур' }, meaning: french('Aidez-moi') }];
	const number = {
		number: '112',
		rank: 1,
		free: true,
		sms: null,
		say,
		texts: { name: {}, whenToCall: {} },
		sources: []
	};
	const one = build(records({ emergency: [number] }));
	expect(shard<FactsShard>(one, 'facts').emergency[0]!.say).toEqual(['Au secours']);
	expect(shard<TextShard>(one, 'text.uk').emergency['112']).toEqual({
		'say.0.sound': { value: 'о секур', state: 'machine' }
	});
	expect(shard<TextShard>(one, 'text.fr').emergency['112']).toEqual({ 'say.0': say[0]!.meaning['fr'] });
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
