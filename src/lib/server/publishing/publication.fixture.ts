import { expect } from 'vitest';
import type { Surroundings } from '#lib/domain/edition/build.ts';
import { FORMAT, type FactsShard } from '#lib/domain/edition/format.ts';
import type { Content, Kind } from '#lib/domain/kinds.ts';
import { place, records } from '#lib/domain/testing.ts';
import type { Database } from '../db/database.ts';
import { saveRecord } from '../records/save.ts';
import type { PublishResult } from './publication.ts';
import { latestPublication, loadEdition } from './stored-editions.ts';

export const november = Date.parse('2026-11-25T12:00Z');
export const december = Date.parse('2026-12-01T00:30+01:00');
export const lea = { actor: 'lea' };
const { stations, basemap, words } = records({});
export const surroundings: Surroundings = { stations, basemap, words };
export const at = (now: number, seen = 0) => ({ surroundings, now, seen });
export const few = (...names: [id: string, name?: string][]): Content =>
	records({ places: names.map(([id, name]) => place(id, name ? { name } : {})) });

export const editIn = (database: Database, id: string, expected: number, name: string, kind: Kind = 'places') =>
	saveRecord(database.orm, { kind, id, body: place(id, { name }), expected, actor: 'lea' });

/** What a phone would read: the names of the places of the current edition. */
export async function publicNamesOf(database: Database): Promise<string[]> {
	const latest = await latestPublication(database.orm);
	if (!latest) throw new Error('nothing is published');
	const { current, files } = await loadEdition(database.orm, latest, () => undefined);
	expect(current).toMatchObject({ format: FORMAT, edition: latest.edition, sequence: latest.sequence });
	const [facts] = [...files].filter(([name]) => name.startsWith('facts-')).map(([, { identity }]) => String(identity));
	return (JSON.parse(facts ?? '') as FactsShard).places.map(({ name }) => name);
}

export const must = async (result: Promise<PublishResult>) => {
	const done = await result;
	if (!done.ok) throw new Error(JSON.stringify(done));
	return done;
};
