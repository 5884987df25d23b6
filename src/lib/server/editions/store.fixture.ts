import { buildEdition } from '#lib/domain/edition/build.ts';
import { place, records, sha256 } from '#lib/domain/testing.ts';

export const noon = Date.parse('2026-11-24T12:00Z');
export const seconds = noon / 1000;
const edition = (...ids: string[]) =>
	buildEdition(records({ places: ids.map((id) => place(id)) }), {
		month: '2026-11',
		calendars: {},
		languages: ['fr'],
		sha256
	});
export const first = edition('a');
export const second = edition('a', 'b');
export const urls = [first.manifestFile, ...Object.values(first.shards)].map(({ url }) => url);
