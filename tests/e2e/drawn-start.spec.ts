import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { untilSynced, untilRuns } from '../support/visitor.ts';
import { words } from '../support/words.ts';

let server: RunningServer;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
	server = await startServer();
	context = await browser.newContext({
		permissions: ['geolocation'],
		geolocation: { latitude: 48.88, longitude: 2.37 }
	});
	const page = await context.newPage();
	for (const path of ['/ar/places', '/fr/places', '/fr']) {
		await page.goto(server.url + path);
		await untilSynced(page, path.slice(1, 3) as 'ar' | 'fr');
		await untilRuns(page);
		await expect.poll(() => keptPages(page)).toContain(path);
	}
	await page.close();
	await server.kill();
});
test.afterEach(() => Promise.all(context.pages().map((page) => page.close())));
test.afterAll(async () => {
	await context.close();
	await server.kill();
});

const keptPages = (page: Page) =>
	page.evaluate(async () => (await (await caches.open('fanal-drawn')).keys()).map(({ url }) => new URL(url).pathname));

/** A page on a phone so slow that its code has not started yet. */
async function beforeItRuns(path: string): Promise<Page> {
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	await cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
	await page.goto(server.url + path);
	return page;
}

/** Runs in the page, before anything else: its reader goes to the search of the page left drawn, and types. */
function inDrawnField(text: string) {
	const look = new MutationObserver(() => {
		const field = document.querySelector<HTMLInputElement>('#drawn input[type="search"]');
		if (!field) return;
		look.disconnect();
		field.focus();
		field.value = text;
	});
	look.observe(document, { childList: true, subtree: true });
}

test('the list is there before any code runs, without the network, and says nothing of the hour', async () => {
	const complaints: string[] = [];
	context.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	const page = await beforeItRuns('/ar/places');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(page).toHaveTitle(`${words.ar.list.title} · Fanal`);
	await expect(page.locator('article.place')).toHaveCount(20);
	await expect(page.locator('article.place a').first()).toBeVisible();
	for (const told of await page.locator('[data-now]').all()) await expect(told).toBeHidden();
	await expect(page.locator('header')).toHaveCSS('position', 'sticky');
	expect(complaints).toEqual([]);
});

test('what is below the screen of a phone waits for the first frames, and no longer', async () => {
	const page = await context.newPage();
	await page.setViewportSize({ width: 390, height: 844 });
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(globalThis, { seen });
		const look = () => {
			const cards = [...document.querySelectorAll('#drawn li > .place')];
			const [first, far] = [cards[0], cards[9]].map((card) => card && getComputedStyle(card).contentVisibility);
			if (far) seen.push(`${first} ${far}`);
		};
		new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ['data-seen'] });
	});
	await page.goto(`${server.url}/fr/places`);
	await untilRuns(page);
	const seen = await page.evaluate(() => [...new Set((globalThis as unknown as { seen: string[] }).seen)]);
	expect(seen).toEqual(['visible hidden', 'visible auto']);
});

test('an address with a choice in it is not answered by the whole list', async () => {
	const page = await beforeItRuns('/fr/places?need=food');
	await expect(page.locator('article.place')).toHaveCount(0);
});

test('what was done before the code ran is done to the page that runs', async () => {
	const page = await context.newPage();
	// A slow phone: there is time to type.
	await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await page.addInitScript(inDrawnField, 'dentiste');
	await page.goto(`${server.url}/fr/places`);
	await untilRuns(page);
	await expect(page.getByRole('searchbox')).toHaveValue('dentiste');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await expect(page).toHaveURL(/q=dentiste/);
});

for (const path of ['/fr', '/fr/places'])
	test(`no letter is lost that is typed while the code of ${path} takes over`, async () => {
		const page = await context.newPage();
		await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await page.addInitScript(inDrawnField, '');
		await page.goto(server.url + path, { waitUntil: 'commit' });
		await expect(page.locator('input[type="search"]:focus')).toHaveCount(1);
		const typed = 'cours de français le soir après le travail, gratuit, et pas trop loin de la station Château Rouge';
		await page.keyboard.type(typed, { delay: 20 });
		await untilRuns(page);
		await expect(page.getByRole('searchbox')).toHaveValue(typed);
		await expect(page.getByRole('searchbox')).toBeFocused();
	});

test('a list sorted by where its reader stands is not kept', async () => {
	const page = await context.newPage();
	await page.goto(`${server.url}/fr/places`);
	await untilRuns(page);
	const kept = () =>
		page.evaluate(async () => {
			const cache = await caches.open('fanal-drawn');
			return Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))!.text()));
		});
	await page.getByRole('button', { name: words.fr.list.nearMe }).click();
	await expect(page.locator('article.place .bit', { hasText: /\d k?m/ }).first()).toBeVisible();
	await page.locator('header nav').getByRole('link', { name: words.fr.nav.saved }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.fr.saved.title);
	for (const html of await kept()) expect(html).not.toMatch(/\d k?m\b[^"]*<\/span>/);
});
