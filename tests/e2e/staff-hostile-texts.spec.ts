import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { makeProposal } from '#lib/server/records/proposals.ts';
import {
	bases,
	day,
	each,
	idOf,
	kinds,
	listenTo,
	openHostileSite,
	roomOf,
	type HostileSite
} from '../support/hostile-site.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { lookAt } from '../support/hostile-pages.ts';

test.describe.configure({ timeout: 180_000 });

let site: HostileSite;
let url: string;
let context: BrowserContext;
let page: Page;
let hits: string[];
test.beforeAll(async ({ browser }) => {
	test.setTimeout(180_000);
	site = await openHostileSite();
	({ url } = site.server);
	context = await browser.newContext({ locale: 'fr-FR', serviceWorkers: 'block' });
	await context.addCookies(
		[...site.admin.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/', secure: true }))
	);
	hits = await listenTo(context);
	page = await context.newPage();
	await page.goto(`${url}/fr/places/${idOf(0)}`);
});
test.afterAll(async () => {
	await context.close();
	await site.close();
});

const wrongOf = (looks: Awaited<ReturnType<typeof lookAt>>) =>
	looks.filter(({ status, wrong, says }) => status !== 200 || wrong.length > 0 || !says);

test('no text of a record is more than a text on a page of the public, in any language', async () => {
	const pages = each((number, text) =>
		languages.flatMap(({ code }) => kinds.map((kind) => ({ url: `/${code}/${roomOf(kind)}/${idOf(number)}`, text })))
	);
	expect(wrongOf(await lookAt(page, pages))).toEqual([]);
	const lists = languages.flatMap(({ code }) =>
		['', ...kinds.map((kind) => `/${roomOf(kind)}`), '/search?q=hit'].map((path) => ({
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
		{ url: `/staff/review/${site.proposals[number]}`, text },
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

	for (const number of site.proposals)
		await site.admin.post(`/staff/review/${number}?/return`, { word: hostileTexts[number % hostileTexts.length]! });
	for (const number of hostileTexts.keys()) await site.admin.post(`/staff/verify/${idOf(number)}?/ask`);
	const folder = join(site.data, 'mail');
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

test('nothing of it runs in a browser, whoever draws the page', async () => {
	const paths = each((number) => {
		const code = languages[number % languages.length]!.code;
		const room = kinds[number % kinds.length]!;
		return [
			`/${code}/places/${idOf(number)}`,
			`/${code}/${roomOf(room)}/${idOf(number)}`,
			`/staff/review/${site.proposals[number]}`,
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
		await page.goto(url + path);
		if (!path.startsWith('/staff/places/')) continue;
		await page.getByRole('button', { name: 'العربية' }).click();
		await expect(page.frameLocator('iframe[name="preview"]').getByRole('heading', { level: 1 })).toBeVisible();
	}
	expect(page.url()).not.toContain('evil.example');
	expect(hits).toEqual([]);
	// The hook works: it is heard when something runs.
	await page.goto(`${url}/fr`);
	await page.evaluate(() => (globalThis as unknown as { hit(what: number): void }).hit(0));
	await expect.poll(() => hits.length).toBe(1);
	hits.length = 0;
});

test('what turns a text round is refused in words; a name of two alphabets is told to whoever reviews', async () => {
	const name = 'Café \u202eelaicoS';
	const answer = await site.admin.post(`/staff/places/${idOf(0)}?/save`, { expected: '1', name });
	expect(answer.status).toBe(422);
	expect(answer.text).toMatch(/role="alert"/);
	const alert = { from: day(0), to: day(1), 'text.fr': name };
	expect((await site.admin.post('/staff/alerts?/publish', alert)).status).toBe(400);
	const report = JSON.stringify({ kind: 'other', text: name });
	const sent = await site.admin.ask('/api/v1/reports', {
		method: 'POST',
		body: report,
		headers: { 'content-type': 'application/json' }
	});
	expect([sent.status, sent.text]).toEqual([400, expect.stringContaining('invisible characters')]);

	const alike = { ...bases.places(idOf(1)), name: 'Сafé Social' };
	const made = await makeProposal(site.database.orm, {
		kind: 'places',
		id: idOf(1),
		expected: 1,
		body: alike,
		actor: 'lea'
	});
	expect(made).toMatchObject({ ok: true });
	const room = await site.admin.ask(`/staff/review/${made.ok ? made.number : 0}`);
	expect(room.text).toContain('mélange des lettres de deux alphabets');
});
