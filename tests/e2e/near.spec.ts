import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { addressPart, mainPart, makeMap, sidePart, text } from '../local/map-packs.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { dataWithMap } from '../support/street-map.ts';
import { untilSynced } from '../support/visitor.ts';
import { words } from '../support/words.ts';

const { near, mapPack, list } = words.fr;
let server: RunningServer;
test.beforeAll(async () => {
	const map = makeMap({ main: text(mainPart('Avenue Première')), side: text(sidePart), address: text(addressPart) });
	server = await startServer({ dataDir: dataWithMap(map) });
});
test.afterAll(() => server.kill());

const faults = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

async function openField(page: Page) {
	await page.goto(`${server.url}/fr/places`);
	await page.getByRole('button', { name: near.label }).click();
	const field = page.getByRole('combobox', { name: near.label });
	await expect(field).toBeFocused();
	return field;
}

test('the map and the addresses are told with their size, taken, used offline, removed', async ({ page, context }) => {
	await page.goto(`${server.url}/fr`);
	await untilSynced(page, 'fr');
	await page.goto(`${server.url}/fr/offline`);
	const section = page.locator('section, article').filter({ hasText: mapPack.title }).last();
	await expect(section.getByRole('button', { name: /Télécharger \(\d/ })).toHaveCount(2);
	expect(await faults(page)).toEqual([]);
	await section.getByRole('button', { name: mapPack.address }).click();
	await expect(section.getByRole('button', { name: mapPack.removeAddress })).toBeVisible();

	await context.setOffline(true);
	const field = await openField(page);
	await field.fill('pali kao 5');
	const options = page.getByRole('listbox', { name: near.suggestions }).getByRole('option');
	await expect(options.first()).toHaveText(/5 Rue de Pali-Kao, 75020/);
	expect(await faults(page)).toEqual([]);
	await field.press('ArrowDown');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	await field.press('Enter');
	await expect(page.getByText(near.from.replace('{{name}}', '5 Rue de Pali-Kao, 75020'))).toBeVisible();
	// A house number is in no address, history or storage.
	await expect(page).toHaveURL(`${server.url}/fr/places?sort=distance`);
	expect(
		await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }]))
	).not.toMatch(/pali/i);
	await expect(page.locator('article.place').first()).toContainText('min');
	await page.getByRole('link', { name: list.stopMeasuring }).click();
	await expect(page.getByText('5 Rue de Pali-Kao')).toHaveCount(0);

	await field.fill('rue palikao');
	await options.first().click();
	await expect(page).toHaveURL(/near=street%3Arue-de-pali-kao%3A20/);
	await expect(page.getByText(near.from.replace('{{name}}', 'Rue de Pali-Kao, 20e'))).toBeVisible();
	await page.reload();
	await expect(page.getByText(near.from.replace('{{name}}', 'Rue de Pali-Kao, 20e'))).toBeVisible();

	await page.goto(`${server.url}/fr/offline`);
	await section.getByRole('button', { name: mapPack.removeAll }).click();
	await expect(section.getByRole('button', { name: mapPack.removeAll })).toHaveCount(0);
	await expect.poll(() => page.evaluate(() => caches.has('fanal-map'))).toBe(false);
});

test('without a street map stations and arrondissements are found', async ({ page }) => {
	await page.goto(`${server.url}/fr`);
	await untilSynced(page, 'fr');
	const field = await openField(page);
	const options = page.getByRole('listbox', { name: near.suggestions }).getByRole('option');
	await field.fill('stalingr');
	await expect(options.first()).toContainText('Stalingrad');
	await field.press('Enter');
	await expect(page).toHaveURL(/near=station%3Astalingrad/);
	await field.fill('19e');
	await options.first().click();
	await expect(page).toHaveURL(/near=arrondissement%3A19/);
	await field.fill('zzzzzz');
	await expect(page.getByText(near.none)).toBeVisible();
	expect(await faults(page)).toEqual([]);
});
