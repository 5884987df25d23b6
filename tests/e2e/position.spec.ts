import { expect, test, type BrowserContext } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { historyOf, keptText, watchRequests } from '../support/traces.ts';
import { cardIds, coldVisit, distances, syncedContext } from '../support/visitor.ts';
import { words } from '../support/words.ts';

/** Some steps from the Maison des Réfugiés, with digits that no place has. */
const here = { latitude: 48.8766789, longitude: 2.3955678 };
/** As it is, or cut, or rounded to what a place's coordinates carry. */
const digits = /48\.8766[78]|2\.3955[67]/;

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

async function nearestToMe(context: BrowserContext, path: string) {
	const page = await coldVisit(context, server.url + path);
	await page.getByRole('button', { name: words.fr.list.nearMe }).click();
	return page;
}

test('“nearest to me” sorts on the device, and the position goes nowhere', async ({ browser }) => {
	const context = await syncedContext(browser, server.url, ['fr'], { geolocation: here, permissions: ['geolocation'] });
	const requests = watchRequests(context);
	const page = await nearestToMe(context, '/fr/places');
	await expect(page.getByText(words.fr.list.nearMeOn)).toBeVisible();
	await expect.poll(async () => (await distances(page)).length).toBe(20);
	const metres = await distances(page);
	expect(metres).toEqual(metres.toSorted((a, b) => a - b));
	await expect.poll(async () => (await cardIds(page))[0]).toBe('maison-des-refugies');

	await page
		.getByRole('group', { name: words.fr.list.view })
		.getByRole('link', { name: words.fr.list.viewMap })
		.click();
	await expect(page.locator('.position-mark')).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('button', { name: words.fr.list.nearMeOff })).toBeVisible();

	expect(JSON.stringify(await requests.all())).not.toMatch(digits);
	expect(await keptText(page)).not.toMatch(digits);
	expect((await historyOf(page)).join(' ')).not.toMatch(digits);
	await page.getByRole('button', { name: words.fr.list.nearMeOff }).click();
	await expect.poll(() => distances(page)).toEqual([]);
	await context.close();
});

test('“around me” of the home page leads to the nearest places', async ({ browser }) => {
	const context = await syncedContext(browser, server.url, ['fr'], { geolocation: here, permissions: ['geolocation'] });
	const page = await coldVisit(context, `${server.url}/fr`);
	await page.getByRole('button', { name: words.fr.home.aroundMe }).click();
	await expect(page).toHaveURL(`${server.url}/fr/places?sort=distance`);
	await expect.poll(async () => (await distances(page)).length).toBe(20);
	await context.close();
});

test('a refused position is said, with another way', async ({ browser }) => {
	const context = await syncedContext(browser, server.url, ['fr'], { permissions: [] });
	const page = await nearestToMe(context, '/fr/places');
	await expect(page.getByText(words.fr.list.locationRefused)).toBeVisible();
	expect(await distances(page)).toEqual([]);
	await context.close();
});
