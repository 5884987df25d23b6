import { expect, test, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { historyOf, keptText, watchRequests } from '../support/traces.ts';
import { cards, distances, resultCount, syncedContext } from '../support/visitor.ts';
import { words } from '../support/words.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const here = { latitude: 48.8766789, longitude: 2.3955678 };
const digits = /48\.8766[78]|2\.3955[67]/;
/** Words that a person typed, or chose, once the device held the directory. */
const secrets = ['dentiste', 'منظمة', 'лікар', 'rendez-vous secret', 'cafe-social-dejean'];
const encoded = secrets.flatMap((each) => [
	each,
	encodeURIComponent(each),
	encodeURIComponent(each).replaceAll('%20', '+')
]);

/** A long visit, all of it within the site. Each step waits for what it does. */
async function longVisit(page: Page) {
	const { list, place, saved } = words.fr;
	const search = page.getByRole('searchbox');
	const main = (name: string) => page.locator('header nav').getByRole('link', { name, exact: true }).click();
	const choose = (label: string) => page.locator('label.chip', { hasText: label }).click();
	const heading = (text: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
	const language = async (name: string, code: string) => {
		await page.locator('header details summary').click();
		await page.locator('header details').getByRole('link', { name }).click();
		await expect(page).toHaveURL(new RegExp(`/${code}(/|$)`));
	};

	await page.goto(`${server.url}/fr`);
	await main(words.fr.nav.find);
	await heading(list.title);
	for (const q of ['dentiste', 'منظمة', 'лікар']) {
		await search.fill(q);
		await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(q)}`));
		await search.press('Enter');
		await expect(page.locator('#results')).toBeVisible();
	}
	await search.fill('');
	await expect(page).toHaveURL(`${server.url}/fr/places`);
	await page.getByRole('button', { name: list.nearMe }).click();
	await expect.poll(async () => (await distances(page)).length).toBe(20);
	for (const label of [list.free, list.walkIn]) {
		await choose(label);
		await expect(page.locator('label.chip.on', { hasText: label })).toHaveCount(1);
	}
	await page.getByRole('link', { name: list.showMore }).click();
	await expect.poll(() => cards(page).count()).toBeGreaterThan(20);
	await main(words.fr.nav.map);
	await expect(page.locator('.position-mark')).toBeVisible();
	await page.getByRole('button', { name: words.fr.map.zoomIn, exact: true }).click();
	await page.getByRole('button', { name: words.fr.map.zoomOut, exact: true }).click();
	await page.locator('.place-mark').first().click();
	await page.locator('section [role="status"] article.place a').click();
	await expect(page.locator('#way')).toBeVisible();
	await page.goBack();
	await main(words.fr.nav.find);

	await search.fill('Café Social Dejean');
	await expect.poll(() => resultCount(page)).toBeGreaterThan(0);
	await page.locator('#place-cafe-social-dejean a').click();
	await heading('Café Social Dejean');
	await page.getByRole('button', { name: place.save, exact: true }).click();
	await expect(page.getByRole('button', { name: place.saved, exact: true })).toBeVisible();
	await page.locator('summary', { hasText: place.sources }).click();
	await page.getByRole('link', { name: place.show, exact: true }).click();
	await heading('Café Social Dejean');
	await page.getByRole('link', { name: words.fr.show.close }).click();
	await main(words.fr.nav.saved);
	await page.getByRole('textbox').fill('rendez-vous secret');
	await expect.poll(() => keptText(page)).toContain('rendez-vous secret');
	await heading(saved.title);

	await main(words.fr.nav.emergency);
	await heading(words.fr.emergency.title);
	await language('العربية', 'ar');
	await page.getByRole('link', { name: words.ar.emergency.places }).click();
	await expect(cards(page).first()).toBeVisible();
	await language('українська', 'uk');
	await language('français', 'fr');
	await page.goto(`${server.url}/fr`);
	for (const path of ['/fr/places?need=food', '/fr/arrondissements/19']) {
		await page.locator(`a[href="${path}"]`).first().click();
		await expect(page).toHaveURL(server.url + path);
		await page.goBack();
		await expect(page).toHaveURL(`${server.url}/fr`);
	}
	for (const name of ['about', 'privacy', 'accessibility', 'offline'] as const) {
		await page.getByRole('contentinfo').getByRole('link', { name: words.fr.nav[name] }).click();
		await expect(page).toHaveURL(`${server.url}/fr/${name}`);
	}
	await page.getByRole('button', { name: words.fr.offline.check }).click();
	await expect(page.getByText(words.fr.offline.upToDate)).toBeVisible();
	await page.goto(`${server.url}/fr/saved`);
	await expect(cards(page)).toHaveCount(1);
}

test('a long visit leaves no trace elsewhere, and all can be erased here', async ({ browser }) => {
	test.setTimeout(90_000);
	const context = await syncedContext(browser, server.url, ['fr', 'ar', 'uk'], {
		geolocation: here,
		permissions: ['geolocation']
	});
	const requests = watchRequests(context);
	const cookies: string[] = [];
	context.on('response', (response) => {
		if (response.headers()['set-cookie']) cookies.push(response.url());
	});
	const page = await context.newPage();
	await longVisit(page);

	await test.step('nothing was asked of another site', async () => {
		const origins = (await requests.all())
			.map(({ url }) => new URL(url))
			.filter(({ protocol }) => protocol.startsWith('http'));
		expect(origins.length).toBeGreaterThan(50);
		expect([...new Set(origins.map(({ origin }) => origin))]).toEqual([server.url]);
	});
	await test.step('there are no cookies', async () => {
		expect(cookies).toEqual([]);
		expect(await context.cookies()).toEqual([]);
		expect(await page.evaluate(() => document.cookie)).toBe('');
	});
	await test.step('the position is nowhere but in memory', async () => {
		expect(JSON.stringify(await requests.all())).not.toMatch(digits);
		expect(await keptText(page)).not.toMatch(digits);
		expect((await historyOf(page)).join(' ')).not.toMatch(digits);
	});
	await test.step('what was searched, kept and noted was not sent', async () => {
		// A navigation the worker answers is no request on the network; the rest would be.
		const networked = (await requests.all()).filter(({ headers }) => headers['sec-fetch-mode'] !== 'navigate');
		const text = JSON.stringify(networked);
		expect(encoded.filter((secret) => text.includes(secret))).toEqual([]);
	});

	await page.goto(`${server.url}/fr/privacy`);
	await page.getByRole('button', { name: 'Effacer tout ce que Fanal garde sur ce téléphone' }).click();
	await page.getByRole('button', { name: 'Oui, tout effacer' }).click();
	await expect(page.getByRole('group', { name: "C'est effacé" })).toBeVisible();
	expect(await page.evaluate(leftovers)).toEqual({ databases: [], caches: [], registrations: 0, storage: [] });
	await context.close();
});

async function leftovers() {
	return {
		databases: (await indexedDB.databases()).map(({ name }) => name),
		caches: await caches.keys(),
		registrations: (await navigator.serviceWorker.getRegistrations()).length,
		storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('fanal'))
	};
}
