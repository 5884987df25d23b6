import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT } from '#lib/domain/edition/format.ts';
import { place } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { loadFounding } from '../records/founding.ts';
import { restoreVersion, retireRecord } from '../records/history.ts';
import { saveRecord } from '../records/save.ts';
import { at, december, editIn, few, lea, must, november, publicNamesOf } from './publication.fixture.ts';
import { publish, publishAutomatically, rollBack } from './publication.ts';
import { latestPublication } from './stored-editions.ts';
import { listPublications, waitingChanges } from './waiting.ts';

let database: Database;
let end: () => Promise<void>;
beforeEach(async () => {
	({ database, end } = await testDatabase('empty'));
	await loadFounding(database.orm, few(['a'], ['b']));
});
afterEach(() => end());

const publicNames = () => publicNamesOf(database);
const edit = (id: string, expected: number, name: string) => editIn(database, id, expected, name);

describe('rolling back', () => {
	it('shows an older edition, the same, under a new sequence; staff keep what they wrote', async () => {
		const first = await must(publish(database, lea, at(november)));
		await edit('a', 1, 'Mistake');
		const second = await must(publish(database, lea, at(november)));
		const back = await must(rollBack(database, first.number, { actor: 'lea', note: 'wrong' }, at(november)));
		expect(back).toMatchObject({ changed: true, edition: first.edition, sequence: second.sequence + 1 });
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
		expect(await waitingChanges(database.orm)).toMatchObject([{ id: 'a', from: 1, to: 2 }]);
		expect((await listPublications(database.orm))[0]).toMatchObject({ action: 'rollback', returnsTo: first.number });
		const forth = await must(rollBack(database, second.number, lea, at(november)));
		expect(forth.edition).toBe(second.edition);
		expect(await waitingChanges(database.orm)).toEqual([]);
		expect(await must(rollBack(database, second.number, lea, at(november)))).toMatchObject({ changed: false });
		expect(await rollBack(database, 99, lea, at(november))).toEqual({ ok: false, code: 'publication.unknown' });
	});

	it('over a month compiles the calendars of those records anew, and only theirs', async () => {
		const first = await must(publish(database, lea, at(november)));
		await edit('a', 1, 'Mistake');
		await must(publish(database, lea, at(december)));
		await must(rollBack(database, first.number, lea, at(december)));
		await must(publishAutomatically(database, at(december)));
		expect((await latestPublication(database.orm))!.month).toBe('2026-12');
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
	});

	it('to an edition in an older format makes it anew from its records', async () => {
		const first = await must(publish(database, lea, at(november)));
		await edit('a', 1, 'Mistake');
		await must(publish(database, lea, at(november)));
		await database.orm.execute(sql`update editions set format = ${FORMAT - 1} where id = ${first.edition}`);
		await edit('b', 1, 'Waits');
		const back = await must(rollBack(database, first.number, lea, at(november)));
		expect([back.changed, back.edition]).toEqual([true, first.edition]);
		expect(await waitingChanges(database.orm)).toMatchObject([
			{ id: 'a', from: 1 },
			{ id: 'b', from: 1 }
		]);
	});

	it('shows no address that was hidden since, unless it is asked for once more', async () => {
		const first = await must(publish(database, lea, at(november)));
		const hidden = { ...place('a', { name: 'Place a' }), addressVisibility: 'hidden' as const };
		await saveRecord(database.orm, { kind: 'places', id: 'a', body: hidden, expected: 1, actor: 'lea' });
		const second = await must(publish(database, lea, at(november)));
		expect(await rollBack(database, first.number, lea, at(november))).toEqual({
			ok: false,
			code: 'edition.exposes',
			problems: ['Place a']
		});
		expect((await latestPublication(database.orm))!.edition).toBe(second.edition);
		const asked = { actor: 'lea', exposing: true };
		expect((await must(rollBack(database, first.number, asked, at(november)))).edition).toBe(first.edition);
		await must(rollBack(database, second.number, lea, at(november)));
	});

	it('brings back a record that was retired since', async () => {
		const first = await must(publish(database, lea, at(november)));
		await retireRecord(database.orm, { kind: 'places', id: 'b', expected: 1, actor: 'lea' });
		await must(publish(database, lea, at(november)));
		expect(await publicNames()).toEqual(['Place a']);
		await must(rollBack(database, first.number, lea, at(november)));
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
		await restoreVersion(database.orm, { kind: 'places', id: 'b', expected: 2, actor: 'lea' }, 1);
		await must(publish(database, lea, at(november)));
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
	});
});
