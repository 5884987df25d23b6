import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { place, records } from '#lib/domain/testing.ts';
import { backUp, restoreBackup } from '#lib/server/backup/backup.ts';
import { cutAt } from '#lib/server/db/cut.fixture.ts';
import type { Database } from '#lib/server/db/database.ts';
import { loadFounding } from '#lib/server/records/founding.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import { publish, rollBack } from '#lib/server/publishing/publication.ts';
import { migrations } from '../lib/backup-database.ts';
import { layOut, reach, say, somePlaces, type Finding } from './lab.ts';
import { tornEditions } from './ledger.ts';

const { stations, basemap, words } = records({});
const around = { surroundings: { stations, basemap, words }, now: Date.now() };
const lea = { actor: 'lea' };

/** One number that is another after any change of the database. */
async function state(database: Database): Promise<string> {
	const { rows } = await database.orm.execute<{ state: string }>(sql`select concat_ws(' ',
		(select count(*) from publications), (select max(sequence) from publications), (select count(*) from audit),
		(select count(*) from record_versions), (select count(*) from records),
		(select count(*) from shown), (select count(*) from shown where "until" is null)) as state`);
	return rows[0]?.state ?? '';
}

const isUnchanged = (done: unknown) => (done as { changed?: boolean }).changed === false;

/** A failure at each query of a publication, a way back and a restoration: the old state or the new one, whole. */
export async function cutQueries(share: number): Promise<Finding> {
	const lab = await layOut();
	const database = await reach({ folder: lab.data });
	await loadFounding(database.orm, records({ places: somePlaces() }));
	await publish(database, lea, around);
	await saveRecord(database.orm, {
		kind: 'places',
		id: 'p0',
		body: place('p0', { name: 'Other' }),
		expected: 1,
		actor: 'lea'
	});
	await publish(database, lea, around);
	const file = join(lab.root, 'trial.backup');
	await backUp(database, file, null);
	let version = 2;
	let back = 1;
	const works: [name: string, before: () => Promise<unknown>, work: () => Promise<unknown>][] = [
		[
			'publish',
			async () => {
				const save = { kind: 'places' as const, id: 'p0', body: place('p0', { name: `v${version}` }), actor: 'lea' };
				const saved = await saveRecord(database.orm, { ...save, expected: version });
				if (saved.ok) version = saved.version;
			},
			() => publish(database, lea, around)
		],
		['roll back', async () => (back = 3 - back), () => rollBack(database, back, lea, around)],
		[
			'restore',
			async () => {},
			() => restoreBackup(database, file, null, { migrations, data: lab.data, replace: true })
		]
	];
	const wrong: string[] = [];
	let tried = 0;
	for (const [name, before, work] of works)
		for (const when of ['before', 'after'] as const)
			for (let nth = 1; ; nth += share < 1 ? Math.ceil(Math.random() * (2 / share)) : 1) {
				await before();
				const old = await state(database);
				const cut = cutAt(nth, when);
				const done = await work().catch((error: unknown) => say(error));
				const through = cut.queries() < nth;
				cut.end();
				tried += 1;
				const now = await state(database);
				const torn = await tornEditions(database).catch((error: unknown) => [say(error)]);
				const where = `${name}, ${when} query ${nth}`;
				wrong.push(...torn.map((line) => `${where}: ${line}`));
				const isDone = typeof done !== 'string';
				if (isDone && !through && when === 'before') wrong.push(`${where}: the failure was not heard`);
				if (isDone && now === old && !isUnchanged(done)) wrong.push(`${where}: said to be done, and nothing is`);
				if (!isDone && through) wrong.push(`${where}: ${done}`);
				if (through) break;
			}
	await database.close();
	await lab.end();
	return { name: 'a failure at each query of publish, roll back and restore', tried, wrong };
}
