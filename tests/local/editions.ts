import { createHash } from 'node:crypto';
import { FORMAT, ownShards } from '#lib/domain/edition/format.ts';

export const hash = (body: string) => createHash('sha256').update(body).digest('hex');

/** An edition as the server publishes it. */
export interface TestEdition {
	name: string;
	edition: string;
	/** Address → body. */
	files: Map<string, string>;
	/** Shard → hash. */
	hashes: Record<string, string>;
}

/** Publishes shards under `/e/…`, with `current.json` at `/NAME/current.json`. */
export function makeEdition(
	name: string,
	sequence: number,
	bodies: Record<string, string>,
	format = FORMAT
): TestEdition {
	const files = new Map<string, string>();
	const refer = (body: string) => {
		const sha256 = hash(body);
		const url = `/e/${sha256.slice(0, 12)}`;
		files.set(url, body);
		return { url, size: Buffer.byteLength(body), sha256 };
	};
	const shards = Object.fromEntries(Object.entries(bodies).map(([shard, body]) => [shard, refer(body)]));
	const languages = Object.keys(bodies)
		.filter((shard) => shard.startsWith('text.'))
		.map((shard) => shard.slice(5));
	const manifest = refer(JSON.stringify({ format, month: '2026-01', languages, shards }));
	const madeAt = `2026-01-0${sequence % 9}T00:00:00.000Z`;
	const current = { format, edition: manifest.sha256, sequence, madeAt, manifest };
	files.set(`/${name}/current.json`, JSON.stringify(current));
	const hashes = Object.fromEntries(Object.entries(shards).map(([shard, { sha256 }]) => [shard, sha256]));
	return { name, edition: manifest.sha256, files, hashes };
}

const facts = (id: string) => JSON.stringify({ places: [], organisations: [{ id }], emergency: [] });
const text = (word: string) => JSON.stringify({ places: { p: { name: word } }, organisations: {}, emergency: {} });
/** Each kind's list differs, so that each is a body of its own. */
const kinds = Object.fromEntries(ownShards.map((kind) => [kind, JSON.stringify([{ id: kind }])]));
const shared = { calendars: '{}', stations: '[]', ...kinds };

/** Two editions that differ in facts and French; calendars and stations are the same. */
export const editionA = makeEdition('a', 1, {
	facts: facts('old'),
	...shared,
	'text.fr': text('déjà'),
	'text.ar': text('قديم')
});
export const editionB = makeEdition('b', 2, {
	facts: facts('new'),
	...shared,
	'text.fr': text('voilà'),
	'text.ar': text('جديد')
});
export const editionNewer = makeEdition('newer', 3, { facts: facts('later'), ...shared }, FORMAT + 1);
