import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Place } from '#lib/domain/place/place.ts';
import { factGroups } from '#lib/domain/place/codes.ts';
import { verifiedOn } from '#lib/domain/place/verified.ts';
import { place } from '#lib/domain/testing.ts';
import { secretOf } from '../auth/secret.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { listReports } from '../inbox/reports.ts';
import type { Mail } from '../mail/mailer.ts';
import { readRecord } from '../records/read.ts';
import { saveRecord } from '../records/save.ts';
import { answerTo, askForChange, askOrganisation, confirmPlace } from './ask.ts';
import { readTicket, type Ticket } from './link.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
	const contacts = { phone: null, shortPhone: null, email: 'contact@example.org', website: null };
	for (const body of [place('cafe', { contacts }), place('mute'), place('twice', { contacts })])
		await saveRecord(database.orm, { kind: 'places', id: body.id, body, expected: 0, actor: 'pia' });
});
afterAll(() => end());

const now = Date.parse('2026-11-24T12:00Z');
const DAY = 86_400_000;
const mails: Mail[] = [];
const ask = (id: string, at = now, send = (mail: Mail) => Promise.resolve(void mails.push(mail))) =>
	askOrganisation(database.orm, { place: id, actor: 'lea', origin: 'https://fanal.example', now: at }, send);
const ticketOf = async ({ text }: Mail) => {
	const token = /https:\/\/fanal\.example\/staff\/confirm\/(\S+)/.exec(text)?.[1] ?? '';
	return readTicket(await secretOf(database.orm), token, now) as Ticket;
};

it('an organisation is asked by mail, not too often, and answers "nothing changed" or what has', async () => {
	expect([await ask('nowhere'), await ask('mute')]).toEqual(['unknown', 'no-address']);
	await expect(ask('cafe', now, () => Promise.reject(new Error('no server')))).rejects.toThrow('no server');
	expect([await ask('cafe'), await ask('cafe', now + DAY), await ask('cafe', now + 61 * DAY)]).toEqual([
		'sent',
		'too-soon',
		'sent'
	]);
	expect(mails.map(({ to }) => to)).toEqual(['contact@example.org', 'contact@example.org']);
	const ticket = await ticketOf(mails[0]!);
	expect(ticket).toMatchObject({ place: 'cafe' });

	const said = { version: 1, today: '2026-11-24' };
	expect(await answerTo(database.orm, ticket)).toBeNull();
	expect(await confirmPlace(database.orm, ticket, { ...said, version: 9 })).toBe('moved');
	expect(await answerTo(database.orm, ticket)).toBeNull();
	expect(await confirmPlace(database.orm, ticket, said)).toBe('confirmed');
	expect(await answerTo(database.orm, ticket)).toBe('confirmed');
	const body = (await readRecord(database.orm, 'places', 'cafe'))!.body as Place;
	expect(Object.keys(verifiedOn(body)).sort()).toEqual([...factGroups].sort());
	expect(body.verifications[0]).toMatchObject({ byRole: 'association', how: 'organisation', at: '2026-11-24' });
	// Of a version that is no longer the newest nothing is confirmed; a mail is answered once.
	const second = await ticketOf(mails[1]!);
	expect(await confirmPlace(database.orm, second, { ...said, today: '2026-11-25' })).toBe('moved');
	expect(await confirmPlace(database.orm, ticket, { version: 2, today: '2026-11-25' })).toBe('used');

	expect(await askForChange(database.orm, ticket, 'Fermé le lundi.', now)).toBe(true);
	expect(await askForChange(database.orm, ticket, 'Et le mardi.', now)).toBe(false);
	expect(await listReports(database.orm, 'open')).toMatchObject([
		{ kind: 'organisation', place: { id: 'cafe' }, text: 'Fermé le lundi.' }
	]);
});

it('an organisation gets one mail, however many people ask at once; one that could not be sent was never asked', async () => {
	const before = mails.length;
	let begun = () => {};
	const sending = new Promise<void>((resolve) => (begun = resolve));
	let end = () => {};
	const slow = new Promise<void>((resolve) => (end = resolve));
	const first = ask('twice', now, async (mail) => {
		begun();
		await slow;
		mails.push(mail);
	});
	await sending;
	expect(await Promise.all([ask('twice'), ask('twice', now + 300)])).toEqual(['sending', 'sending']);
	end();
	expect(await first).toBe('sent');
	expect(await ask('twice', now + 900)).toBe('too-soon');
	expect(mails.length - before).toBe(1);

	await expect(ask('twice', now + 61 * DAY, () => Promise.reject(new Error('no server')))).rejects.toThrow();
	const all = await Promise.all([1, 2, 3, 4].map((each) => ask('twice', now + 61 * DAY + each)));
	expect(all.filter((each) => each === 'sent')).toHaveLength(1);
	expect(mails.length - before).toBe(2);
});
