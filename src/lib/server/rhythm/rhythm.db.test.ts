import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { factGroups } from '#lib/domain/place/codes.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { verified } from '#lib/domain/place/verified.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { place } from '#lib/domain/testing.ts';
import { people } from '../db/people-schema.ts';
import { Database } from '../db/database.ts';
import { migrations, testDatabase } from '../db/testing.ts';
import { keepReport } from '../inbox/reports.ts';
import type { Mail } from '../mail/mailer.ts';
import { returnProposal } from '../records/decide.ts';
import { makeProposal } from '../records/proposals.ts';
import { saveRecord } from '../records/save.ts';
import { saveSettings } from '../records/settings.ts';
import { keepRhythm, sendOwed } from './rhythm.ts';

const DAY = 86_400_000;
const start = Date.parse('2027-03-01T09:00Z');
const origin = 'https://fanal.example';

let database: Database;
let url: string;
let end: () => Promise<void>;
let mails: Mail[];
beforeAll(async () => {
	({ database, url, end } = await testDatabase('empty'));
	const person = (id: string, role: string, lang: string, more = {}) => ({
		...{ id, name: id, email: `${id}@example.org`, role, lang, createdAt: new Date(start) },
		...more
	});
	await database.orm
		.insert(people)
		.values([
			person('ada', 'editor', 'fr'),
			person('paul', 'publisher', 'en'),
			person('nour', 'admin', 'fr'),
			person('asso', 'association', 'fr', { organisation: 'org' }),
			person('gone', 'editor', 'fr', { endedAt: new Date(start) })
		]);
	for (const [id, at, email] of [
		['old', '2026-03-01', 'old@example.net'],
		['ageing', '2026-08-20', 'ageing@example.net'],
		['fresh', '2027-02-20', 'fresh@example.net'],
		['mute', '2026-03-01', null]
	] as const) {
		const contacts = { phone: null, shortPhone: null, email, website: null };
		await save(verified(place(id, { contacts }), factGroups, { at, byRole: 'editor', how: 'phone' }));
	}
});
afterAll(() => end());
beforeEach(() => (mails = []));

const save = (body: Place) =>
	saveRecord(database.orm, { kind: 'places', id: body.id, body, expected: 0, actor: 'pia' });
const set = (more: Partial<Settings>) => saveSettings(database.orm, { ...defaultSettings, ...more }, 'nour');
const keep = (mail: Mail) => Promise.resolve(void mails.push(mail));
const owed = (now: number, send = keep) => sendOwed(database, { now, origin, send });
const receivers = () => mails.map(({ to }) => to).sort();

describe('what waits', () => {
	it('is told once a week to editors and publishers, each in their language, with what waits for them', async () => {
		await owed(start + 6 * DAY);
		expect(mails).toEqual([]);
		await keepReport(database.orm, { kind: 'hours', place: 'old', text: 'Fermé' }, start);
		const body = place('mute', { name: 'Autre nom' });
		const made = await makeProposal(database.orm, { kind: 'places', id: 'mute', body, expected: 1, actor: 'ada' });
		const again = { ...body, name: 'Encore un autre' };
		await makeProposal(database.orm, { kind: 'places', id: 'mute', body: again, expected: 1, actor: 'lea' });
		await returnProposal(database.orm, {
			number: 'number' in made ? made.number! : 0,
			actor: 'paul',
			word: 'Source ?'
		});
		await owed(start + 7 * DAY);
		expect(receivers()).toEqual(['ada@example.org', 'paul@example.org']);
		const [fr, en] = ['ada', 'paul'].map((name) => mails.find(({ to }) => to.startsWith(name))!);
		expect(fr?.subject).toBe('Fanal : ce qui attend');
		expect(fr?.text).toContain('1 signalement à traiter');
		expect(fr?.text).toContain('1 proposition de vous, rendue');
		expect(fr?.text).not.toContain('à relire');
		expect(en?.text).toContain('1 proposal to review');
		expect(en?.text).toContain('2 places to check without delay');
		expect(en?.text).toContain('1 place to check soon');
		expect(en?.text).toContain(`${origin}/staff\n`);

		mails = [];
		await owed(start + 13 * DAY);
		expect(mails).toEqual([]);
		await owed(start + 14 * DAY);
		expect(receivers()).toEqual(['ada@example.org', 'paul@example.org']);
	});

	it('is told by one process of several that look at once; a letter that could not be sent is owed still', async () => {
		const other = new Database({ url }, { migrations });
		await other.whenUp(30_000);
		const now = start + 21 * DAY;
		await expect(owed(now, () => Promise.reject(new Error('no mail server')))).rejects.toThrow('no mail server');
		await Promise.all([owed(now), sendOwed(other, { now, origin, send: keep }), owed(now)]);
		expect(receivers()).toEqual(['ada@example.org', 'paul@example.org']);
		await other.close();
	});

	it('is told to the others where one address is refused, which is tried again in a week', async () => {
		const refuse = Object.assign(new Error('no such mailbox'), { code: 'EENVELOPE', responseCode: 550 });
		const send = (mail: Mail) => (mail.to === 'ada@example.org' ? Promise.reject(refuse) : keep(mail));
		await expect(owed(start + 28 * DAY, send)).rejects.toThrow('no such mailbox');
		await owed(start + 28 * DAY, send);
		expect(receivers()).toEqual(['paul@example.org']);
		mails = [];
		await owed(start + 35 * DAY);
		expect(receivers()).toEqual(['ada@example.org', 'paul@example.org']);
	});

	it('is told never where an admin says 0, and otherwise in their rhythm', async () => {
		await set({ digestDays: 0 });
		await owed(start + 60 * DAY);
		expect(mails).toEqual([]);
		await set({ digestDays: 30 });
		await owed(start + 64 * DAY);
		expect(mails).toEqual([]);
		await owed(start + 65 * DAY);
		expect(receivers()).toEqual(['ada@example.org', 'paul@example.org']);
	});

	it('is looked for from time to time, until that is stopped', async () => {
		await set({ digestDays: 1 });
		const told = new Promise<void>((resolve) => {
			const stop = keepRhythm(
				database,
				{ origin, send: () => Promise.resolve((stop(), resolve())) },
				{
					every: 20,
					now: () => start + 100 * DAY
				}
			);
		});
		await told;
	});
});

describe('an association', () => {
	it('is told what ages among its own places, and what it is to mend; one of no organisation is told nothing', async () => {
		const now = start + 400 * DAY;
		await set({ digestDays: 7 });
		await database.orm.insert(people).values({
			...{ id: 'lone', name: 'lone', email: 'lone@example.org', role: 'association', lang: 'fr' },
			createdAt: new Date(start)
		});
		const own = place('own', { organisation: 'org' });
		const verification = { at: '2027-03-01', byRole: 'association', how: 'phone' } as const;
		await save(verified(own, factGroups, verification));
		const body = { ...verified(own, factGroups, verification), name: 'Nouveau nom' };
		const made = await makeProposal(database.orm, { kind: 'places', id: 'own', body, expected: 1, actor: 'asso' });
		await returnProposal(database.orm, {
			number: 'number' in made ? made.number! : 0,
			actor: 'paul',
			word: 'Source ?'
		});
		await keepReport(database.orm, { kind: 'hours', place: 'own', text: 'Fermé' }, start);
		await owed(now);
		expect(receivers()).toEqual(['ada@example.org', 'asso@example.org', 'paul@example.org']);
		const { text } = mails.find(({ to }) => to === 'asso@example.org')!;
		expect(text.split('\n').filter((line) => line.startsWith('–'))).toEqual([
			'– 1 proposition de vous, rendue avec un mot',
			'– 1 lieu à vérifier sans attendre'
		]);
		mails = [];
		await owed(now + 6 * DAY);
		expect(mails).toEqual([]);
	});
});

describe('an organisation', () => {
	it('is asked by itself only where an admin allows it, about what is ageing, once in so many days', async () => {
		const now = start + DAY;
		await set({ digestDays: 0 });
		await owed(now);
		expect(mails).toEqual([]);
		await set({ digestDays: 0, asksByItself: true });
		await owed(now);
		expect(receivers()).toEqual(['ageing@example.net', 'old@example.net']);
		expect(mails[0]?.text).toMatch(/https:\/\/fanal\.example\/staff\/confirm\/\S+/);
		mails = [];
		await owed(now + 59 * DAY);
		expect(receivers()).toEqual([]);
		await owed(now + 60 * DAY);
		expect(receivers()).toEqual(['ageing@example.net', 'old@example.net']);
	});

	it('whose mailbox is refused is left in peace until the next time', async () => {
		const now = start + 200 * DAY;
		const refuse = Object.assign(new Error('no such mailbox'), { code: 'EENVELOPE', responseCode: 550 });
		const send = (mail: Mail) => (mail.to === 'old@example.net' ? Promise.reject(refuse) : keep(mail));
		await expect(owed(now, send)).rejects.toThrow('no such mailbox');
		expect(receivers()).toEqual(['ageing@example.net', 'fresh@example.net']);
		await owed(now + DAY);
		expect(mails).toHaveLength(2);
	});
});
