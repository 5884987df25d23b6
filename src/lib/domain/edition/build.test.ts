import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileHours } from '#lib/server/publishing/compile-hours.ts';
import type { Calendar } from '../opening-hours/calendar.ts';
import { build, event, french, guide, notice, place, programme, realRecords, records, term } from '../testing.ts';
import type { Edition, Records } from './build.ts';
import { FORMAT, ownShards, type FactsShard, type GuideFacts, type TextShard } from './format.ts';

const shard = <T>(edition: Edition, name: string): T => JSON.parse(edition.shards[name]!.body) as T;
const bodies = (edition: Edition): string[] => [
	edition.manifestFile.body,
	...Object.values(edition.shards).map(({ body }) => body)
];
const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });

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
