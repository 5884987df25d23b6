import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { Kind } from '#lib/domain/kinds.ts';
import { event, french, guide, notice, place, programme, term } from '#lib/domain/testing.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { publishAlert } from '#lib/server/alerts/alerts.ts';
import type { Database } from '#lib/server/db/database.ts';
import { commentOn } from '#lib/server/records/decide.ts';
import { makeProposal } from '#lib/server/records/proposals.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import { BareBrowser, enter, makePerson } from '../support/bare-browser.ts';
import { hostileTexts, poisoned } from '../support/hostile-texts.ts';
import { lookAt } from '../support/hostile-pages.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { beside, publishNow } from '../support/staff.ts';

test.describe.configure({ timeout: 180_000 });

const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
const source = { url: 'https://www.paris.fr/', label: 'Ville', date: '2026-11-01' };
const told = { text: french('Dit.'), source };
/** Records that say something in every field; an organisation is shown when something public names it. */
const bases: Record<Exclude<Kind, 'emergency'>, (id: string) => object> = {
	places: (id) =>
		place(id, {
			contacts: { phone: null, shortPhone: null, email: 'accueil@example.org', website: 'https://example.org/' },
			languages: [{ code: 'ar', how: 'staff', note: french('Le matin.') }],
			transit: [{ station: 'Belleville', lines: ['2'], metres: 100 }],
			exceptions: [{ from: day(-1), to: day(9), kind: 'message', text: french('Attention.') }],
			checkedOn: '2026-11-20',
			sources: [source]
		}),
	organisations: (id) => ({
		...{ id, name: 'Organisation', aliases: ['Autre'], kind: 'association', website: 'https://example.org/' },
		...{ phone: null, texts: { summary: french('Elle aide.') }, sources: [source] }
	}),
	events: (id) =>
		event(id, {
			...{ start: day(3), datePrecision: 'day', placeText: french('Ici.'), languages: ['fr'], sources: [source] },
			checkedOn: '2026-11-20',
			organisations: [id]
		}),
	guides: (id) =>
		guide(id, {
			documents: { needed: [told], useful: [told], notNeeded: [told] },
			...{ cost: told, delay: told, after: told, ifRefused: told, beware: told, sources: [source] },
			questions: [{ question: french('Est-ce vous ?'), yes: 'concerned', no: 'notConcerned', see: null, source }],
			officialLinks: [{ url: 'https://www.service-public.fr/', title: french('Le site') }],
			checkedOn: '2026-11-20'
		}),
	programmes: (id) => programme(id, { website: 'https://example.org/', sources: [source], checkedOn: '2026-11-20' }),
	notices: (id) => notice(id, { sources: [source] }),
	terms: (id) => term(id, { sources: [source] })
};
const kinds = Object.keys(bases) as (keyof typeof bases)[];
const rooms = { notices: 'decisions', terms: 'words' } as Record<string, string>;
const idOf = (number: number) => `hostile-${number}`;

let data: string;
let server: RunningServer;
let database: Database;
let admin: BareBrowser;
let context: BrowserContext;
let page: Page;
const proposals: number[] = [];
const hits: string[] = [];

test.beforeAll(async ({ browser }) => {
	test.setTimeout(180_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-hostile-'));
	server = await startServer({ dataDir: data, database: true });
	database = await beside({ folder: data });
	await makePerson(database, 'admin@example.org', 'admin');
	admin = await enter(new BareBrowser(server.url), 'admin@example.org');
	for (const [number, text] of hostileTexts.entries()) await fill(number, text);
	await publishNow(database);
	context = await browser.newContext({ locale: 'fr-FR', serviceWorkers: 'block' });
	await context.addCookies(
		[...admin.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/', secure: true }))
	);
	await context.exposeBinding(
		'hit',
		({ page: where }, what: unknown) => void hits.push(`${where.url()} ${String(what)}`)
	);
	// The policy stops what it can: that it had to is a fault as well.
	await context.exposeBinding(
		'stopped',
		({ page: where }, what: unknown) => void hits.push(`${where.url()} ${String(what)}`)
	);
	await context.addInitScript(() =>
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) =>
			(globalThis as unknown as { stopped(what: string): void }).stopped(`${violatedDirective} ${blockedURI} ${sample}`)
		)
	);
	context.on('dialog', (dialog) => void hits.push(dialog.message()));
	page = await context.newPage();
	await page.goto(`${server.url}/fr/places/${idOf(0)}`);
	const shown = (await (await fetch(`${server.url}/api/v1/places/${idOf(0)}`)).json()) as object;
	expect(JSON.stringify(shown)).toContain('hit(1)');
});
test.afterAll(async () => {
	await context.close();
	await database.close();
	await server.stop();
	rmSync(data, { recursive: true });
});

/** One text in all that somebody can type. */
async function fill(number: number, text: string): Promise<void> {
	const id = idOf(number);
	for (const kind of kinds) {
		const { body, taken } = poisoned(kind, bases[kind](id) as Record<string, unknown>, text);
		expect([kind, taken]).not.toEqual([kind, 0]);
		expect(await saveRecord(database.orm, { kind, id, body, expected: 0, actor: 'lea' })).toMatchObject({ ok: true });
	}
	const author = await makePerson(database, `${id}@example.org`, 'association', id, text);
	const { body } = poisoned('places', bases.places(id) as Record<string, unknown>, `${text} encore`);
	const made = await makeProposal(database.orm, { kind: 'places', id, expected: 1, body, actor: author, reason: text });
	if (!made.ok || made.number === null) throw new Error(JSON.stringify(made));
	proposals.push(made.number);
	await commentOn(database.orm, { number: made.number, actor: author, text });
	const texts = Object.fromEntries(languages.map(({ code }) => [code, text]));
	const alert = { from: day(0), to: day(5), needs: [], arrondissements: [], texts };
	if (number % 2) expect(await publishAlert(database.orm, alert, author)).toBeNull();
	const visitor = new BareBrowser(server.url, `127.0.1.${number + 1}`);
	const report = { method: 'POST', body: JSON.stringify({ kind: 'other', place: null, text }) };
	const sent = await visitor.ask('/api/v1/reports', { ...report, headers: { 'content-type': 'application/json' } });
	expect(sent.status).toBe(201);
}

const each = <T>(make: (number: number, text: string) => T[]): T[] =>
	hostileTexts.flatMap((text, number) => make(number, text));
const wrongOf = (looks: Awaited<ReturnType<typeof lookAt>>) =>
	looks.filter(({ status, wrong, says }) => status !== 200 || wrong.length > 0 || !says);

test('no text of a record is more than a text on a page of the public, in any language', async () => {
	const pages = each((number, text) =>
		kinds.flatMap((kind) =>
			// One page draws a kind in every language: places are looked at in all of them, the others in turn.
			(kind === 'places' ? languages : [languages[number % languages.length]!]).map(({ code }) => ({
				url: `/${code}/${rooms[kind] ?? kind}/${idOf(number)}`,
				text
			}))
		)
	);
	expect(wrongOf(await lookAt(page, pages))).toEqual([]);
	const lists = languages.flatMap(({ code }) =>
		['', ...kinds.map((kind) => `/${rooms[kind] ?? kind}`), '/search?q=hit'].map((path) => ({
			url: `/${code}${path}`,
			text: null
		}))
	);
	expect(wrongOf(await lookAt(page, lists))).toEqual([]);
});

test('nor in the rooms of the staff, and in what they send', async () => {
	const pages = each((number, text) => [
		...kinds.map((kind) => ({
			url: kind === 'places' ? `/staff/places/${idOf(number)}` : `/staff/records/${kind}/${idOf(number)}`,
			text: null
		})),
		{ url: `/staff/review/${proposals[number]}`, text },
		...kinds.map((kind) => ({
			...{ url: `/staff/preview/${kind}/${idOf(number)}?lang=ar`, form: { expected: '1' } },
			text: kind === 'places' ? text : null
		})),
		{ url: `/staff/verify/${idOf(number)}`, text },
		{ url: `/staff/history/places/${idOf(number)}`, text }
	]);
	const lists = ['', '/places?most=5000', '/review', '/publish', '/alerts', '/inbox', '/people', '/settings'];
	const all = [...pages, ...lists.map((path) => ({ url: `/staff${path}`, text: null }))];
	expect(wrongOf(await lookAt(page, all))).toEqual([]);
	const [inbox] = await lookAt(page, [{ url: '/staff/inbox', text: hostileTexts[0]! }]);
	expect(inbox?.says).toBe(true);

	for (const number of proposals)
		await admin.post(`/staff/review/${number}?/return`, { word: hostileTexts[number % hostileTexts.length]! });
	for (const number of hostileTexts.keys()) await admin.post(`/staff/verify/${idOf(number)}?/ask`);
	const folder = join(data, 'mail');
	await expect
		.poll(() => readdirSync(folder).filter((name) => name.endsWith('.eml')).length)
		.toBe(2 * hostileTexts.length);
	for (const name of readdirSync(folder)) {
		const [head = ''] = readFileSync(join(folder, name), 'utf8').split('\r\n\r\n');
		const names = head.split('\r\n').flatMap((line) => /^([^\s:]+):/.exec(line)?.[1] ?? []);
		const due = [
			'From',
			'To',
			'Subject',
			'Message-ID',
			'Content-Transfer-Encoding',
			'Date',
			'MIME-Version',
			'Content-Type'
		];
		expect(names.toSorted()).toEqual(due.toSorted());
		expect(head).toContain('Content-Type: text/plain; charset=utf-8');
	}
});

test('nor in calendars, feeds, the map of the site and the API', async () => {
	const get = async (path: string) => {
		const answer = await fetch(server.url + path);
		expect([path, answer.status, answer.headers.get('x-content-type-options')]).toEqual([path, 200, 'nosniff']);
		return { type: answer.headers.get('content-type') ?? '', text: await answer.text() };
	};
	const calendars = ['/fr/events.ics', ...each((number) => [`/fr/events/${idOf(number)}.ics`])];
	const known = new Set<string>();
	for (const path of calendars) {
		const { type, text } = await get(path);
		expect(type).toMatch(/^text\/calendar/);
		const names = text
			.replaceAll('\r\n ', '')
			.split('\r\n')
			.map((line) => /^[A-Z-]+(?=[;:])/.exec(line)?.[0] ?? line);
		for (const name of names) known.add(name);
		const count = (name: string) => text.split(`\r\n${name}:VEVENT`).length;
		expect(count('BEGIN')).toBe(count('END'));
	}
	expect([...known].filter((name) => !/^[A-Z-]*$/.test(name) || name === 'ATTENDEE')).toEqual([]);

	for (const path of ['/fr/new.rss', '/ar/new.rss', '/sitemap.xml']) {
		const { type, text } = await get(path);
		expect(type).toMatch(/xml/);
		const read = await page.evaluate((xml) => {
			const parsed = new DOMParser().parseFromString(xml, 'application/xml');
			return {
				broken: parsed.querySelector('parsererror')?.textContent ?? null,
				names: [...new Set([...parsed.querySelectorAll('*')].map(({ localName }) => localName))]
			};
		}, text);
		expect(read.broken).toBeNull();
		expect(read.names.filter((name) => /^(script|img|svg|iframe|math|base|form|a|b)$/.test(name))).toEqual([]);
	}
	for (const [number, text] of hostileTexts.entries()) {
		const { type, text: json } = await get(`/api/v1/places/${idOf(number)}`);
		expect(type).toMatch(/^application\/json/);
		expect((JSON.parse(json) as { name: string }).name).toBe(text);
	}
});

test('nothing of it runs in a browser, whoever draws the page', async () => {
	const paths = each((number) => {
		const code = languages[number % languages.length]!.code;
		const room = kinds[number % kinds.length]!;
		return [
			`/${code}/places/${idOf(number)}`,
			`/${code}/${rooms[room] ?? room}/${idOf(number)}`,
			`/staff/review/${proposals[number]}`,
			...(number % 5 ? [] : [`/staff/places/${idOf(number)}`])
		];
	});
	const lists = [
		'/fr',
		'/ar/places',
		'/fr/events',
		'/uk/guides',
		'/en/search?q=hit',
		'/staff',
		'/staff/alerts',
		'/staff/inbox',
		'/staff/people'
	];
	// Where pages were only read, the policy has said what it says of any style in them.
	await page.close();
	hits.length = 0;
	page = await context.newPage();
	for (const path of [...paths, ...lists]) {
		await page.goto(server.url + path);
		if (!path.startsWith('/staff/places/')) continue;
		await page.getByRole('button', { name: 'العربية' }).click();
		await expect(page.frameLocator('iframe[name="preview"]').getByRole('heading', { level: 1 })).toBeVisible();
	}
	expect(page.url()).not.toContain('evil.example');
	expect(hits).toEqual([]);
	// The hook works: it is heard when something runs.
	await page.goto(`${server.url}/fr`);
	await page.evaluate(() => (globalThis as unknown as { hit(what: number): void }).hit(0));
	await expect.poll(() => hits.length).toBe(1);
	hits.length = 0;
});

test('what turns a text round is refused in words; a name of two alphabets is told to whoever reviews', async () => {
	const name = 'Café \u202eelaicoS';
	const answer = await admin.post(`/staff/places/${idOf(0)}?/save`, { expected: '1', name });
	expect(answer.status).toBe(422);
	expect(answer.text).toMatch(/role="alert"/);
	const alert = { from: day(0), to: day(1), 'text.fr': name };
	expect((await admin.post('/staff/alerts?/publish', alert)).status).toBe(400);
	const report = JSON.stringify({ kind: 'other', text: name });
	const sent = await admin.ask('/api/v1/reports', {
		method: 'POST',
		body: report,
		headers: { 'content-type': 'application/json' }
	});
	expect([sent.status, sent.text]).toEqual([400, expect.stringContaining('invisible characters')]);

	const alike = { ...bases.places(idOf(1)), name: 'Сafé Social' };
	const made = await makeProposal(database.orm, {
		kind: 'places',
		id: idOf(1),
		expected: 1,
		body: alike,
		actor: 'lea'
	});
	expect(made).toMatchObject({ ok: true });
	const room = await admin.ask(`/staff/review/${made.ok ? made.number : 0}`);
	expect(room.text).toContain('mélange des lettres de deux alphabets');
});
