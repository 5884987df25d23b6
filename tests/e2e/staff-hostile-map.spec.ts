import { expect, test } from '@playwright/test';
import { idOf, listenTo, openHostileSite, type HostileSite } from '../support/hostile-site.ts';
import { wrongHere } from '../support/hostile-pages.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { coldVisit, syncedContext } from '../support/visitor.ts';

test.describe.configure({ timeout: 120_000 });

/** In a park, where no place of the directory is. */
const point = { lat: 48.8785, lon: 2.3815 };
let site: HostileSite;
test.beforeAll(async () => {
	test.setTimeout(180_000);
	site = await openHostileSite(point);
});
test.afterAll(() => site.close());

test('what the map of a phone says of many places at one point, and of the one that is chosen', async ({ browser }) => {
	const { url } = site.server;
	const context = await syncedContext(browser, url, ['ar'], { viewport: { width: 390, height: 844 } });
	const hits = await listenTo(context);
	await site.server.kill();
	const { lat, lon } = point;
	const area = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001].map((each) => each.toFixed(3)).join(',');
	const page = await coldVisit(context, `${url}/ar/places?view=map&area=${area}`);
	const cluster = page.locator('.cluster-mark', { hasText: String(hostileTexts.length) });
	await expect(cluster).toBeVisible();
	const list = page.locator('.list-popup a');
	await expect(async () => {
		if ((await list.count()) === 0) await cluster.click();
		await expect(list.first()).toBeVisible({ timeout: 1000 });
	}).toPass();
	const said = (await list.allInnerTexts()).join('\n');
	for (const number of [0, 3, 11]) expect(said).toContain(hostileTexts[number]);
	expect(await wrongHere(page)).toEqual([]);

	for (const number of [0, 3, 11]) {
		const chosen = await coldVisit(context, `${url}/ar/places/${idOf(number)}`);
		await chosen.locator('#way').scrollIntoViewIfNeeded();
		await expect(chosen.locator('#way canvas, #way img, #way svg').first()).toBeVisible();
		expect(await wrongHere(chosen)).toEqual([]);
		await chosen.close();
	}
	expect(hits).toEqual([]);
	await context.close();
});
