import { expect, test, type BrowserContext } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { saveRecord } from '#lib/server/records/save.ts';
import {
	bases,
	each,
	idOf,
	kinds,
	listenTo,
	openHostileSite,
	roomOf,
	type HostileSite
} from '../support/hostile-site.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { lookAt, walkThrough, wrongHere, type Look } from '../support/hostile-pages.ts';
import { started } from '../support/people.ts';
import { coldVisit, syncedContext, untilRuns } from '../support/visitor.ts';
import { langs, words } from '../support/words.ts';

/** Hostile texts where no server draws them: in files, in mails, and on a phone that has the directory. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let site: HostileSite;
let url: string;
test.beforeAll(async () => {
	test.setTimeout(180_000);
	site = await openHostileSite();
	({ url } = site.server);
});
test.afterAll(() => site.close());

async function get(path: string): Promise<{ type: string; text: string }> {
	const answer = await fetch(url + path);
	expect([path, answer.status, answer.headers.get('x-content-type-options')]).toEqual([path, 200, 'nosniff']);
	return { type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

test('no text of a record makes a line of a calendar', async () => {
	const known = new Set<string>();
	const calendars = languages.flatMap(({ code }) => [
		`/${code}/events.ics`,
		...each((number) => [`/${code}/events/${idOf(number)}.ics`])
	]);
	for (const path of calendars) {
		const { type, text } = await get(path);
		expect([path, type]).toEqual([path, 'text/calendar; charset=utf-8']);
		const lines = text.replaceAll('\r\n ', '').split('\r\n');
		for (const line of lines) known.add(/^[A-Z-]+(?=[;:])/.exec(line)?.[0] ?? line);
		// No line end but those of the format.
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const count = (name: string) => text.split(`\r\n${name}:VEVENT`).length;
		expect(count('BEGIN')).toBe(count('END'));
		if (!path.endsWith('events.ics')) expect([path, count('BEGIN')]).toEqual([path, 2]);
	}
	expect(
		[...known].filter((name) => !/^[A-Z-]*$/.test(name) || ['ATTENDEE', 'ORGANIZER', 'VALARM'].includes(name))
	).toEqual([]);
});

test('nor an element of a feed, of the map of the site, or of what search engines read', async ({ page }) => {
	await page.goto(`${url}/fr/about`);
	for (const path of [...languages.map(({ code }) => `/${code}/new.rss`), '/sitemap.xml']) {
		const { type, text } = await get(path);
		expect(type).toMatch(/^application\/(rss\+)?xml/);
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
	for (const [number, text] of hostileTexts.entries())
		for (const kind of ['places', 'organisations', 'events', 'guides'] as const) {
			const { text: html } = await get(`/fr/${roomOf(kind)}/${idOf(number)}`);
			const [, data = ''] = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? [];
			expect([kind, text, JSON.stringify(JSON.parse(data)).includes(JSON.stringify(text).slice(1, -1))]).toEqual([
				kind,
				text,
				true
			]);
			expect(data).not.toMatch(/<[/!s]/);
		}
});

test('the API gives each back as it is, and says that it is JSON', async () => {
	for (const [number, text] of hostileTexts.entries())
		for (const kind of kinds) {
			const { type, text: json } = await get(`/api/v1/${roomOf(kind)}/${idOf(number)}?lang=ar`);
			expect(type).toMatch(/^application\/json/);
			expect([kind, JSON.stringify(JSON.parse(json)).includes(JSON.stringify(text).slice(1, -1))]).toEqual([
				kind,
				true
			]);
		}
	for (const room of [...kinds.map(roomOf), 'search?q=hit']) {
		const { type, text } = await get(`/api/v1/${room}`);
		expect([room, type.split(';')[0], typeof JSON.parse(text)]).toEqual([room, 'application/json', 'object']);
	}
	// What was asked for comes back in an answer too.
	for (const text of hostileTexts) {
		const asked = encodeURIComponent(text.replaceAll('\n', ' '));
		for (const path of [`/api/v1/places/${asked}`, `/api/v1/places?need=${asked}`, `/api/v1/${asked}/x`]) {
			const answer = await fetch(url + path);
			const said = [answer.status >= 400, answer.headers.get('content-type')?.split(';')[0]];
			expect([path, ...said, answer.headers.get('x-content-type-options')]).toEqual([
				path,
				true,
				'application/json',
				'nosniff'
			]);
		}
	}
});

test('a mail has the lines it is due, and its link opens a page on which a text is a text', async ({ page }) => {
	for (const number of hostileTexts.keys()) await site.admin.post(`/staff/verify/${idOf(number)}?/ask`);
	const folder = join(site.data, 'mail');
	const letters = () => readdirSync(folder).filter((name) => name.endsWith('.eml'));
	await expect.poll(() => letters().length).toBe(hostileTexts.length);
	const links: string[] = [];
	for (const name of letters()) {
		const [head = '', ...body] = readFileSync(join(folder, name), 'utf8').split('\r\n\r\n');
		expect(head.match(/^Subject:.*(\r\n[ \t].*)*$/m)?.[0]).toBeTruthy();
		expect(head.match(/^[^\s:]+:/gm)?.toSorted()).toEqual(due);
		const text = body.join('\r\n\r\n').replaceAll('=\r\n', '');
		links.push(/\/staff\/confirm\/[\w.-]+/.exec(text)?.[0] ?? '');
	}
	await page.goto(`${url}/fr/about`);
	const asked = links.map((link) => ({ url: link, text: null }));
	const looks = await lookAt(page, asked);
	expect(wrongOf(looks)).toEqual([]);
	const said = (
		await lookAt(
			page,
			hostileTexts.flatMap((text) => asked.map((each) => ({ ...each, text })))
		)
	).filter(({ says }) => says);
	// Each names its place.
	expect(new Set(said.map((look) => look.url)).size).toBe(hostileTexts.length);

	// An address with a line end in it is none.
	const injected = [
		'a@example.org\r\nBcc: evil@example.org',
		'a@example.org\nBcc: evil@example.org',
		'a@example.org%0aBcc:b@c.fr'
	];
	for (const email of injected) {
		const invited = await site.admin.post('/staff/people?/invite', { email, role: 'editor', lang: 'fr' });
		const forgotten = await site.admin.post('/staff/forgotten', { email });
		const base = bases.places('injected') as { contacts: object };
		const body = { ...base, contacts: { ...base.contacts, email } };
		const who = { kind: 'places', id: 'injected', expected: 0, actor: 'lea' } as const;
		const saved = await saveRecord(site.database.orm, { ...who, body });
		expect([email, invited.status, forgotten.status, saved.ok]).toEqual([email, 400, 400, false]);
	}
	expect(letters()).toHaveLength(hostileTexts.length);
});
const due = [
	...['From:', 'To:', 'Subject:', 'Message-ID:', 'Content-Transfer-Encoding:'],
	...['Date:', 'MIME-Version:', 'Content-Type:']
].toSorted();

const wrongOf = (looks: Look[]) =>
	looks.filter(({ status, wrong, says }) => status !== 200 || wrong.length > 0 || !says);

test.describe('on a phone that has the directory, with the server killed', () => {
	let context: BrowserContext;
	let hits: string[];
	test.beforeAll(async ({ browser }) => {
		test.setTimeout(180_000);
		context = await syncedContext(browser, url, [...langs], { viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
		hits = await listenTo(context);
		// Kept as they are drawn, to be shown at once next time.
		for (const path of ['/fr', '/ar/places']) await (await coldVisit(context, url + path)).close();
		await site.server.kill();
	});
	test.afterAll(() => context.close());
	test.afterEach(async () => {
		for (const page of context.pages()) await page.close();
		expect(hits).toEqual([]);
	});

	for (const lang of langs)
		test(`every page of every kind, in ${lang}`, async () => {
			const page = await coldVisit(context, `${url}/${lang}/about`);
			await started(page);
			const rooms = each((number, text) => [
				...kinds.map((kind) => ({ url: `/${lang}/${roomOf(kind)}/${idOf(number)}`, text })),
				{ url: `/${lang}/places/${idOf(number)}/show`, text }
			]);
			expect(wrongOf(await walkThrough(page, rooms))).toEqual([]);
			const lists = [...kinds.filter((kind) => kind !== 'places').map(roomOf), 'search?q=hit', 'places?q=hit'];
			const asked = lists.map((path) => ({ url: `/${lang}/${path}`, text: 'hit(' }));
			expect(wrongOf(await walkThrough(page, asked))).toEqual([]);
			for (const path of ['', '/arrondissements', '/arrondissements/20', '/emergency', '/events?past=1']) {
				await page.goto(`${url}/${lang}${path}`);
				await started(page);
				expect([path, await wrongHere(page)]).toEqual([path, []]);
			}
		});

	test('a page that is opened cold, kept, printed', async () => {
		for (const [number, text] of hostileTexts.entries()) {
			const lang = langs[number % langs.length]!;
			const kind = kinds[number % kinds.length]!;
			const page = await coldVisit(context, `${url}/${lang}/${roomOf(kind)}/${idOf(number)}`);
			await expect(page.locator('main')).toContainText(text.replace(/\s+/g, ' '));
			expect([text, await wrongHere(page)]).toEqual([text, []]);
			await page.goto(`${url}/${lang}/places/${idOf(number)}`);
			await untilRuns(page);
			await page.getByRole('button', { name: words[lang].place.save, exact: true }).click();
			await expect(page.getByRole('button', { name: words[lang].place.saved })).toHaveAttribute('aria-pressed', 'true');
			await page.emulateMedia({ media: 'print' });
			await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
			expect([text, await wrongHere(page)]).toEqual([text, []]);
			await page.close();
		}
		for (const lang of langs) {
			const page = await coldVisit(context, `${url}/${lang}/saved`);
			await expect(page.locator('article.place')).toHaveCount(hostileTexts.length);
			expect(await wrongHere(page)).toEqual([]);
			await page.close();
		}
	});

	test('pages that stand in while the code starts, and alerts on top of them', async () => {
		for (const path of ['/fr', '/ar/places', '/fr', '/ar/places']) {
			const page = await context.newPage();
			const early = page.waitForFunction(() => document.getElementById('drawn') ?? document.getElementById('alerts'));
			await page.goto(url + path, { waitUntil: 'commit' });
			await early;
			expect(await wrongHere(page)).toEqual([]);
			await untilRuns(page);
			await expect(page.locator('#alerts')).toContainText(hostileTexts[1]!);
			expect(await wrongHere(page)).toEqual([]);
			await page.close();
		}
	});

	test('the hook is heard when something runs', async () => {
		const page = await coldVisit(context, `${url}/fr`);
		await page.evaluate(() => (globalThis as unknown as { hit(what: number): void }).hit(0));
		await expect.poll(() => hits.length).toBe(1);
		hits.length = 0;
	});
});
