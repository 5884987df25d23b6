import { expect, test, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

async function openMap(page: Page): Promise<void> {
	await page.goto(`${server.url}/fr/places?view=map&arrondissement=19`);
	await expect(page.locator('.place-mark').first()).toBeVisible();
}

/** Where the first mark stands on its map, and how far the page is scrolled. CSS pixels. */
const seen = (page: Page) =>
	page.evaluate(() => {
		const map = document.querySelector('.leaflet-container')!.getBoundingClientRect();
		const mark = document.querySelector('.place-mark')!.getBoundingClientRect();
		return { mark: [Math.round(mark.x - map.x), Math.round(mark.y - map.y)], scrolled: Math.round(scrollY), map };
	});

test('a wheel over the map scrolls the page; it zooms only a map that has the focus', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 600 });
	await openMap(page);
	const before = await seen(page);
	await page.mouse.move(before.map.x + before.map.width / 2, Math.min(590, before.map.y + 60));
	await page.mouse.wheel(0, 300);
	await expect.poll(async () => (await seen(page)).scrolled).toBeGreaterThan(before.scrolled);
	expect((await seen(page)).mark).toEqual(before.mark);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test('one finger pans the map, and there is always page beside it to scroll by', async ({ page }) => {
		await openMap(page);
		const cdp = await page.context().newCDPSession(page);
		/** A finger that goes up by 120 pixels. */
		const drag = async (x: number, y: number) => {
			for (let way = 0; way <= 120; way += 12) {
				const type = way === 0 ? 'touchStart' : 'touchMove';
				await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: y - way }] });
			}
			await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		};
		await page
			.locator('.leaflet-container')
			.evaluate((map) => map.scrollIntoView({ block: 'center', behavior: 'instant' }));
		const before = await seen(page);
		const free = 844 - before.map.height;
		expect(free, 'pixels of page beside the map').toBeGreaterThan(2 * 48);
		await drag(195, before.map.y + before.map.height / 2);
		await expect.poll(async () => (await seen(page)).mark[1]).toBeLessThan(before.mark[1]!);
		const panned = await seen(page);
		expect(panned.scrolled).toBe(before.scrolled);
		await drag(195, before.map.y - 20);
		await expect.poll(async () => (await seen(page)).scrolled).toBeGreaterThan(panned.scrolled);
		expect((await seen(page)).mark).toEqual(panned.mark);
	});
});
