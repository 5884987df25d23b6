import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { cardIds, cards, expectLanguage, resultCount } from '../support/visitor.ts';
import { words } from '../support/words.ts';

test.use({ javaScriptEnabled: false });

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

test('a search from the home page finds places', async ({ page }) => {
	await page.goto(`${server.url}/fr`);
	await page.getByRole('searchbox').fill('douche');
	await page.getByRole('searchbox').press('Enter');
	await expect(page).toHaveURL(`${server.url}/fr/places?q=douche`);
	await expect.poll(() => cardIds(page)).toContain('bains-douches-audubon');
	await expect(page.getByRole('searchbox')).toHaveValue('douche');
});

test('choices are sent by the button, and stay chosen', async ({ page }) => {
	await page.goto(`${server.url}/fr/places`);
	const all = await resultCount(page);
	await page.locator('label.chip', { hasText: words.fr.list.free }).click();
	await page.locator('summary', { hasText: words.fr.list.moreFilters }).click();
	await page.getByRole('combobox', { name: words.fr.list.arrondissement, exact: true }).selectOption('19');
	await page.getByRole('button', { name: words.fr.list.apply }).click();
	await expect
		.poll(() => ['free', 'arrondissement'].map((name) => new URL(page.url()).searchParams.get(name)))
		.toEqual(['1', '19']);
	await expect.poll(() => resultCount(page)).toBeLessThan(all);
	await expect(page.locator('label.chip.on', { hasText: words.fr.list.free })).toHaveCount(1);
	await page.locator('summary', { hasText: words.fr.list.moreFilters }).click();
	await expect(page.getByRole('combobox', { name: words.fr.list.arrondissement, exact: true })).toHaveValue('19');
});

test('more places, a place, its card to show, and the way back', async ({ page }) => {
	await page.goto(`${server.url}/fr/places`);
	await page.getByRole('link', { name: words.fr.list.showMore }).click();
	await expect(cards(page)).toHaveCount(40);
	await page.goto(`${server.url}/ar/places/maison-des-refugies`);
	await expect(page.locator('#way')).toContainText('10 bis rue Henri-Ribière');
	await page.getByRole('link', { name: words.ar.place.show, exact: true }).click();
	await expect(page.locator('.french')).toContainText('Place des Fêtes');
	await page.getByRole('link', { name: words.ar.show.close }).click();
	await expectLanguage(page, 'ar');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maison des Réfugiés');
});

test('the language picker opens and keeps the page', async ({ page }) => {
	await page.goto(`${server.url}/fr/places?need=food`);
	await page.locator('header details summary').click();
	await page.getByRole('link', { name: 'العربية' }).click();
	await expect(page).toHaveURL(`${server.url}/ar/places?need=food`);
	await expectLanguage(page, 'ar');
});

test('pages that need a script say so', async ({ page }) => {
	const said = page.locator('noscript').locator('p');
	for (const [path, text] of [
		['saved', words.fr.saved.needsScript],
		['offline', words.fr.offline.needsNetwork],
		['privacy', 'Sans JavaScript, Fanal ne peut pas effacer']
	] as const) {
		await page.goto(`${server.url}/fr/${path}`);
		await expect(said).toBeVisible();
		await expect(said).toContainText(text);
	}
});

test('a page that does not exist is said not to exist, in the language of its address', async ({ page }) => {
	for (const path of ['/ar/places/no-such-place', '/ar/no/such/page']) {
		expect((await page.goto(server.url + path))?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.ar.problem.notFound);
		await expect(page.getByRole('link', { name: words.ar.problem.toHome })).toHaveAttribute('href', '/ar');
	}
});
