import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { acceptInvitation, createAdmin } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { words } from '../support/words.ts';

test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };

let data: string;
let server: RunningServer;
let context: BrowserContext;
let page: Page;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-model-'));
	server = await startServer({ dataDir: data, database: true });
	context = await browser.newContext(phone);
	page = await context.newPage();
	await acceptInvitation(page, await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
});
test.afterAll(async () => {
	await context.close();
	await server.stop();
	rmSync(data, { recursive: true });
});

const field = (name: string) => page.locator(`[name="${name}"]`);
const coordinates = async () => [
	Number(await field('coordinates.lat').inputValue()),
	Number(await field('coordinates.lon').inputValue())
];

test('the point of a place is set on a map: by keys, by a tap', async () => {
	test.setTimeout(90_000);
	await page.goto(`${server.url}/staff/places/cafe-social-belleville`);
	const pin = page.locator('.set-pin');
	await field('coordinates.lat').scrollIntoViewIfNeeded();
	await expect(pin).toBeVisible({ timeout: 30_000 });
	const [lat, lon] = await coordinates();
	await pin.focus();
	await page.keyboard.press('ArrowUp');
	await expect.poll(async () => (await coordinates())[0]).toBeGreaterThan(lat!);
	expect((await coordinates())[1]).toBeCloseTo(lon!, 4);
	// A tap in the quarter up and to the right of the map: north-east of where the pin was.
	const map = page.getByRole('region', { name: 'Carte : placer le point du lieu' });
	const box = (await map.boundingBox())!;
	await map.click({ position: { x: box.width * 0.75, y: box.height * 0.25 } });
	await expect.poll(async () => (await coordinates())[1]).toBeGreaterThan(lon! + 0.0003);
	expect((await coordinates())[0]).toBeGreaterThan(lat! + 0.0003);
	// What is typed moves the pin.
	const before = await pin.evaluate((element) => element.style.transform);
	await field('coordinates.lat').fill(String(lat));
	await expect.poll(() => pin.evaluate((element) => element.style.transform)).not.toBe(before);
});

test('papers, room and the slot of a language are told, looked at, saved and published', async () => {
	test.setTimeout(90_000);
	const open = (title: RegExp) => page.locator('#conditions').getByRole('button', { name: title }).first().click();
	await open(/^Papiers Non dit/);
	await page.locator('[name="documents.needed"][value="identity"]').check();
	await page.locator('[name="documents.notNeeded"][value="permit"]').check();
	await open(/^Places Non dit/);
	await field('capacity.state').selectOption('limited');
	await field('welcome').selectOption('unconditional');

	// A day is asked for as well: nothing is said for ever.
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Connu jusqu’au');
	await field('capacity.expires').fill('2099-01-31');
	await page.locator('button[value="add languages"]').click();
	await field('languages.0.code').fill('ar');
	await open(/^Quand/);
	await field('languages.0.when.days.1.0.from').fill('14:00');
	await field('languages.0.when.days.1.0.to').fill('17:00');

	await page.getByRole('button', { name: 'العربية' }).click();
	const frame = page.frameLocator('iframe[name="preview"]');
	await expect(frame.getByText('أحضروا معكم: وثيقة هوية')).toBeVisible();
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(page.locator('p[role=status]').first()).toContainText('C’est enregistré');

	await page.goto(`${server.url}/staff/publish`);
	await expect(page.locator('main')).not.toContainText('{"');
	await page.getByRole('button', { name: 'Publier', exact: true }).click();
	await expect(page.locator('p[role=status]')).toContainText('C’est publié');
});

test('a reader of Arabic sees it on the public page, without a script too', async ({ browser }) => {
	const reader = await browser.newContext({ ...phone, locale: 'ar', javaScriptEnabled: false });
	const place = await reader.newPage();
	await place.goto(`${server.url}/ar/places/cafe-social-belleville`);
	const how = place.locator('section').filter({ has: place.getByRole('heading', { name: words.ar.place.how }) });
	await expect(how).toContainText('بقيت أماكن قليلة');
	await expect(how).toContainText('الاستقبال للجميع بدون شروط');
	await expect(how).toContainText('أحضروا معكم: وثيقة هوية');
	await expect(how).toContainText('لا يُطلب منكم: تصريح إقامة (titre de séjour) أو récépissé');
	await expect(how).toContainText('الثلاثاء \u206614:00–17:00\u2069');
	expect(await place.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await reader.close();
});

test('a guide is seen before it is saved', async () => {
	await page.goto(`${server.url}/staff/records/guides/demander-l-asile`);
	await page.locator('[name="title.fr.value"]').fill('Demander l’asile, pas à pas');
	await page.getByRole('button', { name: 'Français' }).click();
	const frame = page.frameLocator('iframe[name="preview"]');
	await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Demander l’asile, pas à pas');
});
