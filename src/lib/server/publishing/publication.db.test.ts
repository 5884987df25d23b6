import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT } from '#lib/domain/edition/format.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import { place, realRecords } from '#lib/domain/testing.ts';
import { cutAt } from '../db/cut.fixture.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { loadFounding } from '../records/founding.ts';
import { retireRecord } from '../records/history.ts';
import { saveRecord } from '../records/save.ts';
import { at, december, editIn, few, lea, must, november, publicNamesOf, surroundings } from './publication.fixture.ts';
import { publish, publishAutomatically, rollBack } from './publication.ts';
import { makeEdition } from './publish.ts';
import { latestPublication } from './stored-editions.ts';
import { fingerprintOf, listPublications, waitingChanges } from './waiting.ts';

let database: Database;
let end: () => Promise<void>;
beforeEach(async () => {
	({ database, end } = await testDatabase('empty'));
	await loadFounding(database.orm, few(['a'], ['b']));
});
afterEach(() => end());

const publicNames = () => publicNamesOf(database);
const edit = (id: string, expected: number, name: string, kind?: Kind) => editIn(database, id, expected, name, kind);
const count = async (table: string) =>
	Number((await database.orm.execute(sql.raw(`select count(*) as n from ${table}`))).rows[0]!['n']);

describe('what a server publishes by itself', () => {
	it('is the founding content, first, as it would be made from the files', async () => {
		const first = await must(publishAutomatically(database, at(november)));
		expect(first).toMatchObject({ changed: true, sequence: november / 1000, warnings: [] });
		expect(first.edition).toBe(makeEdition({ ...few(['a'], ['b']), ...surroundings }, '2026-11').edition.id);
		expect(await must(publishAutomatically(database, at(november + 5000)))).toMatchObject({
			changed: false,
			sequence: first.sequence
		});
	});

	it('is never what waits for a publisher', async () => {
		await must(publishAutomatically(database, at(november)));
		await edit('a', 1, 'Not reviewed by a publisher');
		await saveRecord(database.orm, { kind: 'places', id: 'c', body: place('c'), expected: 0, actor: 'lea' });
		const next = await must(publishAutomatically(database, at(december)));
		expect(next.changed).toBe(true);
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
		expect((await latestPublication(database.orm))!.month).toBe('2026-12');
	});

	it('is founding content that came with a new version, unless somebody edited that record', async () => {
		await must(publishAutomatically(database, at(november)));
		await edit('b', 1, 'By Léa');
		await loadFounding(database.orm, few(['a', 'New in data/'], ['b', 'New too'], ['c']));
		await must(publishAutomatically(database, at(november)));
		expect(await publicNames()).toEqual(['New in data/', 'Place b', 'Place c']);
	});

	it('is not what a rollback took back', async () => {
		const first = await must(publishAutomatically(database, at(november)));
		await loadFounding(database.orm, few(['a', 'New in data/'], ['b']));
		await must(publishAutomatically(database, at(november)));
		await must(rollBack(database, first.number, lea, at(november)));
		expect(await must(publishAutomatically(database, at(november)))).toMatchObject({ changed: false });
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
	});

	it('is what the public sees already, when phones have seen a later sequence than the database knows', async () => {
		const first = await must(publishAutomatically(database, at(november)));
		const next = await must(publishAutomatically(database, at(november, first.sequence + 1000)));
		expect(next).toMatchObject({ changed: true, edition: first.edition, sequence: first.sequence + 1001 });
	});
});

describe('publishing', () => {
	it('shows what staff have approved, by a new sequence, and says who did it', async () => {
		const first = await must(publishAutomatically(database, at(november)));
		await edit('a', 1, 'Café Social');
		await retireRecord(database.orm, { kind: 'places', id: 'b', expected: 1, actor: 'lea' });
		await saveRecord(database.orm, { kind: 'places', id: 'c', body: place('c'), expected: 0, actor: 'lea' });
		expect(await waitingChanges(database.orm)).toEqual([
			{
				...{ kind: 'places', id: 'a', name: 'Café Social', isLead: false, change: 'changed', from: 1, to: 2 },
				changes: [{ field: 'name', old: 'Place a', new: 'Café Social' }]
			},
			{ kind: 'places', id: 'b', name: 'Place b', isLead: false, change: 'gone', from: 1, to: null, changes: [] },
			{ kind: 'places', id: 'c', name: 'Place c', isLead: false, change: 'new', from: null, to: 1, changes: [] }
		]);
		const next = await must(publish(database, { actor: 'lea', note: 'after the visit' }, at(november)));
		expect(next.sequence).toBe(first.sequence + 1);
		expect(await publicNames()).toEqual(['Café Social', 'Place c']);
		expect(await waitingChanges(database.orm)).toEqual([]);
		expect(await listPublications(database.orm)).toMatchObject([
			{ number: next.number, action: 'publish', actor: 'lea', note: 'after the visit', month: '2026-11' },
			{ number: first.number, action: 'automatic', actor: 'system' }
		]);
		const { rows } = await database.orm.execute(sql`select actor, action, subject from audit order by number`);
		expect(rows.at(-1)).toEqual({ actor: 'lea', action: 'publication.publish', subject: next.edition });
	});

	it('again changes nothing', async () => {
		const first = await must(publish(database, lea, at(november)));
		expect(await must(publish(database, lea, at(november + 9000)))).toMatchObject({
			changed: false,
			number: first.number
		});
		expect([await count('publications'), await count('audit')]).toEqual([1, 1]);
	});

	it('stores again only the files that changed', async () => {
		await must(publish(database, lea, at(november)));
		const before = await count('edition_files');
		await edit('a', 1, 'Other');
		await must(publish(database, lea, at(november)));
		// The facts, and the manifest.
		expect(await count('edition_files')).toBe(before + 2);
	});

	it('refuses what is not whole, says what is wrong, and changes nothing', async () => {
		await must(publish(database, lea, at(november)));
		const body = place('a', { organisation: 'nobody' });
		await saveRecord(database.orm, { kind: 'places', id: 'a', body, expected: 1, actor: 'lea' });
		expect(await publish(database, lea, at(november))).toEqual({
			ok: false,
			code: 'edition.invalid',
			problems: ['places/a: organisation nobody is not in the edition']
		});
		expect(await publicNames()).toEqual(['Place a', 'Place b']);
		expect(await waitingChanges(database.orm)).toHaveLength(1);
	});

	it('names a record that does not fit the schema of this program', async () => {
		await database.orm.execute(sql`update records set body = '{"id":"a"}' where id = 'a'`);
		const result = await publish(database, lea, at(november));
		expect(result).toMatchObject({ ok: false, code: 'edition.invalid' });
		expect(!result.ok && 'problems' in result && result.problems[0]).toMatch(/^places\/a: name /);
	});

	it('leaves alone what a newer program has published', async () => {
		const { edition } = await must(publish(database, lea, at(november)));
		await database.orm.execute(sql`update editions set format = ${FORMAT + 1} where id = ${edition}`);
		await edit('a', 1, 'Other');
		const newer = { ok: false, code: 'edition.newer' };
		expect(await publish(database, lea, at(november))).toEqual(newer);
		expect(await publishAutomatically(database, at(december))).toEqual(newer);
		expect(await rollBack(database, 1, lea, at(november))).toEqual(newer);
	});

	it('by two servers at once gives two publications, one after the other', async () => {
		await must(publish(database, lea, at(november)));
		const names = ['One', 'Two', 'Three', 'Four'];
		await Promise.all(
			names.map(async (name, n) => {
				await saveRecord(database.orm, {
					kind: 'places',
					id: `n${n}`,
					body: place(`n${n}`, { name }),
					expected: 0,
					actor: 'lea'
				});
				await must(publish(database, lea, at(november)));
			})
		);
		expect(await publicNames()).toEqual(['Place a', 'Place b', ...names]);
		const sequences = (await listPublications(database.orm)).map(({ sequence }) => sequence);
		expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => b - a));
	});
});

describe('what a publisher was shown', () => {
	it('is published, and nothing that came since', async () => {
		const seen = fingerprintOf(await waitingChanges(database.orm));
		await edit('a', 1, 'Came since');
		expect(await publish(database, { ...lea, seen }, at(november))).toEqual({ ok: false, code: 'publication.moved' });
		expect(await latestPublication(database.orm)).toBeNull();
		const again = fingerprintOf(await waitingChanges(database.orm));
		expect(await must(publish(database, { ...lea, seen: again }, at(november)))).toMatchObject({ changed: true });
	});
});

describe('a failure', () => {
	it.each(['before', 'after'] as const)(
		'%s any query leaves the old edition or the new, nothing between',
		async (when) => {
			await must(publish(database, lea, at(november)));
			let version = 1;
			const outcomes = { old: 0, new: 0 };
			for (let n = 1; ; n += 1) {
				const wanted = `Name ${version}`;
				await edit('a', version, wanted);
				version += 1;
				const before = (await latestPublication(database.orm))!;
				const [namesBefore, publicationsBefore] = [await publicNames(), await count('publications')];
				const cut = cutAt(n, when);
				const done = await publish(database, lea, at(november)).catch((error: Error) => error.message);
				const through = cut.queries() < n;
				cut.end();
				const after = (await latestPublication(database.orm))!;
				const isNew = after.number !== before.number;
				outcomes[isNew ? 'new' : 'old'] += 1;
				expect([n, await publicNames()]).toEqual([n, isNew ? [wanted, 'Place b'] : namesBefore]);
				expect(await count('publications')).toBe(publicationsBefore + (isNew ? 1 : 0));
				expect(await count('audit')).toBe(await count('publications'));
				expect(await waitingChanges(database.orm)).toHaveLength(isNew ? 0 : 1);
				if (through) {
					expect(done).toMatchObject({ ok: true, changed: true });
					break;
				}
				expect(done).toMatch(/cut|^Failed query/);
			}
			expect(outcomes.old).toBeGreaterThan(10);
			expect(outcomes.new).toBeGreaterThan(0);
		}
	);
});

describe('the real content', () => {
	let real: Awaited<ReturnType<typeof realRecords>>;
	beforeAll(async () => {
		real = await realRecords();
	});

	it('is the same edition from the database as from the files', async () => {
		const founded = await testDatabase('founded');
		const around = { stations: real.stations, basemap: real.basemap, words: real.words };
		const result = await must(publishAutomatically(founded.database, { surroundings: around, now: november }));
		expect(result.edition).toBe(makeEdition(real, '2026-11').edition.id);
		await founded.end();
	});
});
