import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { acceptInvitation, createAdmin } from '../support/people.ts';

test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };

let data: string;
let server: RunningServer;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-edit-'));
	server = await startServer({ dataDir: data, database: true });
	const context = await browser.newContext(phone);
	const page = await context.newPage();
	await acceptInvitation(page, await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
	state = await context.storageState();
	await context.close();
});
test.afterAll(async () => {
	await server.stop();
	rmSync(data, { recursive: true });
});

const cafe = () => `${server.url}/staff/places/cafe-social-belleville`;
const phoneField = (page: Page) => page.locator('[name="contacts.phone"]');
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true });
/** A field that is filled while the code of its page starts is filled twice. */
const started = (page: Page) => expect(page.locator('html[data-rendered="here"]')).toBeAttached();
const monday = (page: Page, side: 'from' | 'to') => page.locator(`[name="hours.days.0.0.${side}"]`);

test('what is typed before the code has come stays, and the page hears of it', async ({ browser }) => {
	const context = await browser.newContext({ ...phone, storageState: state });
	const page = await context.newPage();
	let letCome = () => {};
	const come = new Promise<void>((resolve) => (letCome = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await come;
		await route.continue();
	});
	await page.goto(cafe(), { waitUntil: 'commit' });
	await phoneField(page).fill('01 40 00 00 00');
	await monday(page, 'from').fill('09:30');
	await monday(page, 'to').fill('17:00');
	await expect(page.locator('#hours output').first()).not.toHaveText('Mo 09:30-17:00');
	letCome();
	await expect(page.locator('#hours output').first()).toHaveText('Mo 09:30-17:00');
	await expect(phoneField(page)).toHaveValue('01 40 00 00 00');
	await context.close();
});

test('the hours of Café Social Belleville are corrected on a phone', async ({ browser }) => {
	test.setTimeout(90_000);
	const context = await browser.newContext({ ...phone, storageState: state });
	const page = await context.newPage();
	await page.goto(`${server.url}/staff/places`);
	await page.getByLabel('Chercher un lieu par son nom').fill('cafe belleville');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.getByRole('link', { name: /Café Social Belleville/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Café Social Belleville');
	await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

	await started(page);
	await monday(page, 'from').fill('09:30');
	await monday(page, 'to').fill('17:00');
	await expect(page.locator('#hours output').first()).toHaveText('Mo 09:30-17:00');
	await page.getByRole('button', { name: 'Recopier lundi' }).first().click();
	await expect(page.locator('#hours output').first()).toHaveText('Mo-Fr 09:30-17:00');

	// The public page of what is typed, in Arabic, in its frame.
	await page.getByRole('button', { name: 'العربية' }).click();
	const frame = page.frameLocator('iframe[name="preview"]');
	await expect(frame.getByRole('heading', { level: 1 })).toContainText('Café Social Belleville');
	await expect(frame.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(frame.getByText('9:30').first()).toBeVisible();

	// What is wrong is told, and what was typed survives a page that is left.
	await phoneField(page).fill('01 40');
	await save(page).click();
	await expect(page.getByRole('alert')).toContainText('01 40 33 25 25');
	await page.goto(cafe());
	await page.getByRole('button', { name: 'Les reprendre' }).click();
	await expect(phoneField(page)).toHaveValue('01 40');
	await expect(monday(page, 'from')).toHaveValue('09:30');
	await started(page);
	await phoneField(page).fill('01.40.33.25.25');
	await save(page).click();
	await expect(page.locator('p[role=status]')).toContainText('C’est enregistré');
	await expect(phoneField(page)).toHaveValue('+33140332525');
	await expect(page.locator('#hours output').first()).toHaveText('Mo-Fr 09:30-17:00');
	await expect(page.getByRole('button', { name: 'Les reprendre' })).toHaveCount(0);
	await context.close();
});

test('all of it works without scripts', async ({ browser }) => {
	const context = await browser.newContext({ ...phone, storageState: state, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(cafe());
	const offers = await page.locator('[name="offers.count"]').inputValue();
	await page.locator('button[value="add offers"]').click();
	await expect(page.locator('[name="offers.count"]')).toHaveValue(String(Number(offers) + 1));
	await page.locator(`[name="offers.${offers}.need"]`).selectOption('french');
	await page.locator(`button[value="up offers.${offers}"]`).click();
	await expect(page.locator(`[name="offers.${Number(offers) - 1}.need"]`)).toHaveValue('french');
	await page.locator('[name="aliases"]').fill('Café des anciens');
	await save(page).click();
	await expect(page.locator('p[role=status]')).toContainText('C’est enregistré');
	await expect(page.locator(`[name="offers.${Number(offers) - 1}.id"]`)).toHaveValue('french');
	await expect(page.locator('[name="aliases"]')).toHaveValue('Café des anciens');
	await context.close();
});

for (const javaScriptEnabled of [true, false])
	test(`an offer has the hours of its place, or its own (${javaScriptEnabled ? 'with' : 'without'} scripts)`, async ({
		browser
	}) => {
		test.setTimeout(60_000);
		const context = await browser.newContext({ ...phone, storageState: state, javaScriptEnabled });
		const page = await context.newPage();
		await page.goto(cafe());
		if (javaScriptEnabled) await started(page);
		const own = (name: string) => page.locator(`[name="offers.1.hours.${name}"]`);
		const offer = page.locator('#f-offers > details').nth(1);
		await offer.locator('summary').first().click();
		await expect(own('osm')).toHaveCount(0);
		await page.locator('[name="offers.1.theme"]').selectOption('welcome.desk');
		await offer.getByRole('button', { name: 'D’autres horaires' }).click();
		await expect(page.locator('[name="offers.1.theme"]')).toHaveValue('welcome.desk');
		await own('days.1.0.from').fill('14:00');
		await own('days.1.0.to').fill('16:00');
		// What somebody has not filled in yet stays open, and is no hours.
		await offer.getByRole('button', { name: /^Papiers/ }).click();
		await page.locator('button[value="add offers"]').click();
		await expect(own('days.1.0.from')).toHaveValue('14:00');
		await expect(page.getByRole('button', { name: 'Les reprendre' })).toHaveCount(0);
		await expect(page.locator('[type=checkbox][name="offers.1.documents.needed"]').first()).toBeVisible();
		await page.locator('[name="contacts.email"]').fill('cafe@example.org');
		await save(page).click();
		await expect(page.locator('p[role=status]')).toContainText('C’est enregistré');
		await expect(own('osm')).toHaveValue('Tu 14:00-16:00');
		await expect(page.locator('[type=checkbox][name="offers.1.documents.needed"]')).toHaveCount(0);

		await offer.locator('summary').first().click();
		await offer.getByRole('button', { name: 'Mêmes horaires que le lieu' }).click();
		await expect(own('osm')).toHaveCount(0);
		await page.locator('[name="offers.1.theme"]').selectOption('welcome.older-people');
		await page.locator('[name="contacts.email"]').fill('');
		await save(page).click();
		await expect(page.locator('p[role=status]')).toContainText('C’est enregistré');
		await expect(own('osm')).toHaveCount(0);
		await context.close();
	});

test('two people who change the same field are shown both, and choose', async ({ browser }) => {
	const context = await browser.newContext({ ...phone, storageState: state });
	const [mine, theirs] = [await context.newPage(), await context.newPage()];
	await mine.goto(cafe());
	await theirs.goto(cafe());
	await theirs.locator('[name="contacts.website"]').fill('https://www.example.org/');
	await theirs.locator('[name="address.complement"]').fill('Au fond de la cour');
	await save(theirs).click();
	await expect(theirs.locator('p[role=status]')).toContainText('C’est enregistré');

	await mine.locator('[name="contacts.website"]').fill('https://www.cafesocial.org/belleville');
	await mine.locator('[name="name"]').fill('Café Social de Belleville');
	await save(mine).click();
	const conflict = mine.locator('#conflicts');
	await expect(conflict).toContainText('https://www.example.org/');
	await expect(mine.locator('[name="name"]')).toHaveValue('Café Social de Belleville');
	await conflict.getByText('Ce que vous avez écrit').click();
	await conflict.getByRole('button', { name: 'Enregistrer avec ces choix' }).click();
	await expect(mine.locator('p[role=status]')).toContainText('C’est enregistré');
	await expect(mine.locator('[name="contacts.website"]')).toHaveValue('https://www.cafesocial.org/belleville');
	await expect(mine.locator('[name="address.complement"]')).toHaveValue('Au fond de la cour');
	await context.close();
});

test('a guide, and every other kind, has a form that saves it as it is', async ({ browser }) => {
	test.setTimeout(60_000);
	const context = await browser.newContext({ ...phone, storageState: state });
	const page = await context.newPage();
	for (const kind of ['organisations', 'programmes', 'guides', 'events', 'notices', 'terms', 'emergency']) {
		await page.goto(`${server.url}/staff/records/${kind}`);
		await page.locator('main ul a').first().click();
		await save(page).click();
		await expect(page.locator('p[role=status]'), kind).toContainText('Rien n’a changé');
	}
	await context.close();
});
