import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { cardIds, cards, coldVisit, syncedContext } from '../support/visitor.ts';
import { langs, words } from '../support/words.ts';

const MAISON = 'maison-des-refugies';
let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

test.describe('the Maison des Réfugiés', () => {
	test('stands in the 19th, by its stations and their lines', async ({ page }) => {
		await page.goto(`${server.url}/fr/places/${MAISON}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maison des Réfugiés');
		const where = page.locator('#way');
		await expect(where.locator('address')).toContainText('10 bis rue Henri-Ribière');
		await expect(where.locator('address')).toContainText('75019 Paris');
		await expect(where.getByRole('link', { name: '19e arrondissement' })).toBeVisible();
		const stations = where.getByRole('listitem');
		await expect(stations).toHaveText([/Place des Fêtes.*200 m/s, /Télégraphe.*270 m/s]);
		await expect(stations.first().getByRole('img', { name: 'ligne 7bis' })).toBeVisible();
		await expect(stations.first().getByRole('img', { name: 'ligne 11' })).toBeVisible();
		await expect(page.getByRole('heading', { name: words.fr.place.how }).locator('..')).toContainText(
			words.fr.access['walk-in']
		);
	});

	test('says where each fact was read, and when', async ({ page }) => {
		await page.goto(`${server.url}/fr/places/${MAISON}`);
		await page.locator('summary', { hasText: words.fr.place.sources }).click();
		const sources = page.locator('details').filter({ hasText: words.fr.place.sources }).getByRole('listitem');
		await expect.poll(() => sources.count()).toBeGreaterThan(5);
		await expect(sources.first()).toContainText(/20\d\d|sans date/);
		for (const link of await sources.getByRole('link').all()) {
			expect(await link.getAttribute('href')).toMatch(/^https?:\/\//);
			expect(await link.getAttribute('rel')).toContain('noreferrer');
		}
		await expect(page.getByText(words.fr.place.notVerified)).toBeVisible();
	});

	for (const lang of langs) {
		test(`tells in ${lang} whether a machine translated it, and is nowhere in the 14th`, async ({ page }) => {
			for (const path of [`places/${MAISON}`, `places/${MAISON}/show`]) {
				await page.goto(`${server.url}/${lang}/${path}`);
				await expect(page.locator('main')).toContainText('75019');
				expect(await page.locator('main').innerText()).not.toMatch(/75014|14e|14-й|14th/);
			}
			await page.goto(`${server.url}/${lang}/places/${MAISON}`);
			await expect(page.getByText(words[lang].text.machine).first()).toBeVisible({ visible: lang !== 'fr' });
		});
	}

	test('is not found among the places of the 14th', async ({ page }) => {
		await page.goto(`${server.url}/fr/places?arrondissement=14&show=500`);
		await expect.poll(async () => (await cardIds(page)).length).toBeGreaterThan(3);
		expect(await cardIds(page)).not.toContain(MAISON);
		await page.goto(`${server.url}/fr/places?arrondissement=19&show=500`);
		await expect.poll(() => cardIds(page)).toContain(MAISON);
	});
});

test('a place with a telephone can be called from its page', async ({ page }) => {
	const { places } = (await (await fetch(`${server.url}/api/v1/places?limit=500`)).json()) as {
		places: { id: string }[];
	};
	const answers = await Promise.all(
		places.slice(0, 60).map(async ({ id }) => (await fetch(`${server.url}/api/v1/places/${id}`)).json())
	);
	const called = (answers as { id: string; contacts: { phone: string | null } }[]).find(
		({ contacts }) => contacts.phone
	);
	await page.goto(`${server.url}/ar/places/${called!.id}`);
	const calls = page.locator(`a[href="tel:${called!.contacts.phone}"]`);
	await expect(calls).toHaveCount(2);
	await expect(calls.filter({ hasText: /\d/ }).locator('bdi')).toHaveAttribute('dir', 'ltr');
});

test('the page in print has no navigation, and keeps the address', async ({ page }) => {
	await page.goto(`${server.url}/fr/places/${MAISON}`);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('#way address')).toBeVisible();
	await expect(page.locator('body > div > header, header.no-print')).toBeHidden();
	for (const bar of await page.locator('nav, footer, .bar').all()) await expect(bar).toBeHidden();
});

test.describe('keeping places', () => {
	let device: BrowserContext;
	test.beforeAll(async ({ browser }) => {
		device = await syncedContext(browser, server.url, ['fr']);
	});
	test.afterAll(() => device.close());

	const keep = async (page: Page, id: string) => {
		await page.goto(`${server.url}/fr/places/${id}`);
		await page.getByRole('button', { name: words.fr.place.save, exact: true }).click();
		await expect(page.getByRole('button', { name: words.fr.place.saved })).toHaveAttribute('aria-pressed', 'true');
	};

	test('order, notes and removal outlive a reload', async () => {
		const page = await device.newPage();
		const ids = [MAISON, 'bains-douches-audubon', 'cantine-cim'];
		for (const id of ids) await keep(page, id);
		await page.goto(`${server.url}/fr/saved`);
		await expect.poll(() => cardIds(page)).toEqual(ids);

		await page.getByRole('button', { name: /^Monter Cantine/i }).click();
		await expect.poll(() => cardIds(page)).toEqual([ids[0], ids[2], ids[1]]);
		await page.getByRole('textbox').nth(1).fill('mardi 10 h, porte bleue');
		await page.getByRole('button', { name: /^Retirer Maison/ }).click();
		await expect.poll(() => cardIds(page)).toEqual([ids[2], ids[1]]);

		const next = await coldVisit(device, `${server.url}/fr/saved`);
		await expect.poll(() => cardIds(next)).toEqual([ids[2], ids[1]]);
		await expect(next.getByRole('textbox').first()).toHaveValue('mardi 10 h, porte bleue');

		await cards(next).last().getByRole('link').click();
		await next.getByRole('button', { name: words.fr.place.saved, exact: true }).click();
		await expect(next.getByRole('button', { name: words.fr.place.save, exact: true })).toHaveAttribute(
			'aria-pressed',
			'false'
		);
		await next.goto(`${server.url}/fr/saved`);
		await expect.poll(() => cardIds(next)).toEqual([ids[2]]);
	});

	test('no letter of a note is lost on a slow phone', async () => {
		const page = await device.newPage();
		await keep(page, 'adil-75');
		await page.goto(`${server.url}/fr/saved`);
		await page.getByRole('textbox').last().focus();
		await (await device.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 6 });
		const note = 'mardi 10 h, porte bleue, demander Amina, apporter la lettre de la préfecture';
		await page.keyboard.type(note, { delay: 8 });
		await expect(page.getByRole('textbox').last()).toHaveValue(note);
	});
});

test('sharing copies the address where the device cannot share', async ({ browser }) => {
	const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
	await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
	const device = await context.newPage();
	await device.goto(`${server.url}/fr/places/${MAISON}`);
	await expect(device.getByRole('img', { name: /Carte/ })).toBeVisible();
	await device.getByRole('button', { name: words.fr.place.share }).click();
	await expect(device.getByText(words.fr.place.copied)).toBeAttached();
	expect(await device.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}/fr/places/${MAISON}`);
	await context.close();
});
