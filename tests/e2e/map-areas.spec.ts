import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, resultCount, syncedContext } from '../support/visitor.ts';
import { words } from '../support/words.ts';
import map from '../../locales/fr/map.json' with { type: 'json' };

let server: RunningServer;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
	server = await startServer();
	context = await syncedContext(browser, server.url, ['fr'], {
		reducedMotion: 'reduce',
		viewport: { width: 390, height: 844 }
	});
});
test.afterAll(async () => {
	await context.close();
	await server.kill();
});

/** A point of the screen where an area lies open: under no mark and no button. */
const openSpot = (page: Page): Promise<{ x: number; y: number } | null> =>
	page.evaluate(() => {
		const frame = document.querySelector('.leaflet-container')!;
		frame.scrollIntoView({ block: 'start' });
		const { left, top, width, height } = frame.getBoundingClientRect();
		for (let y = top + height / 4; y < top + height; y += 9) {
			for (let x = left; x < left + width; x += 9)
				if (document.elementFromPoint(x, y)?.matches('path.programme-area')) return { x, y };
		}
		return null;
	});

test('a programme told by arrondissement is an area: a touch names it, how sure it is, and leads to it', async () => {
	const page = await coldVisit(context, `${server.url}/fr/places?view=map&programme=eif-fel`);
	await expect(page.locator('path.programme-area')).toHaveCount(6);
	await expect(page.locator('path.programme-area.announced')).toHaveCount(6);
	const spot = (await openSpot(page))!;
	await page.mouse.click(spot.x, spot.y);
	await expect(page.locator('path.programme-area.picked')).toHaveCount(1);
	const told = page.locator('details').filter({ hasText: map.areasHint });
	await expect(told.getByRole('status')).toContainText(/(13|14|17|18|19|20)e arrondissement/);
	await expect(told).toContainText('Les trois autres ne sont pas nommés dans nos sources');
	await told.getByRole('link', { name: 'Réseau EIF-FEL' }).click();
	await expect(page).toHaveURL(/\/fr\/programmes\/eif-fel$/);
	await page.close();
});

test('areas follow the need, and everything they say is in the list', async () => {
	const page = await coldVisit(context, `${server.url}/fr/places?view=map&need=food`);
	await expect(page.locator('.place-mark, .cluster-mark').first()).toBeVisible();
	await expect(page.locator('path.programme-area')).toHaveCount(0);
	await page.goto(`${server.url}/fr/places?view=map&need=french`);
	await page.getByText(map.areas.replace(' ({{count}})', '')).press('Enter');
	await expect(page.getByRole('link', { name: 'Réseau EIF-FEL' })).toBeVisible();
	await expect(page.getByText('13e, 14e, 17e, 18e, 19e, 20e…')).toBeVisible();
	await page.close();
});

test('a search in the part of the map that is seen stands in the address alone, and is undone', async () => {
	const page = await coldVisit(context, `${server.url}/fr/places?view=map&need=food`);
	const before = await resultCount(page);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await expect(page.locator('.place-mark, .cluster-mark').first()).toBeVisible();
	for (let step = 0; step < 2; step++)
		await page.getByRole('button', { name: words.fr.map.zoomIn, exact: true }).click();
	await page.getByRole('button', { name: map.searchHere }).click();
	await expect(page.getByText(map.searchHereNote)).toBeVisible();
	await expect(page).toHaveURL(/[?&]area=(-?\d+\.\d{3}(%2C)?){4}&/);
	const here = await resultCount(page);
	expect(here).toBeLessThan(before);
	expect(here).toBeGreaterThan(0);

	// A choice more keeps it; so does another page in between, and the list.
	await page.getByText(words.fr.list.free, { exact: true }).click();
	await expect(page).toHaveURL(/area=.*free=1/);
	await page.goBack();
	await expect(page).not.toHaveURL(/area=/);
	await expect.poll(() => resultCount(page)).toBe(before);
	await page.goForward();
	await page.getByRole('link', { name: words.fr.list.everywhere }).click();
	await expect(page).not.toHaveURL(/area=/);
	expect(asked.filter((url) => url.includes('area='))).toEqual([]);
	await page.close();
});
