import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { may, roles, type Role } from '#lib/domain/permission.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { doors } from '#lib/server/auth/doors.ts';
import { secretOf } from '#lib/server/auth/secret.ts';
import { writeTicket } from '#lib/server/confirm/link.ts';
import type { Database } from '#lib/server/db/database.ts';
import { listProposals, makeProposal, readProposal } from '#lib/server/records/proposals.ts';
import { readRecord } from '#lib/server/records/read.ts';
import { doorsInFiles } from '../support/doors-in-files.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { enter, makePerson, BareBrowser, type Answer } from '../support/bare-browser.ts';
import { beside } from '../support/staff.ts';

test.describe.configure({ timeout: 150_000 });

/** Nobody, each role, and two in between: an association of another organisation, and a publisher without a second step. */
type Who = 'nobody' | Role | 'stranger' | 'unready';
const everybody: Who[] = ['nobody', ...roles, 'stranger', 'unready'];

let data: string;
let server: RunningServer;
let database: Database;
const clients = {} as Record<Who, BareBrowser>;
const ids: Partial<Record<Who, string>> = {};
/** A place, its organisation, and an organisation that has another place. */
let own: { id: string; organisation: string };
let other: { id: string; organisation: string };

test.beforeAll(async () => {
	test.setTimeout(120_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-doors-'));
	server = await startServer({ dataDir: data, database: true });
	database = await beside({ folder: data });
	const { rows } = await database.orm.execute<{ id: string; organisation: string }>(
		sql`select p.id, p.organisation from places p join records r using (kind, id)
			where r.published and p.organisation is not null order by p.id`
	);
	own = rows[0]!;
	other = rows.find(({ organisation }) => organisation !== own.organisation)!;
	for (const who of everybody) {
		clients[who] = new BareBrowser(server.url);
		if (who === 'nobody') continue;
		const role = who === 'stranger' ? 'association' : who === 'unready' ? 'publisher' : who;
		const organisation = { association: own.organisation, stranger: other.organisation }[who as 'stranger'] ?? null;
		ids[who] = await makePerson(database, `${who}@example.org`, role, organisation);
		if (who === 'unready') await clients[who].signIn(`${who}@example.org`);
		else await enter(clients[who], `${who}@example.org`);
	}
});
test.afterAll(async () => {
	await database.close();
	await server.stop();
	rmSync(data, { recursive: true });
});

/** What a door answered, in one word. */
function outcome({ status, location, text, headers }: Answer): string {
	if (status === 303 && location?.startsWith('/staff/sign-in?next=')) return 'sign in';
	if (status === 303 && location === '/staff/account/second-step') return 'second step';
	// Of a room that is not there it is a page that says so.
	if (status === 405 || (status === 404 && headers['content-type'] === 'application/json')) return 'no door';
	if (status === 403) return '403';
	if (status >= 500) return `${status} ${text.slice(0, 200)}`;
	return 'open';
}

/** Rooms of one record, which an association opens for its own organisation alone. */
const ofOneRecord = '[id]';
/** What would ask other servers of the world. */
const asksTheWorld = '?/websites';
const nowhere = ['?/no-such-action', 'PUT', 'PATCH', 'DELETE'];
/** Last: it ends the session that walks. */
const last = '?/signOut';

/** The address of a door for somebody: a place of the first association, a proposal of one's own. */
async function addressOf(route: string, who: Who): Promise<string> {
	const until = Math.floor(Date.now() / 1000) + 3600;
	const ticket = writeTicket(await secretOf(database.orm), { place: own.id, asking: 1, until });
	let path = route.replace('/(staff)', '').replace('[token]', route.includes('/confirm/') ? ticket : 'no-such-link');
	if (path.includes('[number]')) {
		const [proposal] = await listProposals(database.orm, { author: ids[who] ?? '-' });
		path = path.replace('[number]', String(proposal?.number ?? 1));
	}
	path = path.includes('[kind]') ? path.replace('[id]', own.organisation) : path.replace('[id]', own.id);
	return path.replace('[kind]', 'organisations');
}

function expected(route: string, key: string, who: Who): string {
	const need = doors[route]?.[key];
	if (need === undefined) return 'no door';
	if (need === 'anybody') return 'open';
	if (who === 'nobody') return 'sign in';
	if (who === 'unready') return need === 'account.manage' ? 'open' : 'second step';
	const role = who === 'stranger' ? 'association' : who;
	if (!may(role, need)) return '403';
	return who === 'stranger' && route.includes(ofOneRecord) ? '403' : 'open';
}

async function ask(client: BareBrowser, path: string, key: string): Promise<Answer> {
	if (key === 'POST' || key.startsWith('?')) return client.post(path + (key === 'POST' ? '' : key));
	return client.ask(path, { method: key, headers: { origin: server.url, accept: 'text/html' } });
}

test('a form changes what it asks for, whatever is written into it by hand', async () => {
	const head = (await readRecord(database.orm, 'places', own.id))!;
	const place = head.body as Place;
	const byHand: [string, string][] = [
		['expected', String(head.version)],
		['name', 'Un autre nom'],
		['id', 'another-id'],
		['organisation', other.organisation],
		['editorial.publish', place.editorial.publish ? 'no' : 'yes'],
		['editorial.publishReason', 'parce que'],
		['formerIds', 'older'],
		['verifications.count', '1'],
		['verifications.0.group', 'hours'],
		['verifications.0.at', '2026-11-01'],
		['verifications.0.byRole', 'publisher'],
		['verifications.0.how', 'visit']
	];
	const changed = async (who: Who, fields: [string, string][]) => {
		const answer = await clients[who].post(`/staff/places/${own.id}?/save`, fields);
		expect(answer.location).toBe(`/staff/places/${own.id}?done=proposed`);
		const [line] = await listProposals(database.orm, { author: ids[who]! });
		return (await readProposal(database.orm, line!.number))!.differences.map(({ field }) => field);
	};
	expect(await changed('association', byHand)).toEqual(['name']);
	const ofTheEditor = byHand.filter(([name]) => !name.startsWith('editorial'));
	expect(await changed('editor', ofTheEditor)).toEqual(['name', 'organisation']);
	expect((await readRecord(database.orm, 'places', own.id))!.body).toEqual(place);

	const foreign = (await readRecord(database.orm, 'places', other.id))!;
	const fields = { expected: String(foreign.version), name: 'Volé', organisation: own.organisation };
	for (const path of [
		`/staff/places/${other.id}?/save`,
		`/staff/places/${other.id}?/change`,
		`/staff/preview/places/${other.id}`
	])
		expect([path, (await clients.association.post(path, fields)).status]).toEqual([path, 403]);
	// What is new is of one's own organisation.
	const made = await clients.association.post('/staff/places/new?/change', { organisation: other.organisation });
	expect(made.status).toBe(200);
	expect(made.text).not.toContain('name="organisation"');
	const list = await clients.association.ask('/staff/places?most=5000');
	expect(list.text).toContain(`/staff/places/${own.id}"`);
	expect(list.text).not.toContain(`/staff/places/${other.id}"`);
});

test('an association reads what is common to all, and is told that it is', async () => {
	const { rows } = await database.orm.execute<{ id: string }>(sql`select id from records where kind = 'terms' limit 1`);
	const path = `/staff/records/terms/${rows[0]!.id}`;
	const told = ({ text }: Answer) => text.includes('commune à tout le répertoire') && !text.includes('name="reason"');
	expect(told(await clients.association.ask(path))).toBe(true);
	expect(told(await clients.editor.ask(path))).toBe(false);
});

test('the public API knows no roles, and no method but those it has', async () => {
	const paths = [
		'/api/v1/places',
		`/api/v1/places/${own.id}`,
		'/api/v1/search?q=cafe',
		'/api/v1/guides',
		'/api/v1/reports'
	];
	for (const who of everybody)
		for (const path of paths)
			for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
				const { status } = await clients[who].ask(path, { method, headers: { origin: server.url } });
				const read = method === 'GET' && !path.endsWith('reports');
				expect([who, method, path, status]).toEqual([who, method, path, read ? 200 : 405]);
			}
	// A session opens nothing of better-auth's own: none of its doors is there.
	for (const path of ['list-sessions', 'admin/list-users', 'two-factor/disable', 'update-user', 'sign-up/email'])
		for (const method of ['GET', 'POST']) {
			const headers = { origin: server.url, 'content-type': 'application/json' };
			const answer = await clients.admin.ask(`/api/auth/${path}`, {
				method,
				headers,
				body: method === 'POST' ? '{}' : undefined
			});
			expect([path, method, answer.status]).toEqual([path, method, 404]);
		}
});

test('every door opens to whom the table names, and to nobody else', async () => {
	for (const who of everybody.filter((each) => ids[each])) {
		const head = await readRecord(database.orm, 'places', other.id);
		const body = { ...(head!.body as Place), name: `Selon ${who}` };
		const made = { kind: 'places' as const, id: other.id, expected: head!.version, body, actor: ids[who]! };
		expect(await makeProposal(database.orm, made)).toMatchObject({ ok: true });
	}
	const found = doorsInFiles();
	expect(Object.keys(found).length).toBeGreaterThan(20);
	let walked = 0;
	for (const who of everybody) {
		const answers: Record<string, string> = {};
		const due: Record<string, string> = {};
		const walk = Object.entries(found).flatMap(([route, keys]) =>
			[...new Set([...keys, 'GET', 'HEAD', 'POST', ...nowhere])].map((key) => [route, key] as const)
		);
		for (const [route, key] of walk.sort((a, b) => Number(a[1] === last) - Number(b[1] === last))) {
			const answer = expected(route, key === 'HEAD' ? 'GET' : key, who);
			if (key === asksTheWorld && answer === 'open') continue;
			const door = `${key} ${route}`;
			due[door] = answer;
			answers[door] = outcome(await ask(clients[who], await addressOf(route, who), key));
			walked += 1;
		}
		expect.soft([who, answers]).toEqual([who, due]);
	}
	expect(walked).toBeGreaterThan(1000);
});
