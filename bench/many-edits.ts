/**
 * Ten people who edit the same twenty places at once, each another field, over HTTP at the built server: what was saved
 * and is lost, and how long a save takes beside the same edits of one person alone. `npm run build && npx tsx bench/many-edits.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Place } from '#lib/domain/place/place.ts';
import { startServer } from '../tests/support/server.ts';
import { beside } from '../tests/support/staff.ts';
import { comeIn, type StaffClient } from '../tests/support/staff-client.ts';
import { median, percentile } from './support.ts';

const PLACES = 20;
/** What each of them edits: the name in the form, a value of edit `n`, and where it then stands. */
const fields: [name: string, value: (n: number) => string, held: (place: Place) => unknown][] = [
	['name', (n) => `Lieu ${n}`, ({ name }) => name],
	['aliases', (n) => `Alias ${n}`, ({ aliases }) => aliases[0]],
	['contacts.phone', (n) => `+3314000${1000 + n}`, ({ contacts }) => contacts.phone],
	['contacts.email', (n) => `lieu${n}@example.org`, ({ contacts }) => contacts.email],
	['contacts.website', (n) => `https://example.org/${n}`, ({ contacts }) => contacts.website],
	['address.street', (n) => `${n} rue de Belleville`, ({ address }) => address.street],
	['address.complement', (n) => `Porte ${n}`, ({ address }) => address.complement],
	['address.city', (n) => `Paris ${n}`, ({ address }) => address.city],
	['editorial.notes', (n) => `Note ${n}`, ({ editorial }) => editorial.notes],
	['hours', (n) => `Mo-Fr 09:${10 + n}-17:00`, ({ hours }) => hours]
];

const data = mkdtempSync(join(tmpdir(), 'fanal-bench-'));
const server = await startServer({ dataDir: data, database: true });
const database = await beside({ folder: data });
const people: StaffClient[] = [];
for (const [n] of fields.entries())
	people.push(await comeIn(server.url, database, 'publisher', `person${n}@example.org`));
const { rows } = await database.orm.execute<{ id: string }>(sql`select id from records where kind = 'places'
	and not retired and (body->'editorial'->>'publish')::boolean
	and body->>'addressVisibility' = 'public' order by id limit ${PLACES + 1}`);
const ids = rows.map(({ id }) => id);

let again = 0;
/** One edit, from the form to "saved"; milliseconds of the save alone. */
async function edit(person: StaffClient, id: string, field: string, value: string): Promise<number> {
	for (let tries = 0; tries < 50; tries += 1) {
		const path = `/staff/places/${id}`;
		const [, expected = ''] = /name="expected" value="(\d+)"/.exec(await person.page(path)) ?? [];
		const start = performance.now();
		const { type, status, location, data } = await person.send(`${path}?/save`, { expected, [field]: value });
		if (location.includes('done=saved')) return performance.now() - start;
		if (type !== 'failure' || status !== 409) throw new Error(`${id} ${field}: ${status} ${data.slice(0, 2000)}`);
		again += 1;
	}
	throw new Error(`${id} ${field} could not be saved`);
}

const alone: number[] = [];
const spare = ids.pop() ?? '';
for (let n = 0; n < PLACES; n += 1) alone.push(await edit(people[0] as StaffClient, spare, 'name', `Seul ${n}`));
const together = (
	await Promise.all(
		fields.map(async ([field, value], who) => {
			const times: number[] = [];
			for (const [n, id] of ids.entries()) times.push(await edit(people[who] as StaffClient, id, field, value(n)));
			return times;
		})
	)
).flat();

const lost: string[] = [];
for (const [n, id] of ids.entries()) {
	const found = await database.orm.execute<{ body: Place }>(
		sql`select body from records where kind = 'places' and id = ${id}`
	);
	const body = found.rows[0]?.body;
	for (const [field, value, held] of fields)
		if (!body || held(body) !== value(n)) lost.push(`${id}: ${field} is ${body && String(held(body))}`);
}
await database.close();
await server.stop();
rmSync(data, { recursive: true });

const row = (times: number[]) => ({
	edits: times.length,
	'median, ms': Math.round(median(times)),
	'p95, ms': Math.round(percentile(times, 0.95)),
	'p95 ÷ alone': Number((percentile(times, 0.95) / percentile(alone, 0.95)).toFixed(1))
});
console.table({ 'one person, one place': row(alone), [`${people.length} people, ${PLACES} places`]: row(together) });
console.log(`${lost.length} lost; ${again} to be saved again, since somebody had saved the same field`);
for (const line of lost) console.log(line);
if (lost.length > 0) process.exitCode = 1;
