import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '#lib/domain/place/place.ts';
import { factGroups } from '#lib/domain/place/codes.ts';
import { verified } from '#lib/domain/place/verified.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import { french, place } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { websiteChecks } from '../db/review-schema.ts';
import { testDatabase } from '../db/testing.ts';
import { whatNext } from './next.ts';
import { saveRecord } from './save.ts';
import { readSettings, saveSettings } from './settings.ts';
import { verifyPlace } from './verify.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
});
afterAll(() => end());

const today = '2026-11-24';
const save = (body: Place, expected = 0) =>
	saveRecord(database.orm, { kind: 'places', id: body.id, body, expected, actor: 'pia' });
const contacts = { phone: '+33140000000', shortPhone: null, email: null, website: 'https://example.org/' };
const on = (at: string, id: string, more: Partial<Place> = {}) =>
	verified(place(id, { contacts, hours: 'Mo 09:00-12:00', ...more }), factGroups, {
		at,
		byRole: 'editor',
		how: 'visit'
	});
const next = async (organisation: string | null = null, settings = defaultSettings) => {
	const list = await whatNext(database.orm, { settings, today, organisation });
	return Object.fromEntries(list.map(({ task, places }) => [task, places.map(({ id }) => id)]));
};

describe('what to do next', () => {
	it('tells what ages, what misses, and which leads are only leads, the oldest first', async () => {
		await save(on('2026-11-01', 'fresh'));
		await save(on('2026-05-28', 'day180'));
		await save(on('2026-05-29', 'day179', { organisation: 'org' }));
		await save(on('2026-03-29', 'day240'));
		await save(on('2026-03-28', 'day241'));
		await save(on('2025-01-01', 'old'));
		await save(place('bare'));
		const editorial = { confidence: 'low', publish: false, publishReason: 'no address', notes: null } as const;
		await save(place('lead', { editorial }));
		const found = await next();
		expect(found).toMatchObject({
			ageing: ['day240', 'day180'],
			due: ['old', 'day241'],
			never: ['bare'],
			hours: ['bare'],
			phone: ['bare'],
			lead: ['lead']
		});
		expect(found['outdated']).toBeUndefined();
		expect(found['text']).toContain('fresh');
	});

	it('tells outdated texts and websites that no longer answer', async () => {
		const summary = { ...french('Un lieu.'), ar: { value: 'مكان', state: 'outdated' } } as const;
		await save(on('2026-11-01', 'stale', { texts: { summary } }));
		const row = { url: 'https://example.org/', result: 'gone', status: 404, at: new Date() };
		await database.orm.insert(websiteChecks).values(row);
		const found = await next();
		expect(found['outdated']).toEqual(['stale']);
		expect(found['broken']).toContain('fresh');
		expect(found['broken']).not.toContain('bare');
	});

	it('shows an association its own places', async () => {
		expect(Object.values(await next('org')).flat()).toEqual(expect.arrayContaining(['day179']));
		expect(new Set(Object.values(await next('org')).flat())).toEqual(new Set(['day179']));
	});

	it('follows the settings', async () => {
		const set = { ageingDays: 10, dueDays: 20, askEveryDays: 5, linkDays: 7, digestDays: 0, asksByItself: true };
		expect(await saveSettings(database.orm, set, 'adam')).toBeNull();
		expect(await readSettings(database.orm)).toEqual(set);
		expect((await next(null, set))['due']).toEqual(expect.arrayContaining(['day179', 'fresh']));
		expect(await saveSettings(database.orm, { ...set, dueDays: 9 }, 'adam')).toBe('dueDays');
		expect(await saveSettings(database.orm, { ...set, ageingDays: 30 }, 'adam')).toBe('order');
		expect(await readSettings(database.orm)).toEqual(set);
	});
});

describe('"still true"', () => {
	const verify = (id: string, expected: number, groups: readonly (typeof factGroups)[number][] = factGroups) =>
		verifyPlace(database.orm, { id, groups, how: 'phone', expected, actor: 'lea', role: 'editor', today });

	it('is a version of the place, by group, with who, when and how', async () => {
		await save(on('2025-01-01', 'call'));
		expect(await verify('call', 1, ['hours'])).toEqual({ ok: true, version: 2, changed: true });
		expect(await verify('call', 2, ['hours'])).toEqual({ ok: true, version: 2, changed: false });
		expect((await next())['due']).not.toContain('call');
	});

	it('is not said of what somebody has changed meanwhile, nor of what is not there', async () => {
		await save(on('2025-01-01', 'moved'));
		await save(on('2025-01-01', 'moved', { hours: 'Tu 09:00-12:00' }), 1);
		expect(await verify('moved', 1)).toMatchObject({ ok: false, code: 'record.conflict' });
		expect(await verify('nowhere', 1)).toMatchObject({ ok: false, code: 'record.unknown' });
	});
});
