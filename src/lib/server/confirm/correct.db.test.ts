import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '#lib/domain/place/place.ts';
import { place } from '#lib/domain/testing.ts';
import { secretOf } from '../auth/secret.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { listReports } from '../inbox/reports.ts';
import type { Mail } from '../mail/mailer.ts';
import { actorsOf } from '../records/actor-names.ts';
import { approveProposal, returnProposal } from '../records/decide.ts';
import { listProposals, readProposal } from '../records/proposals.ts';
import { readRecord } from '../records/read.ts';
import { saveRecord } from '../records/save.ts';
import { tellAuthor } from '../records/tell-author.ts';
import { answerTo, askOrganisation, confirmPlace } from './ask.ts';
import { changeCorrection, openCorrection, sendCorrection } from './correct.ts';
import { readTicket, type Ticket } from './link.ts';
import type { Opened } from './opened.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
	for (const id of ['cafe', 'word', 'twice', 'late', 'back']) await save(known(id), 0);
});
afterAll(() => end());

const origin = 'https://fanal.example';
const mails: Mail[] = [];
const keep = (mail: Mail) => Promise.resolve(void mails.push(mail));
const known = (id: string, change: Partial<Place> = {}): Place =>
	place(id, {
		contacts: { phone: '+33140332525', shortPhone: null, email: 'contact@example.org', website: null },
		texts: {
			summary: { fr: { value: 'Un lieu.', state: 'source' } },
			costNote: { fr: { value: 'Café 1 €', state: 'source' }, ar: { value: 'قهوة', state: 'reviewed' } }
		},
		...change
	});
const save = (body: Place, expected: number) =>
	saveRecord(database.orm, { kind: 'places', id: body.id, body, expected, actor: 'pia' });

async function byMail(text: string): Promise<Opened> {
	const token = /https:\/\/fanal\.example\/staff\/confirm\/(\S+)/.exec(text)?.[1] ?? '';
	const ticket = readTicket(await secretOf(database.orm), token, Date.now()) as Ticket;
	const head = (await readRecord(database.orm, 'places', ticket.place))!;
	return { session: database.orm, ticket, place: head.body as Place, version: head.version };
}

/** What the link opens that a place's contact was just sent. */
async function asked(id: string): Promise<Opened> {
	const question = { place: id, actor: 'lea', origin, now: Date.now() };
	expect(await askOrganisation(database.orm, question, keep)).toBe('sent');
	return byMail(mails.at(-1)!.text);
}

function form(fields: Record<string, string | string[]>): FormData {
	const sent = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) sent.append(name, each);
	return sent;
}
const proposed = async (id: string) => {
	const [line] = await listProposals(database.orm, { kind: 'places', id });
	return line ? await readProposal(database.orm, line.number) : null;
};

describe('what an organisation corrects by its link', () => {
	it('waits for a review in its name, field by field, and is used up', async () => {
		const open = await asked('cafe');
		const byHand = {
			'editorial.publish': 'no',
			'editorial.notes': 'x',
			organisation: 'other',
			id: 'other',
			addressVisibility: 'hidden',
			'coordinates.lat': '48.9',
			'verifications.count': '1',
			'verifications.0.group': 'hours',
			'texts.costNote.ar.state': 'source',
			'texts.costNote.fr.state': 'missing',
			'texts.summary.fr.value': 'Autre',
			'offers.count': '0'
		};
		const told = {
			expected: '1',
			'contacts.phone': '01 40 33 25 26',
			'texts.costNote.fr.value': 'Café 2 €',
			'hours.was': '',
			'hours.osm': '',
			'hours.grid': 'yes',
			'hours.days.0.0.from': '09:00',
			'hours.days.0.0.to': '12:00',
			'exceptions.count': '1',
			'exceptions.0.from': '2026-12-24',
			'exceptions.0.to': '2026-12-31',
			'exceptions.0.kind': '',
			spoken: ['', 'ar', 'nowhere'],
			word: ' Depuis lundi. '
		};
		const send = () => sendCorrection(open, form({ ...byHand, ...told }), Date.now());
		const all = await Promise.all([send(), send()]);
		expect(all).toEqual(expect.arrayContaining([{ done: 'proposed' }, { problem: 'again' }]));
		expect(await answerTo(database.orm, open.ticket)).toBe('changed');

		const made = (await proposed('cafe'))!;
		expect(made).toMatchObject({ state: 'open', base: 1, reason: 'Depuis lundi.' });
		expect(made.differences.map(({ field, new: now }) => [field, now])).toEqual([
			['contacts.phone', '+33140332526'],
			['languages', [{ code: 'ar' }]],
			['hours', 'Mo 09:00-12:00'],
			['exceptions', [{ from: '2026-12-24', to: '2026-12-31', kind: 'closed' }]],
			['texts.costNote.fr.value', 'Café 2 €'],
			['texts.costNote.ar.state', 'outdated']
		]);
		const names = await actorsOf(database.orm, [made.author, 'lea']);
		expect([names(made.author), names('lea')]).toEqual([{ sentTo: 'c…@example.org' }, 'lea']);
		expect((await readRecord(database.orm, 'places', 'cafe'))!.version).toBe(1);
	});

	it('names what is wrong, keeps what was typed, and sends nothing', async () => {
		const open = await asked('twice');
		const wrong = {
			expected: '1',
			name: 'Caf\u202eé',
			'contacts.phone': 'demain',
			'contacts.email': 'contact',
			'exceptions.count': '1',
			'exceptions.0.from': '2026-12-24',
			'exceptions.0.to': ''
		};
		const result = await sendCorrection(open, form({ ...wrong, word: 'x'.repeat(501) }), Date.now());
		const page = 'page' in result ? result.page : null;
		expect(page?.problems.map(({ field, code }) => [field, code])).toEqual([
			['contacts.phone', 'phone'],
			['contacts.email', 'email'],
			['exceptions.0.to', 'empty'],
			['name', 'bidi'],
			['word', 'word']
		]);
		expect(page?.body.contacts).toMatchObject({ phone: 'demain', email: 'contact' });
		expect(page?.open).toEqual(expect.arrayContaining(['identity', 'contacts', 'hours']));
		expect(await answerTo(database.orm, open.ticket)).toBeNull();

		const less = await changeCorrection(open, form({ ...wrong, order: 'remove exceptions.0' }));
		expect(less?.body).toMatchObject({ exceptions: [], contacts: { phone: 'demain' } });
		// The only list that has such a button.
		const same = await changeCorrection(open, form({ ...wrong, order: 'remove offers.0' }));
		expect(same?.body.offers).toHaveLength(1);
		expect(await proposed('twice')).toBeNull();
	});

	it('goes to the inbox where it is a word alone; nothing at all is asked for again', async () => {
		const open = await asked('word');
		const nothing = await sendCorrection(open, form({ expected: '1', part: ['contacts', 'nowhere'] }), Date.now());
		expect('page' in nothing && [nothing.page.problems, nothing.page.open]).toEqual([
			[{ field: 'word', code: 'unchanged' }],
			['contacts']
		]);
		expect(await sendCorrection(open, form({ expected: '1', word: 'Nous déménageons.' }), Date.now())).toEqual({
			done: 'written'
		});
		expect(await listReports(database.orm, 'open')).toMatchObject([
			{ place: { id: 'word' }, text: 'Nous déménageons.' }
		]);
		expect(await sendCorrection(open, form({ expected: '1', name: 'Autre' }), Date.now())).toEqual({
			problem: 'again'
		});
		expect(await proposed('word')).toBeNull();
	});

	it('is of the version that was on the page, and of none from before the mail', async () => {
		await save(known('late', { name: 'Plus tard' }), 1);
		const open = await asked('late');
		await save(known('late', { name: 'Plus tard', hours: 'Tu 10:00-12:00' }), 2);
		const later = { ...open, version: 3, place: known('late', { name: 'Plus tard', hours: 'Tu 10:00-12:00' }) };
		for (const expected of ['1', '0', '9', '-1', '2.5', 'x'])
			expect([expected, await sendCorrection(later, form({ expected, name: 'Autre' }), Date.now())]).toEqual([
				expected,
				{ problem: 'gone' }
			]);
		// "Nothing has changed", said before, does not keep anybody from saying what has.
		expect(await confirmPlace(database.orm, open.ticket, { version: 3, today: '2026-11-25' })).toBe('confirmed');
		expect(await sendCorrection(later, form({ expected: '2', name: 'Autre' }), Date.now())).toEqual({
			done: 'proposed'
		});
		const made = (await proposed('late'))!;
		expect([made.base, made.conflicts]).toEqual([2, []]);
		await approveProposal(database.orm, { number: made.number, actor: 'pia' });
		expect((await readRecord(database.orm, 'places', 'late'))!.body).toMatchObject({
			name: 'Autre',
			hours: 'Tu 10:00-12:00'
		});
	});

	it('comes back by mail with a word and a new link, is gone on with, and its approval is told', async () => {
		const open = await asked('back');
		await sendCorrection(open, form({ expected: '1', name: 'Le nouveau café' }), Date.now());
		const first = (await proposed('back'))!;
		await returnProposal(database.orm, { number: first.number, actor: 'pia', word: 'Depuis quand ?' });
		const news = { author: first.author, actor: 'pia', name: first.name, proposal: first.number, origin };
		const tell = (what: 'approved' | 'returned' | 'commented', word = '', send = keep) =>
			tellAuthor(database.orm, { ...news, what, word }, send);
		expect(await tell('returned', 'x', () => Promise.reject(new Error('no server')))).toBe(false);
		const before = mails.length;
		expect([await tell('returned', 'Depuis quand ?'), await tell('commented')]).toEqual([true, true]);
		expect(mails.slice(before)).toMatchObject([{ to: 'contact@example.org' }]);
		expect(mails.at(-1)!.text).toContain('Depuis quand ?');

		await save(known('back', { cost: 'free' }), 1);
		const again = await byMail(mails.at(-1)!.text);
		expect(again.ticket).not.toEqual(open.ticket);
		const { page, returned } = await openCorrection(again, 'hours');
		expect([returned, page.body.name, page.expected, page.open]).toEqual([
			'Depuis quand ?',
			'Le nouveau café',
			1,
			['identity', 'hours']
		]);
		const mended = form({ expected: '1', name: 'Le nouveau café', word: 'Depuis mai.' });
		expect(await sendCorrection(again, mended, Date.now())).toEqual({ done: 'proposed' });
		expect(await sendCorrection(open, mended, Date.now())).toEqual({ problem: 'again' });
		const second = (await proposed('back'))!;
		expect(second).toMatchObject({ state: 'open', reason: 'Depuis mai.' });
		await tell('approved');
		expect(mails.at(-1)!.text).toContain('acceptées');
		expect(mails.at(-1)!.text).not.toContain('/staff/');
	});
});
