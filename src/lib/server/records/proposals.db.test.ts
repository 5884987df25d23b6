import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '#lib/domain/place/place.ts';
import { place } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { audit, records } from '../db/schema.ts';
import { testDatabase } from '../db/testing.ts';
import { approveProposal, commentOn, returnProposal, withdrawProposal } from './decide.ts';
import { historyOf } from './history.ts';
import { listProposals, makeProposal, readProposal } from './proposals.ts';
import { saveRecord } from './save.ts';

let database: Database;
let end: () => Promise<void>;
beforeAll(async () => {
	({ database, end } = await testDatabase('empty'));
});
afterAll(() => end());

const kind = 'places' as const;
const save = (body: Place, expected = 0) =>
	saveRecord(database.orm, { kind, id: body.id, body, expected, actor: 'pia' });
const propose = async (body: Place, expected: number, more: { retired?: boolean; reason?: string } = {}) => {
	const made = await makeProposal(database.orm, { kind, id: body.id, body, expected, actor: 'lea', ...more });
	if (!made.ok || made.number === null) throw new Error(`not proposed: ${JSON.stringify(made)}`);
	return made.number;
};
const headOf = async (id: string) =>
	(
		await database.orm
			.select()
			.from(records)
			.where(and(eq(records.kind, kind), eq(records.id, id)))
	)[0];

describe('a proposal', () => {
	it('leaves the record as it is until somebody approves it, then is a version in the name of its author', async () => {
		await save(place('a'));
		const body = place('a', { hours: 'Mo 09:00-12:00' });
		const number = await propose(body, 1, { reason: 'they phoned' });
		expect((await headOf('a'))!.version).toBe(1);
		expect(await readProposal(database.orm, number)).toMatchObject({
			kind,
			id: 'a',
			name: 'Place a',
			base: 1,
			head: 1,
			author: 'lea',
			reason: 'they phoned',
			state: 'open',
			differences: [{ field: 'hours', old: null, new: 'Mo 09:00-12:00' }],
			conflicts: [],
			comments: []
		});
		expect(await approveProposal(database.orm, { number, actor: 'pia' })).toEqual({
			ok: true,
			version: 2,
			author: 'lea'
		});
		expect(await headOf('a')).toMatchObject({ version: 2, body, savedBy: 'lea' });
		expect(await readProposal(database.orm, number)).toMatchObject({
			state: 'approved',
			decidedBy: 'pia',
			version: 2
		});
		const [last] = await historyOf(database.orm, { kind, id: 'a' });
		expect(last).toMatchObject({ actor: 'lea', reason: 'they phoned' });
		const trail = await database.orm.select().from(audit).where(eq(audit.subject, 'places/a'));
		expect(trail).toMatchObject([
			{ actor: 'pia', action: 'proposal.approved', detail: { proposal: number, version: 2 } }
		]);
	});

	it('of a new record makes it', async () => {
		const number = await propose(place('born'), 0);
		expect(await headOf('born')).toBeUndefined();
		expect(await approveProposal(database.orm, { number, actor: 'pia' })).toMatchObject({ ok: true, version: 1 });
		expect(await headOf('born')).toMatchObject({ version: 1, savedBy: 'lea' });
	});

	it('that changes nothing is none; one that does not fit, or of no version, is refused', async () => {
		await save(place('same'));
		const which = { kind, id: 'same', actor: 'lea' };
		const make = (expected: number, body: unknown) => makeProposal(database.orm, { ...which, expected, body });
		expect(await make(1, place('same'))).toEqual({ ok: true, number: null });
		expect(await make(7, place('same'))).toEqual({ ok: false, code: 'record.unknown' });
		expect(await make(1, place('other'))).toMatchObject({ code: 'record.invalid', problems: [{ field: 'id' }] });
		expect(await make(1, { ...place('same'), offers: [] })).toMatchObject({
			code: 'record.invalid',
			problems: [{ field: 'offers' }]
		});
	});

	it('may be to retire a record', async () => {
		await save(place('over'));
		const number = await propose(place('over'), 1, { retired: true });
		await approveProposal(database.orm, { number, actor: 'pia' });
		expect(await headOf('over')).toMatchObject({ retired: true, version: 2 });
	});

	it('is put together with what was saved since', async () => {
		await save(place('both'));
		const number = await propose(place('both', { hours: 'Mo 09:00-12:00' }), 1);
		await save(place('both', { cost: 'free' }), 1);
		expect(await approveProposal(database.orm, { number, actor: 'pia' })).toMatchObject({ ok: true, version: 3 });
		expect((await headOf('both'))!.body).toEqual(place('both', { hours: 'Mo 09:00-12:00', cost: 'free' }));
	});

	it('that says otherwise than what was saved since waits for a choice', async () => {
		await save(place('clash'));
		const number = await propose(place('clash', { hours: 'Mo 09:00-12:00', cost: 'free' }), 1);
		await save(place('clash', { hours: 'Tu 09:00-12:00' }), 1);
		const conflicts = [{ field: 'hours', base: null, theirs: 'Tu 09:00-12:00', ours: 'Mo 09:00-12:00' }];
		expect(await readProposal(database.orm, number)).toMatchObject({ head: 2, conflicts });
		const approve = { number, actor: 'pia' };
		expect(await approveProposal(database.orm, approve)).toEqual({ ok: false, code: 'proposal.conflict', conflicts });
		expect((await headOf('clash'))!.version).toBe(2);
		const choices = { hours: 'ours' } as const;
		expect(await approveProposal(database.orm, { ...approve, choices })).toMatchObject({ ok: true, version: 3 });
		expect((await headOf('clash'))!.body).toEqual(place('clash', { hours: 'Mo 09:00-12:00', cost: 'free' }));
	});

	it('is decided once, by however many at once', async () => {
		await save(place('rush'));
		const number = await propose(place('rush', { cost: 'free' }), 1);
		const all = await Promise.all([
			...Array.from({ length: 5 }, (_, n) => approveProposal(database.orm, { number, actor: `p${n}` })),
			...Array.from({ length: 5 }, (_, n) => returnProposal(database.orm, { number, actor: `r${n}`, word: 'No.' }))
		]);
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		expect(all.filter((each) => !each.ok && each.code === 'proposal.decided')).toHaveLength(9);
	});

	it('goes back with a word, is talked about, is taken back', async () => {
		await save(place('talk'));
		const number = await propose(place('talk', { cost: 'paid' }), 1);
		expect(await commentOn(database.orm, { number, actor: 'pia', text: 'Who said so?' })).toEqual({
			ok: true,
			author: 'lea'
		});
		await commentOn(database.orm, { number, actor: 'lea', text: 'Their page.' });
		await returnProposal(database.orm, { number, actor: 'pia', word: 'Their page says free.' });
		const read = await readProposal(database.orm, number);
		expect(read).toMatchObject({ state: 'returned', decidedBy: 'pia', word: 'Their page says free.' });
		expect(read!.comments.map(({ author, text }) => [author, text])).toEqual([
			['pia', 'Who said so?'],
			['lea', 'Their page.']
		]);
		expect(await approveProposal(database.orm, { number, actor: 'pia' })).toEqual({
			ok: false,
			code: 'proposal.decided',
			state: 'returned',
			by: 'pia'
		});
		const other = await propose(place('talk', { cost: 'free' }), 1);
		expect(await withdrawProposal(database.orm, { number: other, actor: 'lea' })).toMatchObject({ ok: true });
		expect(await readProposal(database.orm, other)).toMatchObject({ state: 'withdrawn' });
		expect((await headOf('talk'))!.version).toBe(1);
		expect(await commentOn(database.orm, { number: 99_999, actor: 'lea', text: '?' })).toMatchObject({ ok: false });
	});

	it('is found by its state, its author or its record, the newest first', async () => {
		await save(place('list'));
		const one = await propose(place('list', { cost: 'free' }), 1);
		const two = await propose(place('list', { cost: 'paid' }), 1);
		const numbers = async (which: Parameters<typeof listProposals>[1]) =>
			(await listProposals(database.orm, which)).map(({ number }) => number);
		expect(await numbers({ kind, id: 'list' })).toEqual([two, one]);
		expect(await numbers({ author: 'nobody' })).toEqual([]);
		await withdrawProposal(database.orm, { number: one, actor: 'lea' });
		expect(await numbers({ state: 'open', id: 'list' })).toEqual([two]);
	});
});
