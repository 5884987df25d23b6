import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Surroundings } from '#lib/domain/edition/build.ts';
import { FORMAT, type Current, type FactsShard } from '#lib/domain/edition/format.ts';
import { place, records } from '#lib/domain/testing.ts';
import { Database } from '../db/database.ts';
import { administer, migrations, testDatabase } from '../db/testing.ts';
import { loadFounding } from '../records/founding.ts';
import { saveRecord } from '../records/save.ts';
import { publish, publishAutomatically } from '../publishing/publication.ts';
import { latestPublication } from '../publishing/stored-editions.ts';
import { Follower } from './follow.ts';
import { EditionStore } from './store.ts';

const november = Date.parse('2026-11-25T12:00Z');
const december = Date.parse('2026-12-01T00:30+01:00');
const never = 60 * 60 * 1000;
const lea = { actor: 'lea' };
const { stations, basemap, words } = records({});
const surroundings: Surroundings = { stations, basemap, words };

let database: Database;
let url: string;
let folder: string;
let now: number;
const ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
	now = november;
	const made = await testDatabase('empty');
	({ database, url } = made);
	folder = await mkdtemp(join(tmpdir(), 'fanal-follow-'));
	await loadFounding(database.orm, records({ places: [place('a')] }));
	ends.push(made.end, () => rm(folder, { recursive: true }));
});
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

/** As one process of several: its own store, on its own disk. */
function follow(name: string, poll = never, of = database) {
	const store = new EditionStore(join(folder, name));
	const said: string[] = [];
	const follower = new Follower({
		...{ database: of, store, poll, now: () => now, changed: () => {} },
		publishAutomatically: () => publishAutomatically(of, { surroundings, now, seen: store.sequence }),
		log: ({ error }) => said.push(String(error))
	});
	ends.push(() => follower.stop());
	return { store, follower, said };
}

const names = (store: EditionStore) =>
	store.current() && (JSON.parse(store.shards().bodies.get('facts')!) as FactsShard).places.map((each) => each.name);
const shows = (store: EditionStore, ...wanted: string[]) => expect.poll(() => names(store)).toEqual(wanted);
const edit = (expected: number, name: string) =>
	saveRecord(database.orm, { kind: 'places', id: 'a', body: place('a', { name }), expected, actor: 'lea' });
const publishNow = () => publish(database, lea, { surroundings, now });

describe('a process', () => {
	it('publishes the founding content by itself, once however many there are', async () => {
		const all = ['one', 'two', 'three'].map((name) => follow(name));
		for (const { store } of all) await shows(store, 'Place a');
		expect(new Set(all.map(({ store }) => store.sequence)).size).toBe(1);
		const { rows } = await database.orm.execute(sql`select count(*)::int as n from publications`);
		expect(rows).toEqual([{ n: 1 }]);
	});

	it('hears of a publication of another within a second', async () => {
		const [one, two] = [follow('one'), follow('two')];
		await Promise.all([shows(one.store, 'Place a'), shows(two.store, 'Place a')]);
		await edit(1, 'Edited');
		await publishNow();
		const published = performance.now();
		await Promise.all([shows(one.store, 'Edited'), shows(two.store, 'Edited')]);
		expect(performance.now() - published).toBeLessThan(1000);
	});

	it('finds by looking what it did not hear of', async () => {
		const { store } = follow('one', 100);
		await shows(store, 'Place a');
		const before = store.sequence;
		// A publication without a notice.
		await database.orm.execute(sql`insert into publications (sequence, edition, action, actor)
			select sequence + 1, edition, 'publish', 'lea' from publications`);
		await expect.poll(() => store.sequence).toBe(before + 1);
	});

	it('hears again after its connections were cut, and finds what was published meanwhile', async () => {
		const other = new Database({ url }, { migrations });
		ends.push(() => other.close());
		await other.whenUp(10_000);
		const { store } = follow('one', never, other);
		await shows(store, 'Place a');
		await edit(1, 'Edited');
		const cut = `select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and query ilike 'listen%'`;
		await administer(url, cut);
		await publishNow();
		await expect.poll(() => names(store), { timeout: 10_000 }).toEqual(['Edited']);
	});

	it('publishes a new month by itself, never what waits for a publisher', async () => {
		const { store, follower } = follow('one');
		await shows(store, 'Place a');
		await edit(1, 'Waits');
		now = december;
		await follower.look();
		expect((await latestPublication(database.orm))?.month).toBe('2026-12');
		expect(names(store)).toEqual(['Place a']);
	});

	it('goes on serving its edition when the next one is damaged in the database, and says so once', async () => {
		const { store, follower, said } = follow('one');
		await shows(store, 'Place a');
		await edit(1, 'Edited');
		await publishNow();
		await shows(store, 'Edited');
		await edit(2, 'Damaged');
		await database.orm.execute(sql`create function spoil() returns trigger language plpgsql as
			$$ begin new.br := decode('00', 'hex'); return new; end $$`);
		await database.orm.execute(
			sql`create trigger spoil before insert on edition_files for each row execute function spoil()`
		);
		await publishNow();
		await follower.look();
		await follower.look();
		expect(names(store)).toEqual(['Edited']);
		expect(said).toHaveLength(1);
	});

	it('leaves an edition alone that a newer program has published', async () => {
		const { store } = follow('one');
		await shows(store, 'Place a');
		await edit(1, 'Edited');
		await database.orm.transaction(async (session) => {
			await session.execute(sql`insert into editions (id, format, month, manifest)
				select 'newer', ${FORMAT + 1}, month, manifest from editions limit 1`);
			await session.execute(sql`insert into publications (sequence, edition, action, actor)
				select sequence + 1, 'newer', 'publish', 'lea' from publications`);
		});
		const late = follow('two');
		await late.follower.look();
		expect([names(store), late.store.current()]).toEqual([['Place a'], null]);
	});

	it('keeps a copy on its disk that a next start serves without the database', async () => {
		const { store } = follow('one');
		await shows(store, 'Place a');
		const next = new EditionStore(join(folder, 'one'));
		await expect.poll(() => next.load()).not.toBeNull();
		expect(names(next)).toEqual(['Place a']);
		expect(JSON.parse(String(next.current()?.body.identity)) as Current).toMatchObject({ sequence: store.sequence });
	});

	it('tries again soon what a cut prevented, and later what cannot be published', async () => {
		const store = new EditionStore(join(folder, 'one'));
		const outcomes = [
			() => Promise.reject(new Error('cut')),
			() => Promise.resolve({ ok: false as const, code: 'edition.invalid' as const, problems: ['places/a: name'] })
		];
		let tries = 0;
		const follower = new Follower({
			...{ database, store, poll: never, now: () => now, changed: () => {}, log: () => {} },
			publishAutomatically: () => outcomes[Math.min(tries++, 1)]!()
		});
		ends.push(() => follower.stop());
		await expect.poll(() => tries).toBe(1);
		await follower.look();
		expect(tries).toBe(1);
		now += 6000;
		await follower.look();
		expect(tries).toBe(2);
		now += 6000;
		await follower.look();
		expect(tries).toBe(2);
		now += never;
		await follower.look();
		expect(tries).toBe(3);
	});
});
