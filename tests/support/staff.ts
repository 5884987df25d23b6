import { sql } from 'drizzle-orm';
import type { Place } from '#lib/domain/place/place.ts';
import { Database } from '#lib/server/db/database.ts';
import { publish, type PublishResult } from '#lib/server/publishing/publication.ts';
import { readSurroundings } from '#lib/server/publishing/read-records.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import { placeOf } from './own-database.ts';

/** Another process on the database of the server with this data folder. Close it. */
export async function beside({ folder }: { folder: string }): Promise<Database> {
	const database = new Database(await placeOf(folder), { migrations: 'drizzle', log: () => {} });
	await database.whenUp(30_000);
	return database;
}

/** Changes places as staff would, the first `count` of the alphabet. Gives back their keys. */
export async function editPlaces(database: Database, count: number, change: (place: Place) => void): Promise<string[]> {
	const { rows } = await database.orm.execute<{ id: string; version: number; body: Place }>(
		sql`select id, version, body from records where kind = 'places' and not retired
			and (body->'editorial'->>'publish')::boolean order by id limit ${count}`
	);
	for (const { id, version, body } of rows) {
		change(body);
		const saved = await saveRecord(database.orm, { kind: 'places', id, body, expected: version, actor: 'lea' });
		if (!saved.ok) throw new Error(`${id}: ${JSON.stringify(saved)}`);
	}
	return rows.map(({ id }) => id);
}

/** Publishes what was edited. */
export async function publishNow(database: Database): Promise<Extract<PublishResult, { ok: true }>> {
	const { surroundings } = await readSurroundings('.');
	const result = await publish(database, { actor: 'lea' }, { surroundings, now: Date.now() });
	if (!result.ok) throw new Error(JSON.stringify(result));
	return result;
}
