import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '#lib/domain/kinds.ts';
import { event, guide, place } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { links, offers, places, records, sources, texts } from '../db/schema.ts';
import { testDatabase } from '../db/testing.ts';
import { historyOf, readVersion, restoreVersion, retireRecord } from './history.ts';
import { saveRecord } from './save.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
});
afterAll(() => end());

const save = (kind: Kind, body: { id: string }, expected = 0, reason: string | null = null) =>
	saveRecord(database.orm, { kind, id: body.id, body, expected, actor: 'lea', reason });
const headOf = async (kind: Kind, id: string) =>
	(
		await database.orm
			.select()
			.from(records)
			.where(and(eq(records.kind, kind), eq(records.id, id)))
	)[0];
const which = (id: string, expected: number) =>
	({ kind: 'places', id, expected, actor: 'sam', reason: 'why' }) as const;

describe('saving', () => {
	it('makes a record, and each change another version with who, when, what and why', async () => {
		const before = Date.now();
		expect(await save('places', place('a'), 0, 'new here')).toEqual({ ok: true, version: 1, changed: true });
		const body = place('a', { hours: 'Mo 09:00-12:00', aliases: ['A.'] });
		expect(await save('places', body, 1, 'they phoned')).toEqual({ ok: true, version: 2, changed: true });
		const all = await historyOf(database.orm, { kind: 'places', id: 'a' });
		expect(all).toMatchObject([
			{
				version: 2,
				action: 'edited',
				actor: 'lea',
				reason: 'they phoned',
				retired: false,
				changes: [
					{ field: 'aliases', old: [], new: ['A.'] },
					{ field: 'hours', old: null, new: 'Mo 09:00-12:00' }
				]
			},
			{ version: 1, action: 'created', actor: 'lea', reason: 'new here', changes: [] }
		]);
		for (const { at } of all) expect(at.getTime()).toBeGreaterThan(before - 60_000);
		expect(await headOf('places', 'a')).toMatchObject({ version: 2, savedBy: 'lea', body, published: true });
	});

	it('of what is the same already makes no version', async () => {
		await save('places', place('same'));
		expect(await save('places', place('same'), 1)).toEqual({ ok: true, version: 1, changed: false });
		expect(await historyOf(database.orm, { kind: 'places', id: 'same' })).toHaveLength(1);
	});

	it('refuses what does not fit the schema, and says each field', async () => {
		const result = await save('places', { ...place('bad'), offers: [], checkedOn: 7 } as never);
		expect(result).toMatchObject({ ok: false, code: 'record.invalid' });
		expect(
			result.ok === false && result.code === 'record.invalid' && result.problems.map(({ field }) => field)
		).toEqual(['offers', 'checkedOn']);
		expect(await headOf('places', 'bad')).toBeUndefined();
	});

	it('refuses another id than that of the record', async () => {
		const renamed = { kind: 'places', id: 'b', body: place('c'), expected: 0, actor: 'lea' } as const;
		expect(await saveRecord(database.orm, renamed)).toMatchObject({ ok: false, code: 'record.invalid' });
	});

	it('gives to who comes second what the first has saved', async () => {
		await save('places', place('two'));
		const first = place('two', { name: 'By the first' });
		await save('places', first, 1);
		expect(await save('places', place('two', { hours: 'Mo 09:00-12:00' }), 1)).toEqual({
			ok: false,
			code: 'record.conflict',
			version: 2,
			body: first
		});
		expect(await save('places', place('two'), 0)).toMatchObject({ code: 'record.conflict', version: 2 });
		expect(await save('places', place('nowhere'), 3)).toEqual({ ok: false, code: 'record.unknown' });
	});

	it('by twenty people at once lets one win, and loses no word of the others without saying so', async () => {
		await save('places', place('rush'));
		const all = await Promise.all(
			Array.from({ length: 20 }, (_, n) => save('places', place('rush', { name: `Name ${n}` }), 1))
		);
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		expect(all.filter((each) => !each.ok && each.code === 'record.conflict')).toHaveLength(19);
		expect((await headOf('places', 'rush'))!.version).toBe(2);
		const born = await Promise.all(
			Array.from({ length: 20 }, (_, n) => save('places', place('born', { name: `Name ${n}` })))
		);
		expect(born.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('is undone whole with the transaction it is part of', async () => {
		const work = database.transaction(async (tx) => {
			await saveRecord(tx, { kind: 'places', id: 'lost', body: place('lost'), expected: 0, actor: 'lea' });
			throw new Error('enough');
		});
		await expect(work).rejects.toThrow('enough');
		expect(await headOf('places', 'lost')).toBeUndefined();
		expect(await historyOf(database.orm, { kind: 'places', id: 'lost' })).toEqual([]);
	});
});

describe('the rows beside a record', () => {
	const of = (id: string) => sql`kind = 'places' and id = ${id}`;

	it('follow each version of it', async () => {
		const shower = { id: 'shower', need: 'hygiene', theme: 'hygiene.shower', programme: 'prog' } as const;
		const text = { fr: { value: 'Douches.', state: 'source' }, ar: { value: 'حمام', state: 'machine' } } as const;
		const body = place('beside', {
			organisation: 'org',
			offers: [shower],
			texts: { summary: text },
			coordinates: { lat: 48.87, lon: 2.38, precision: 'address' },
			contacts: { phone: '+33140000000', shortPhone: null, email: null, website: null }
		});
		await save('places', body);
		const session = database.orm;
		expect(await session.select().from(places).where(of('beside'))).toMatchObject([
			{ organisation: 'org', latitude: 48.87, longitude: 2.38, phone: '+33140000000', hours: null }
		]);
		expect(await session.select().from(offers).where(of('beside'))).toMatchObject([
			{ offer: 'shower', need: 'hygiene' }
		]);
		expect(await session.select().from(texts).where(of('beside')).orderBy(texts.lang)).toMatchObject([
			{ field: 'texts.summary', lang: 'ar', state: 'machine', value: 'حمام' },
			{ field: 'texts.summary', lang: 'fr', state: 'source', value: 'Douches.' }
		]);
		expect(await session.select().from(sources).where(of('beside'))).toMatchObject([
			{ field: 'sources.0', url: 'https://www.paris.fr/' }
		]);
		const linked = await session.select().from(links).where(of('beside')).orderBy(links.field);
		expect(linked.map(({ field, toKind, toId }) => [field, toKind, toId])).toEqual([
			['offers.shower.programme', 'programmes', 'prog'],
			['organisation', 'organisations', 'org']
		]);
		await save('places', place('beside'), 1);
		expect(await session.select().from(links).where(of('beside'))).toEqual([]);
		expect(await session.select().from(offers).where(of('beside'))).toMatchObject([{ offer: 'meal' }]);
	});

	it('find the texts and the sources wherever they stand', async () => {
		const source = { url: 'https://www.ofii.fr/', date: '2026-01' };
		const french = (value: string) => ({ fr: { value, state: 'source' } }) as const;
		await save(
			'guides',
			guide('deep', { steps: [french('Un.'), french('Deux.')], cost: { text: french('12 €'), source } })
		);
		const here = sql`kind = 'guides' and id = 'deep'`;
		const found = await database.orm.select().from(texts).where(here).orderBy(texts.field);
		expect(found.map(({ field }) => field)).toEqual(['cost.text', 'steps.0', 'steps.1', 'title']);
		const read = await database.orm.select().from(sources).where(here).orderBy(sources.field);
		expect(read.map(({ field }) => field)).toEqual(['cost.source', 'sources.0']);
	});
});

describe('history', () => {
	it('of an event is counted on, so that calendars take it', async () => {
		await save('events', event('fete', { start: '2026-06-20' }));
		await save('events', event('fete', { start: '2026-06-21', sequence: 1 }), 1);
		const fete = { kind: 'events', id: 'fete', expected: 2, actor: 'sam' } as const;
		expect(await restoreVersion(database.orm, fete, 1)).toMatchObject({ ok: true, version: 3 });
		expect(await headOf('events', 'fete')).toMatchObject({ body: { start: '2026-06-20', sequence: 2 } });
	});

	it('gives back any version, and restores it as a new one', async () => {
		await save('places', place('back'));
		await save('places', place('back', { name: 'Mistake' }), 1);
		expect(await readVersion(database.orm, { kind: 'places', id: 'back' }, 1)).toEqual({
			body: place('back'),
			retired: false
		});
		expect(await restoreVersion(database.orm, which('back', 1), 1)).toMatchObject({ code: 'record.conflict' });
		expect(await restoreVersion(database.orm, which('back', 2), 9)).toEqual({ ok: false, code: 'record.unknown' });
		expect(await restoreVersion(database.orm, which('back', 2), 1)).toEqual({ ok: true, version: 3, changed: true });
		expect((await headOf('places', 'back'))!.body).toEqual(place('back'));
		const [last] = await historyOf(database.orm, { kind: 'places', id: 'back' });
		expect(last).toMatchObject({ action: 'restored', actor: 'sam', reason: 'why' });
		expect(last!.changes).toEqual([{ field: 'name', old: 'Mistake', new: 'Place back' }]);
	});

	it('retires, and brings back what was retired', async () => {
		await save('places', place('over'));
		expect(await retireRecord(database.orm, which('over', 1))).toEqual({ ok: true, version: 2, changed: true });
		expect(await headOf('places', 'over')).toMatchObject({ retired: true, body: place('over') });
		expect(await restoreVersion(database.orm, which('over', 2), 1)).toMatchObject({ ok: true, version: 3 });
		expect(await headOf('places', 'over')).toMatchObject({ retired: false });
		expect(await retireRecord(database.orm, which('never', 1))).toEqual({ ok: false, code: 'record.unknown' });
	});
});
