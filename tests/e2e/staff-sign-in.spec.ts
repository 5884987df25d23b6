import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Database } from '#lib/server/db/database.ts';
import { freshCode, mailedLink, PASSWORD } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { enter, makePerson, setSecondStepUp, BareBrowser, type Answer } from '../support/bare-browser.ts';
import { beside } from '../support/staff.ts';

test.describe.configure({ timeout: 120_000 });

const SESSION = '__Host-fanal.session_token';
let data: string;
let server: RunningServer;
let database: Database;
test.beforeAll(async () => {
	test.setTimeout(120_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-sign-in-'));
	server = await startServer({ dataDir: data, database: true });
	database = await beside({ folder: data });
});
test.afterAll(async () => {
	await database.close();
	await server.stop();
	rmSync(data, { recursive: true });
});

const alertOf = ({ text }: Answer) =>
	(/role="alert"[^>]*>([\s\S]*?)<\/p>/.exec(text)?.[1] ?? '').replace(/<[^>]*>|\s+/g, ' ').trim();

test('nothing that changes something is taken from another origin, or from nobody knows where', async () => {
	await makePerson(database, 'csrf@example.org', 'editor');
	const client = await enter(new BareBrowser(server.url), 'csrf@example.org');
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		undefined
	];
	const bodies: Record<string, string> = {
		'multipart/form-data; boundary=x': '--x\r\nContent-Disposition: form-data; name="lang"\r\n\r\nen\r\n--x--\r\n',
		'application/json': '{"lang":"en"}'
	};
	const paths = ['/staff/sign-in', '/staff/account?/lang', '/staff/account?/signOut', '/staff/preview/places/new'];
	const auth = ['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/auth/two-factor/disable'];
	const foreign = ['https://evil.example', 'null', server.url.replace('http:', 'https:'), `${server.url}.evil.example`];
	const ask = (path: string, type: string | undefined, headers: Record<string, string>) => {
		const typed = { accept: 'text/html', ...(type === undefined ? {} : { 'content-type': type }) };
		return client.ask(path, {
			method: 'POST',
			body: bodies[type ?? ''] ?? 'lang=en',
			headers: { ...typed, ...headers }
		});
	};
	for (const path of [...paths, ...auth])
		for (const type of types) {
			for (const origin of foreign) {
				const { status } = await ask(path, type, { origin });
				expect([path, type, origin, status]).toEqual([path, type, origin, 403]);
			}
			for (const site of ['cross-site', 'same-site', 'none', undefined]) {
				const { status } = await ask(path, type, site === undefined ? {} : { 'sec-fetch-site': site });
				// better-auth's own doors are not there at all.
				const closed = status === 403 || (status === 404 && auth.includes(path));
				expect([path, type, site, closed]).toEqual([path, type, site, true]);
			}
		}
	for (const type of types) {
		// From here it comes in: as a form it is read, as anything else it is none, and changes nothing.
		const { status } = await ask('/staff/account?/lang', type, { origin: server.url });
		expect([type, status]).toEqual([type, types.slice(0, 2).includes(type) ? 303 : 415]);
		for (const path of auth) expect((await ask(path, type, { origin: server.url })).status).toBe(404);
	}
	// A page that tells no referrer says `null`, and the browser that it is ours.
	const own = { origin: 'null', 'sec-fetch-site': 'same-origin' };
	expect((await ask('/staff/account?/lang', types[0], own)).status).toBe(303);
	// Nobody was signed out by all that.
	expect((await client.ask('/staff')).status).toBe(200);
});

test('a session that somebody laid into the browser before is not the one that is signed in', async () => {
	await makePerson(database, 'eve@example.org', 'editor');
	await makePerson(database, 'paul@example.org', 'publisher');
	const eve = await enter(new BareBrowser(server.url), 'eve@example.org');
	const laid = eve.cookies.get(SESSION)!;
	const paul = new BareBrowser(server.url);
	for (const value of [laid, 'made-up.by-somebody']) {
		paul.cookies = new Map([[SESSION, value]]);
		await paul.signIn('paul@example.org');
		expect(paul.cookies.get(SESSION)).not.toBe(value);
	}
	// The second step makes a session of its own, and the one before it is over.
	const before = paul.cookies.get(SESSION)!;
	await setSecondStepUp(paul);
	const after = paul.cookies.get(SESSION)!;
	expect(after).not.toBe(before);
	const old = new BareBrowser(server.url);
	old.cookies.set(SESSION, before);
	expect((await old.ask('/staff')).status).toBe(303);

	// Between password and code there is no session at all; one that lies there opens nothing of Paul's.
	const again = new BareBrowser(server.url);
	again.cookies.set(SESSION, laid);
	expect((await again.signIn('paul@example.org')).location).toMatch(/^\/staff\/sign-in\/code/);
	expect((await again.ask('/staff/publish')).status).not.toBe(200);
	expect((await again.post('/staff/sign-in/code', { code: await freshCode(paul.letters) })).location).toBe('/staff');
	expect([laid, after]).not.toContain(again.cookies.get(SESSION));
	expect((await again.ask('/staff/publish')).status).toBe(200);
	// Signing out ends it on the server, not in the browser alone.
	const kept = new BareBrowser(server.url);
	kept.cookies = new Map(again.cookies);
	await again.post('/staff/account?/signOut');
	expect((await kept.ask('/staff')).status).toBe(303);
});

test('a code of an app opens one door, once, also when it is sent twice at once', async () => {
	await makePerson(database, 'code@example.org', 'publisher');
	const first = await enter(new BareBrowser(server.url), 'code@example.org');
	const waiting = async () => {
		const client = new BareBrowser(server.url);
		expect((await client.signIn('code@example.org')).location).toMatch(/^\/staff\/sign-in\/code/);
		return client;
	};
	const both = await Promise.all([waiting(), waiting(), waiting()]);
	const code = await freshCode(first.letters);
	const send = (client: BareBrowser, typed: string) => client.post('/staff/sign-in/code', { code: typed });
	const answers = await Promise.all(both.map((client) => send(client, code)));
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400]);
	for (const answer of answers.filter(({ status }) => status === 400)) expect(alertOf(answer)).toMatch(/déjà servi/);
	// Whoever lost can wait for the next code, without the password once more.
	const loser = both[answers.findIndex(({ status }) => status === 400)]!;
	expect((await loser.ask('/staff')).status).toBe(303);
	const next = await freshCode(first.letters);
	expect((await send(loser, next)).location).toBe('/staff');
	for (const used of [code, next]) expect(alertOf(await send(await waiting(), used))).toMatch(/déjà servi/);
});

test('an address that nobody has gets the same answers, for the same work', async () => {
	const known = Array.from({ length: 8 }, (_, n) => `known${n}@example.org`);
	for (const email of known) await makePerson(database, email, 'editor');
	const times = { known: [] as number[], unknown: [] as number[] };
	const answers = { known: new Set<string>(), unknown: new Set<string>() };
	const take = async (kind: 'known' | 'unknown', email: string, send: () => Promise<Answer>) => {
		const began = performance.now();
		const { status, headers, text } = await send();
		times[kind].push(performance.now() - began);
		const same = text.replaceAll(email, 'ADDRESS').replace(/nonce-[\w+/=]+|(nonce|hash)="[^"]*"|__sveltekit_\w+/g, '');
		const { 'content-security-policy': _, date: __, 'content-length': ___, etag: ____, ...rest } = headers;
		answers[kind].add(JSON.stringify([status, rest, same]));
	};
	const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
	const client = new BareBrowser(server.url);
	const pairs = known.map((email) => [email, email.replace('known', 'nobody')] as const);
	// Both once first: what is slow at its first use is not theirs.
	for (const email of ['known0@example.org', 'nobody0@example.org']) await client.signIn(email, 'quite another one');
	for (let round = 0; round < 4; round += 1)
		for (const [email, nobody] of pairs) {
			await take('known', email, () => client.signIn(email, 'quite another one'));
			await take('unknown', nobody, () => client.signIn(nobody, 'quite another one'));
		}
	expect([...answers.known]).toEqual([...answers.unknown]);
	expect(answers.known.size).toBe(1);
	// Without the work of a hash, an answer comes in a third of the time.
	const ratio = median(times.unknown) / median(times.known);
	expect(ratio).toBeGreaterThan(0.6);
	expect(ratio).toBeLessThan(1.6);

	answers.known.clear();
	answers.unknown.clear();
	for (const [email, nobody] of pairs) {
		await take('known', email, () => client.post('/staff/forgotten', { email }));
		await take('unknown', nobody, () => client.post('/staff/forgotten', { email: nobody }));
	}
	expect([...answers.known]).toEqual([...answers.unknown]);
	expect(answers.known.size).toBe(1);

	// Whoever invites learns no more than that a mail is on its way.
	await makePerson(database, 'boss@example.org', 'admin');
	const boss = await enter(new BareBrowser(server.url), 'boss@example.org');
	const invite = (email: string) => boss.post('/staff/people?/invite', { email, role: 'editor', lang: 'fr' });
	const status = ({ text }: Answer, email: string) =>
		(/role="status"[^>]*>([\s\S]*?)<\/p>/.exec(text)?.[1] ?? '').replace(email, 'ADDRESS');
	const [old, fresh] = [await invite('known0@example.org'), await invite('new@example.org')];
	expect(status(old, 'known0@example.org')).toBe(status(fresh, 'new@example.org'));
	expect(status(fresh, 'new@example.org')).toContain('ADDRESS');
	expect([old.status, fresh.status]).toEqual([200, 200]);
});

test('a thousand addresses have ten guesses together; the owner comes in all the same', async () => {
	test.setTimeout(60_000);
	const email = 'owner@example.org';
	await makePerson(database, email, 'editor');
	const owner = await enter(new BareBrowser(server.url), email);
	const guesses = Array.from({ length: 1000 }, (_, n) => async () => {
		const client = new BareBrowser(server.url, `127.${1 + (n % 3)}.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`);
		const headers = {
			...{ origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
			'x-forwarded-for': `203.0.113.${n % 250}`,
			'user-agent': `guess ${n}`,
			accept: 'text/html'
		};
		// Case and blanks make no other account.
		const spelled = [email, email.toUpperCase(), ` ${email} `][n % 3]!;
		const body = new URLSearchParams({ email: spelled, password: `guess number ${n}` }).toString();
		return (await client.ask('/staff/sign-in', { method: 'POST', body, headers })).status;
	});
	const statuses: number[] = [];
	const queue = guesses.values();
	await Promise.all(
		Array.from({ length: 20 }, async () => {
			for (const guess of queue) statuses.push(await guess());
		})
	);
	expect(statuses.filter((status) => status === 400)).toHaveLength(10);
	// Refused before anything is hashed: else a thousand guesses would take the server a minute of work.
	expect(statuses.filter((status) => status === 429)).toHaveLength(990);

	// The right password is not tried any more, from a browser nobody knows.
	expect((await new BareBrowser(server.url, '127.9.9.9').signIn(email)).status).toBe(429);
	// From the one she used before it is; and what that browser keeps opens nothing without the password.
	owner.cookies.delete(SESSION);
	expect((await owner.ask('/staff')).status).toBe(303);
	expect((await owner.signIn(email, 'not her password')).status).toBe(400);
	expect((await owner.signIn(email)).location).toBe('/staff');
	// It is of no use for another account.
	await makePerson(database, 'other@example.org', 'editor');
	const thief = new BareBrowser(server.url);
	thief.cookies = new Map([...owner.cookies].filter(([name]) => name.endsWith('.device')));
	for (let n = 0; n < 12; n += 1) await thief.signIn('other@example.org', `guess number ${n}`);
	expect((await thief.signIn('other@example.org')).status).toBe(429);

	// And by mail, from anywhere.
	const elsewhere = new BareBrowser(server.url, '127.8.8.8');
	await elsewhere.post('/staff/forgotten', { email });
	const { pathname } = new URL(await mailedLink(data, email));
	expect((await elsewhere.post(pathname, { password: `${PASSWORD} again` })).location).toBe('/staff');
	expect((await elsewhere.ask('/staff')).status).toBe(200);
	const mails = readdirSync(join(data, 'mail')).map((name) => readFileSync(join(data, 'mail', name), 'utf8'));
	expect(mails.filter((text) => text.includes(`To: nobody`))).toEqual([]);
});
