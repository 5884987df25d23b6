import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event, guide, notice, place, programme } from '#lib/domain/testing.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { duplicatesOf } from './duplicates.ts';
import { historyOf } from './history.ts';
import { listRecords } from './list.ts';
import { mergePlaces } from './merge-places.ts';
import { listProposals } from './proposals.ts';
import { readRecord } from './read.ts';
import { saveRecord } from './save.ts';
import { submitEdit, type Edit } from './submit-edit.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
});
afterAll(() => end());

const make = (kind: Kind, body: { id: string }) =>
	saveRecord(database.orm, { kind, id: body.id, body, expected: 0, actor: 'lea' });
const edit = (body: Place, expected: number, more: Partial<Edit> = {}) =>
	submitEdit(database.orm, { kind: 'places', id: body.id, body, expected, actor: 'lea', direct: true, ...more });
const read = async (kind: Kind, id: string) => (await readRecord(database.orm, kind, id))?.body as Place;
const texts = {
	summary: { fr: { value: 'Un.', state: 'source' as const }, en: { value: 'One.', state: 'machine' as const } }
};

describe('an edit', () => {
	it('that is wrong is not saved, and says all that has to be mended', async () => {
		await make('places', place('wrong'));
		const result = await edit(place('wrong', { name: '', hours: 'tous les jours' }), 1);
		expect(result).toEqual({ ok: false, code: 'problems', problems: [{ field: 'name', code: 'empty' }] });
		expect(await edit(place('wrong', { hours: 'tous les jours' }), 1)).toMatchObject({
			problems: [{ field: 'hours', code: 'hours', detail: expect.stringContaining('tous les jours') }]
		});
		expect(await historyOf(database.orm, { kind: 'places', id: 'wrong' })).toHaveLength(1);
	});

	it('of the source makes its translations outdated', async () => {
		await make('places', place('source', { texts }));
		const summary = { ...texts.summary, fr: { value: 'Deux.', state: 'source' as const } };
		expect(await edit(place('source', { texts: { summary } }), 1)).toMatchObject({ ok: true, version: 2 });
		expect((await read('places', 'source')).texts.summary?.['en']).toEqual({ value: 'One.', state: 'outdated' });
	});

	it('goes together with what somebody else saved meanwhile', async () => {
		const before = place('both');
		await make('places', before);
		await edit({ ...before, name: 'Autre nom' }, 1, { actor: 'sam' });
		expect(await edit({ ...before, cost: 'free' } as Place, 1)).toMatchObject({ ok: true, version: 3, changed: true });
		expect(await read('places', 'both')).toEqual({ ...before, name: 'Autre nom', cost: 'free' });
	});

	it('asks when both changed the same field, and loses nothing of either', async () => {
		const before = place('clash');
		await make('places', before);
		await edit({ ...before, name: 'Le leur', cost: 'paid' } as Place, 1, { actor: 'sam' });
		const mine = { ...before, name: 'Le mien', hours: 'Mo 09:00-10:00' } as Place;
		expect(await edit(mine, 1)).toEqual({
			ok: false,
			code: 'conflict',
			version: 2,
			conflicts: [{ field: 'name', base: 'Place clash', ours: 'Le mien', theirs: 'Le leur' }]
		});
		expect(await read('places', 'clash')).toMatchObject({ name: 'Le leur', hours: null });
		expect(await edit(mine, 1, { choices: { name: 'ours' } })).toMatchObject({ ok: true, version: 3 });
		expect(await read('places', 'clash')).toMatchObject({ name: 'Le mien', cost: 'paid', hours: 'Mo 09:00-10:00' });
	});

	it('of somebody who may not save waits for a review', async () => {
		await make('places', place('asked'));
		const result = await edit(place('asked', { name: 'Autrement' }), 1, { direct: false });
		expect(result).toEqual({ ok: true, saved: 'proposal', number: expect.any(Number) });
		expect(await read('places', 'asked')).toMatchObject({ name: 'Place asked' });
		expect(await listProposals(database.orm, { kind: 'places', id: 'asked' })).toMatchObject([
			{ author: 'lea', state: 'open', name: 'Autrement' }
		]);
		expect(await edit(place('asked'), 1, { direct: false })).toMatchObject({ ok: true, number: null });
	});

	it('of a new record takes no id that is taken', async () => {
		expect(await edit(place('fresh'), 0)).toMatchObject({ ok: true, version: 1, changed: true });
		expect(await edit(place('fresh', { name: 'Another' }), 0)).toEqual({ ok: false, code: 'taken' });
		expect(await edit(place('nobody'), 3)).toEqual({ ok: false, code: 'unknown' });
	});

	it('by twenty people at once of twenty fields loses none', async () => {
		const crowd = place('crowd', {
			offers: Array.from({ length: 20 }, (_, index) => ({
				...{ id: `o${index}`, need: 'food', theme: null, programme: null }
			}))
		} as Partial<Place>);
		await make('places', crowd);
		const results = await Promise.all(
			crowd.offers.map((_, index) => {
				const offers = crowd.offers.with(index, { ...crowd.offers[index], cost: 'free' } as Place['offers'][number]);
				return edit({ ...crowd, offers }, 1, { actor: `p${index}` });
			})
		);
		expect(results.every(({ ok }) => ok)).toBe(true);
		expect((await read('places', 'crowd')).offers.every(({ cost }) => cost === 'free')).toBe(true);
	});
});

describe('places that are one', () => {
	const at = { lat: 48.87, lon: 2.38, precision: 'address' as const };
	const contacts = { phone: '+33140332525', shortPhone: null, email: null, website: null };

	it('are found by phone, or by a name alike within 80 metres', async () => {
		await make('places', place('cafe', { name: 'Café Social Belleville', coordinates: at, contacts }));
		await make('places', place('far', { name: 'Café Social Belleville', coordinates: { ...at, lat: 48.872 } }));
		const twin = place('twin', { name: 'Cafe social de Belleville', coordinates: { ...at, lat: 48.8705 } });
		expect(await duplicatesOf(database.orm, twin)).toEqual([
			{ id: 'cafe', name: 'Café Social Belleville', because: ['name'] }
		]);
		const caller = place('caller', { name: 'Tout autre', contacts });
		expect(await duplicatesOf(database.orm, caller)).toEqual([
			{ id: 'cafe', name: 'Café Social Belleville', because: ['phone'] }
		]);
		expect(await duplicatesOf(database.orm, place('alone'))).toEqual([]);
	});

	it('are told to an association only where the public sees the address', async () => {
		const there = { lat: 48.85, lon: 2.33, precision: 'address' as const };
		await make('places', place('shelter', { name: 'Le refuge', coordinates: there, addressVisibility: 'hidden' }));
		await make('places', place('office', { name: 'Le refuge, accueil', coordinates: there }));
		const trying = place('trying', { name: 'Le refuge', coordinates: there });
		expect((await duplicatesOf(database.orm, trying)).map(({ id }) => id)).toContain('shelter');
		expect((await duplicatesOf(database.orm, trying, true)).map(({ id }) => id)).not.toContain('shelter');
	});

	it('are merged: one goes, all that named it names the other, its address is kept', async () => {
		await make('places', place('kept', { name: 'Gardé', aliases: ['G.'] }));
		await make('places', place('gone', { name: 'Parti', formerIds: ['older'] }));
		await make('programmes', programme('p', { places: ['gone', 'kept'] }));
		await make('events', event('e', { place: 'gone' }));
		await make('guides', guide('g', { places: ['gone'] }));
		await make('notices', notice('n', { targets: [{ kind: 'place', id: 'gone' }] }));
		const merge = { from: 'gone', into: 'kept', actor: 'lea', reason: 'same door' };
		const result = await mergePlaces(database.orm, merge);
		expect(result.ok && result.renamed.map(({ kind }) => kind).sort()).toEqual([
			'events',
			'guides',
			'notices',
			'programmes'
		]);
		expect(await read('places', 'kept')).toMatchObject({ aliases: ['G.', 'Parti'], formerIds: ['gone', 'older'] });
		expect(Object.keys(await read('places', 'kept')).slice(0, 4)).toEqual(['id', 'name', 'aliases', 'formerIds']);
		expect((await readRecord(database.orm, 'places', 'gone'))?.retired).toBe(true);
		expect(await read('programmes', 'p')).toMatchObject({ places: ['kept'] });
		expect(await read('events', 'e')).toMatchObject({ place: 'kept' });
		expect(await read('guides', 'g')).toMatchObject({ places: ['kept'] });
		expect(await read('notices', 'n')).toMatchObject({ targets: [{ kind: 'place', id: 'kept' }] });
		expect(await mergePlaces(database.orm, { ...merge, from: 'kept' })).toEqual({ ok: false, code: 'record.same' });
		expect(await mergePlaces(database.orm, { ...merge, into: 'nobody' })).toEqual({
			ok: false,
			code: 'record.unknown'
		});
	});
});

describe('the list of places', () => {
	it('is found by name without accents, and by what is missing', async () => {
		const { database: founded, end: done } = await testDatabase('founded');
		const list = (query: Parameters<typeof listRecords>[2]) => listRecords(founded.orm, 'places', query);
		expect((await list({ text: 'cafe belleville' })).map(({ id }) => id)).toContain('cafe-social-belleville');
		const [cafe] = await list({ text: 'cafe-social-belleville' });
		expect(cafe).toMatchObject({ arrondissement: 20, published: true, missing: ['hours', 'verified'] });
		const hours = await list({ missing: 'hours' });
		expect(hours.length).toBeGreaterThan(100);
		for (const { id } of hours.slice(0, 20))
			expect(((await readRecord(founded.orm, 'places', id))?.body as Place).hours).toBeNull();
		const leads = await list({ state: 'lead' });
		expect(leads.length).toBeGreaterThan(0);
		expect(leads.every(({ missing }) => missing.includes('address'))).toBe(true);
		expect(await list({ state: 'retired' })).toEqual([]);
		const reader = { role: 'association' as const, organisation: 'ayyem-zamen' };
		const own = await list({ reader });
		expect(own.length).toBeGreaterThan(0);
		expect(own.every(({ organisation }) => organisation === 'ayyem-zamen')).toBe(true);
		expect(await list({ reader: { ...reader, organisation: null } })).toEqual([]);
		expect(await list({ reader: { role: 'editor', organisation: null } })).toEqual(await list({}));
		expect((await listRecords(founded.orm, 'organisations', { reader })).map(({ id }) => id)).toEqual(['ayyem-zamen']);
		expect((await listRecords(founded.orm, 'terms', { reader })).length).toBeGreaterThan(10);
		await done();
	});
});
