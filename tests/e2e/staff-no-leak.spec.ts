import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { Database } from '#lib/server/db/database.ts';
import { BareBrowser, enter, makePerson, type Answer } from '../support/bare-browser.ts';
import { doorsInFiles } from '../support/doors-in-files.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { beside } from '../support/staff.ts';

test.describe.configure({ timeout: 120_000 });

let data: string;
let server: RunningServer;
let database: Database;
let admin: BareBrowser;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-no-leak-'));
	server = await startServer({ dataDir: data, database: true });
	database = await beside({ folder: data });
	await makePerson(database, 'admin@example.org', 'admin');
	admin = await enter(new BareBrowser(server.url), 'admin@example.org');
});
test.afterAll(async () => {
	await database.close().catch(() => undefined);
	await server.kill();
	rmSync(data, { recursive: true, force: true });
});

/** Words of a program that fails: a line of a stack, a query, a message of PostgreSQL or Node, a path of the machine. */
const inside = [
	/\bat \S.*:\d+:\d+/,
	/node_modules|file:\/\/|\/(tmp|home|root|usr|var|work|build|src)\//,
	/\b(select|insert into|update|delete from) "|\bfrom "|\$1\b/i,
	/relation "|does not exist|invalid byte|syntax error|violates|duplicate key/i,
	/drizzle|postgres|pg_|DatabaseDown|ECONN|ENOENT|EPIPE|TypeError|RangeError|Failed query/
];

const asked: Answer[] = [];
async function ask(path: string, form?: Record<string, string>): Promise<number> {
	const answer = form ? await admin.post(path, form) : await admin.ask(path, { headers: { accept: 'text/html' } });
	asked.push(answer);
	const told = answer.status < 400 ? JSON.stringify(answer.headers) : JSON.stringify(answer.headers) + answer.text;
	for (const word of inside)
		expect([path, answer.status, word.exec(told)?.[0]]).toEqual([path, answer.status, undefined]);
	return answer.status;
}

const rooms = (): string[] =>
	Object.entries(doorsInFiles()).flatMap(([route, keys]) => {
		const path = route
			.replace('/(staff)', '')
			.replace('[token]', 'x'.repeat(43))
			.replace('[number]', '1')
			.replace('[kind]', 'guides')
			.replace('[id]', 'cafe-social-belleville');
		return keys.includes('GET') ? [path] : [];
	});
const forms: [string, Record<string, string>][] = [
	['/staff/sign-in', { email: 'admin@example.org', password: 'x' }],
	['/staff/forgotten', { email: 'admin@example.org' }],
	['/staff/places/cafe-social-belleville?/save', { expected: '1', name: 'X' }],
	['/staff/people?/invite', { email: 'new@example.org', role: 'editor' }],
	['/staff/preview/places/cafe-social-belleville', { expected: '1' }]
];

test('what is no address, or no text, is refused and surprises nobody', async () => {
	const nul = '%00';
	const odd = [`/staff/places/a${nul}`, `/staff/records/guides/${nul}`, `/staff/verify/${nul}`, '/staff/review/1e400'];
	for (const path of [...odd, `/staff/welcome/${nul}`, `/staff/password/${nul}`, `/staff/confirm/${nul}`])
		expect([path, await ask(path)]).toEqual([path, 404]);
	expect(await ask('/staff/%E0%A4%A')).toBe(400);
});

test('a zero in a form is no text, and surprises nobody', async () => {
	const zero = 'a\0@example.org';
	const record = '/staff/places/cafe-social-belleville';
	const typed: [string, Record<string, string>][] = [
		['/staff/sign-in', { email: zero, password: zero, next: zero }],
		['/staff/forgotten', { email: zero }],
		['/staff/people?/invite', { email: zero, role: zero, organisation: zero, lang: zero }],
		['/staff/people?/withdraw', { email: zero }],
		['/staff/people?/end', { id: zero }],
		['/staff/account?/end', { session: zero }],
		[`${record}?/save`, { expected: '1', reason: zero, 'contacts.phone': zero, name: `Un${zero}` }],
		[`${record}?/change`, { expected: '1', 'contacts.phone': '\0+33140332525' }],
		[`${record}?/merge`, { into: zero }],
		['/staff/publish?/rollback', { number: '1', note: zero }],
		['/staff/alerts?/publish', { from: zero, to: zero, 'text.fr': zero, needs: zero }],
		['/staff/settings', { agingDays: zero }],
		['/staff/inbox', { number: zero, state: zero }]
	];
	for (const [path, form] of typed) expect([path, (await ask(path, form)) < 500]).toEqual([path, true]);
});

test('a room whose database has lost a table says that it did not work, and no more', async () => {
	for (const table of ['records', 'proposals', 'people', 'sessions', 'upkeep']) {
		await database.orm.execute(sql.raw(`alter table ${table} rename to gone`));
		const statuses = [];
		for (const path of rooms()) statuses.push(await ask(path));
		for (const [path, form] of forms) statuses.push(await ask(path, form));
		expect([table, statuses.includes(500)]).toEqual([table, table !== 'upkeep']);
		await database.orm.execute(sql.raw(`alter table gone rename to ${table}`));
	}
	expect(await ask('/staff')).toBe(200);
});

test('nor does one whose database was killed', async () => {
	test.skip(Boolean(process.env['FANAL_TEST_DATABASE']), 'is about the database in the data folder');
	const pid = Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
	process.kill(pid, 'SIGKILL');
	const all = await Promise.all([
		...rooms().map((path) => ask(path)),
		...forms.map(([path, form]) => ask(path, form)),
		...['/api/v1/places', '/fr', '/fr/places/cafe-social-belleville'].map((path) => ask(path))
	]);
	expect(all.some((status) => status >= 500)).toBe(true);
	expect(all.slice(-3)).toEqual([200, 200, 200]);
});
