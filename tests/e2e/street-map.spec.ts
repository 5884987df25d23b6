import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startServer } from '../support/server.ts';
import { builtFrom, dataWithMap, threeQuarters } from '../support/street-map.ts';
import { cardIds, coldVisit, distances, syncedContext, untilRuns } from '../support/visitor.ts';
import { words } from '../support/words.ts';

/** Streets that people are sent to, each by words that find one place there. */
const streets = [
	{ name: 'Rue Henri Ribière', q: 'james baldwin', station: 'Place des Fêtes', arrondissement: '19e' },
	{ name: 'Rue de Pali-Kao', q: 'pali-kao', station: 'Couronnes', arrondissement: '20e' },
	{ name: 'Rue Dejean', q: 'dejean', station: 'Château Rouge', arrondissement: '18e' }
];
/** The map opens on a place alone at this zoom. */
const FIRST = 16;
const NEAREST = 18;

interface Drawn {
	text: string;
	kind: string;
}

/** What the map wrote last, of this kind. */
const written = (page: Page, kind: string): Promise<string[]> =>
	page.evaluate(
		(wanted) =>
			((globalThis as { drawn?: Drawn[] }).drawn ?? []).filter((each) => each.kind === wanted).map(({ text }) => text),
		kind
	);

const mirror = process.env['FANAL_OPEN_DATA'];
const maps = [
	{ name: 'three quarters drawn by hand', data: () => dataWithMap(threeQuarters()) },
	...(mirror ? [{ name: 'the open data of Paris', data: () => builtFrom(mirror) }] : [])
];

for (const { name, data } of maps) {
	test.describe(`with the server killed, on a cold page, of ${name}`, () => {
		let context: BrowserContext;
		let url: string;
		let foreign: string[];
		test.beforeAll(async ({ browser }) => {
			test.setTimeout(180_000);
			const server = await startServer({ dataDir: data() });
			({ url } = server);
			context = await syncedContext(browser, url, ['fr'], {
				reducedMotion: 'reduce',
				viewport: { width: 390, height: 844 }
			});
			await context.addInitScript(() => {
				addEventListener(
					'mapdrawn',
					({ detail }: CustomEventInit) => ((globalThis as { drawn?: unknown }).drawn = detail)
				);
			});
			const page = await coldVisit(context, `${url}/fr/offline`);
			await page.getByRole('button', { name: words.fr.mapPack.address }).click();
			await expect(page.getByRole('button', { name: words.fr.mapPack.removeAddress })).toBeVisible({ timeout: 20_000 });
			await expect(page.getByRole('button', { name: words.fr.mapPack.take.split('(')[0]! })).toHaveCount(0);
			await page.close();
			await server.kill();
			foreign = [];
			context.on('request', (request) => {
				const { protocol, origin } = new URL(request.url());
				if (protocol.startsWith('http') && origin !== url) foreign.push(request.url());
			});
		});
		test.afterEach(async () => {
			await Promise.all(context.pages().map((page) => page.close()));
			expect(foreign).toEqual([]);
		});
		test.afterAll(() => context.close());

		for (const { name: street, q, station, arrondissement } of streets) {
			test(`${street} is drawn with its name, its station and its arrondissement`, async () => {
				const page = await coldVisit(context, `${url}/fr/places?view=map&q=${encodeURIComponent(q)}`);
				await expect(page.locator('.place-mark')).toHaveCount(1);
				await expect.poll(async () => (await written(page, 'street')).length).toBeGreaterThan(0);
				// A street of eighty metres has room for its name beside the mark only from near.
				const zoomIn = page.getByRole('button', { name: words.fr.map.zoomIn });
				for (let zoom = FIRST; zoom < NEAREST; zoom++) await zoomIn.click();
				await expect.poll(() => written(page, 'street')).toContain(street);
				const zoomOut = page.getByRole('button', { name: words.fr.map.zoomOut });
				for (let zoom = NEAREST; zoom > 14; zoom--) await zoomOut.click();
				await expect.poll(() => written(page, 'station')).toContain(station);
				await expect.poll(async () => (await written(page, 'street')).length).toBeGreaterThan(0);
				for (let zoom = 14; zoom > 12; zoom--) await zoomOut.click();
				await expect.poll(() => written(page, 'arrondissement')).toContain(arrondissement);
			});
		}

		test('an address is found within 30 m', async () => {
			const page = await coldVisit(context, `${url}/fr/places`);
			await page.getByRole('button', { name: words.fr.near.label }).click();
			const field = page.getByRole('combobox', { name: words.fr.near.label });
			await field.fill('7 rue pali kao 75020');
			await expect(page.getByRole('option').first()).toHaveText(/7 Rue de Pali-Kao, 75020/);
			await field.press('Enter');
			// Its door is that of a place of the directory.
			await expect.poll(async () => (await cardIds(page))[0]).toBe('cafe-social-belleville');
			expect((await distances(page))[0]).toBeLessThanOrEqual(30);
		});

		test('the way from the station is told by its streets, and drawn', async () => {
			const page = await coldVisit(context, `${url}/fr/places/maison-des-refugies`);
			const way = page.locator('#way');
			await expect(way.getByText('Rue Augustin Thierry')).toBeVisible();
			await expect(way.getByText(words.fr.place.walkNote)).toBeVisible();
			await expect(way.getByText(words.fr.place.straight)).toHaveCount(0);
			await expect(way.locator('.pin')).toBeVisible();
		});

		test('the card for a passer-by has a small map', async () => {
			const page = await coldVisit(context, `${url}/fr/places/cafe-social-dejean/show`);
			await expect(page.locator('.pin')).toBeVisible();
			await expect(page.getByRole('img', { name: /Café Social Dejean/ })).toBeVisible();
		});
	});
}

test('without a street map the direction is drawn, and said to be no more', async ({ page }) => {
	const server = await startServer();
	await page.goto(`${server.url}/fr/places/maison-des-refugies`);
	await untilRuns(page);
	const way = page.locator('#way');
	await expect(way.getByText(words.fr.place.straight)).toBeVisible();
	await expect(way.getByText(words.fr.place.exit.replace('{{direction}}', words.fr.map.east))).toBeVisible();
	await server.kill();
});
