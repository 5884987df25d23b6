import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeTry, giveBack } from '../auth/tries.ts';
import { testDatabase } from '../db/testing.ts';
import type { Database } from '../db/database.ts';
import { accounts, oneTimeLinks, people, sessions, tries } from '../db/people-schema.ts';
import { choosePassword, forgotten } from './forgotten.ts';
import { accept, invite, type Invitation } from './invitation.ts';
import { readLink } from './links.ts';
import { changeRole, endAccess, listInvitations, listPeople } from './manage.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
});
afterAll(() => end());
beforeEach(async () => {
	for (const table of [oneTimeLinks, people, tries]) await database.orm.delete(table);
});

const ada: Invitation = { email: 'ada@example.org', role: 'editor', organisation: null, lang: 'fr' };
const typed = { name: 'Ada', password: 'three small boats' };
async function member(invitation: Partial<Invitation> = {}) {
	const token = await invite(database.orm, { ...ada, ...invitation }, 'console');
	return (await accept(database, token, typed))!;
}

describe('an invitation', () => {
	it('makes the account it was made for', async () => {
		const token = await invite(database.orm, { ...ada, role: 'association', organisation: 'aurore' }, 'console');
		expect(await listInvitations(database.orm)).toMatchObject([{ email: ada.email, role: 'association' }]);
		expect(await accept(database, token, typed)).toMatchObject({ email: ada.email });
		expect(await listPeople(database.orm)).toMatchObject([
			{ name: 'Ada', role: 'association', organisation: 'aurore', ended: false }
		]);
		expect(await listInvitations(database.orm)).toEqual([]);
		const [account] = await database.orm.select().from(accounts);
		expect(account?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('lets one of twenty who accept it at once in', async () => {
		const token = await invite(database.orm, ada, 'console');
		const all = Array.from({ length: 20 }, (_, n) =>
			accept(database, token, { name: `N${n}`, password: `password number ${n}` })
		);
		const winners = (await Promise.all(all)).filter(Boolean);
		expect(winners).toHaveLength(1);
		expect(await database.orm.select().from(people)).toHaveLength(1);
		expect(await database.orm.select().from(accounts)).toHaveLength(1);
	});

	it('is kept as a hash only, and works neither twice, nor late, nor for something else', async () => {
		const token = await invite(database.orm, ada, 'console');
		expect(JSON.stringify(await database.orm.select().from(oneTimeLinks))).not.toContain(token);
		expect(await readLink(database.orm, 'password', token)).toBeNull();
		expect(await choosePassword(database, token, 'another long one')).toBeNull();
		await database.orm.update(oneTimeLinks).set({ expiresAt: new Date(Date.now() - 1000) });
		expect(await accept(database, token, typed)).toBeNull();
	});

	it('stops when a newer one is sent to the same address', async () => {
		const old = await invite(database.orm, ada, 'console');
		const next = await invite(database.orm, { ...ada, role: 'publisher' }, 'console');
		expect(await accept(database, old, typed)).toBeNull();
		expect(await accept(database, next, typed)).not.toBeNull();
	});

	it('opens an account again whose access ended', async () => {
		const { id } = await member();
		await endAccess(database, id, 'console');
		expect(await member({ role: 'publisher' })).toMatchObject({ id });
		expect(await listPeople(database.orm)).toMatchObject([{ role: 'publisher', ended: false }]);
	});
});

describe('a forgotten password', () => {
	it('is replaced by a link that works once, and ends the sessions of the old one', async () => {
		const { id } = await member();
		const inAnHour = new Date(Date.now() + 3_600_000);
		await database.orm.insert(sessions).values({ id: 's', token: 't', userId: id, expiresAt: inAnHour });
		const found = await forgotten(database, ada.email);
		expect(await choosePassword(database, found!.token, 'a quite new password')).toBe(ada.email);
		expect(await choosePassword(database, found!.token, 'and again another')).toBeNull();
		expect(await database.orm.select().from(sessions)).toEqual([]);
	});

	it('is mailed to nobody who has no account, or none any more; the same rows are written', async () => {
		expect(await forgotten(database, 'nobody@example.org')).toBeNull();
		const { id } = await member();
		await endAccess(database, id, 'console');
		expect(await forgotten(database, ada.email)).toBeNull();
		const links = await database.orm.select().from(oneTimeLinks).where(eq(oneTimeLinks.purpose, 'password'));
		expect(links.map(({ email }) => email).sort()).toEqual([ada.email, 'nobody@example.org']);
	});

	it('is mailed three times in a quarter of an hour at most', async () => {
		await member();
		const sent = [];
		for (let n = 0; n < 5; n += 1) sent.push(await forgotten(database, ada.email));
		expect(sent.filter(Boolean)).toHaveLength(3);
	});
});

describe('tries', () => {
	it('are ten, also when a thousand come at once', async () => {
		const granted = await Promise.all(Array.from({ length: 1000 }, () => takeTry(database.orm, 'account')));
		expect(granted.filter(Boolean)).toHaveLength(10);
		expect(await takeTry(database.orm, 'account')).toBe(false);
		expect(await takeTry(database.orm, 'another')).toBe(true);
	});

	it('come back after a quarter of an hour, one by one', async () => {
		for (let n = 0; n < 10; n += 1) await takeTry(database.orm, 'account');
		const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
		const times = [minutesAgo(16), ...Array.from({ length: 9 }, () => minutesAgo(14))];
		await database.orm.update(tries).set({ times });
		expect(await takeTry(database.orm, 'account')).toBe(true);
		expect(await takeTry(database.orm, 'account')).toBe(false);
	});

	it('that were no guess are given back', async () => {
		for (let n = 0; n < 30; n += 1) {
			expect(await takeTry(database.orm, 'account')).toBe(true);
			await giveBack(database.orm, 'account');
		}
	});
});

describe('an admin', () => {
	it('stays when it is the last one, also when two end each other at once', async () => {
		const one = await member({ email: 'one@example.org', role: 'admin' });
		expect(await endAccess(database, one.id, one.id)).toBe('lastAdmin');
		expect(await changeRole(database, one.id, { role: 'editor', organisation: null }, one.id)).toBe('lastAdmin');
		const two = await member({ email: 'two@example.org', role: 'admin' });
		const both = await Promise.all([endAccess(database, one.id, two.id), endAccess(database, two.id, one.id)]);
		expect(both.sort()).toEqual(['done', 'lastAdmin']);
	});

	it('sees when each was there last', async () => {
		const { id } = await member();
		await member({ email: 'one@example.org' });
		const inAnHour = new Date(Date.now() + 3_600_000);
		const updatedAt = new Date('2026-11-24T10:00:00Z');
		await database.orm.insert(sessions).values({ id: 's', token: 't', userId: id, expiresAt: inAnHour, updatedAt });
		const seen = (await listPeople(database.orm)).map(({ email, lastSeen }) => [email, lastSeen]);
		expect(Object.fromEntries(seen)).toEqual({ [ada.email]: updatedAt.toISOString(), 'one@example.org': null });
	});

	it('may end others, and their sessions with it', async () => {
		await member({ email: 'one@example.org', role: 'admin' });
		const { id } = await member();
		const inAnHour = new Date(Date.now() + 3_600_000);
		await database.orm.insert(sessions).values({ id: 's', token: 't', userId: id, expiresAt: inAnHour });
		expect(await endAccess(database, id, 'one')).toBe('done');
		expect(await database.orm.select().from(sessions)).toEqual([]);
		expect(await endAccess(database, id, 'one')).toBe('noSuch');
	});
});
