import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Surroundings } from '#lib/domain/edition/build.ts';
import { FORMAT, type FactsShard } from '#lib/domain/edition/format.ts';
import type { Content, Kind } from '#lib/domain/kinds.ts';
import { place, realRecords, records } from '#lib/domain/testing.ts';
import { cutAt } from '../db/cut.fixture.ts';
import type { Database } from '../db/database.ts';
import { testDatabase } from '../db/testing.ts';
import { loadFounding } from '../records/founding.ts';
import { restoreVersion, retireRecord } from '../records/history.ts';
import { saveRecord } from '../records/save.ts';
import { publish, publishAutomatically, rollBack, type PublishResult } from './publication.ts';
import { makeEdition } from './publish.ts';
import { latestPublication, loadEdition } from './stored-editions.ts';
import { fingerprintOf, listPublications, waitingChanges } from './waiting.ts';

const november = Date.parse('2026-11-25T12:00Z');
const december = Date.parse('2026-12-01T00:30+01:00');
const lea = { actor: 'lea' };
const { stations, basemap, words } = records({});
const surroundings: Surroundings = { stations, basemap, words };
const at = (now: number, seen = 0) => ({ surroundings, now, seen });
const few = (...names: [id: string, name?: string][]): Content =>
	records({ places: names.map(([id, name]) => place(id, name ? { name } : {})) });

let database: Database;
let end: () => Promise<void>;
beforeEach(async () => {
	({ database, end } = await testDatabase('empty'));
	await loadFounding(database.orm, few(['a'], ['b']));
});
afterEach(() => end());

const edit = (id: string, expected: number, name: string, kind: Kind = 'places') =>
	saveRecord(database.orm, { kind, id, body: place(id, { name }), expected, actor: 'lea' });
/** What a phone would read: the names of the places of the current edition. */
async function publicNames(): Promise<string[]> {
	const latest = (await latestPublication(database.orm))!;
	const { current, files } = await loadEdition(database.orm, latest, () => undefined);
	expect(current).toMatchObject({ format: FORMAT, edition: latest.edition, sequence: latest.sequence });
	const [facts] = [...files].filter(([name]) => name.startsWith('facts-')).map(([, { identity }]) => String(identity));
	return (JSON.parse(facts!) as FactsShard).places.map(({ name }) => name);
}
const must = async (result: Promise<PublishResult>) => {
	const done = await result;
	if (!done.ok) throw new Error(JSON.stringify(done));
	return done;
};
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
