import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { secretOf } from '#lib/server/auth/secret.ts';
import { writeTicket } from '#lib/server/confirm/link.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { acceptInvitation, createAdmin, started } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { beside } from '../support/staff.ts';

test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
const CAFE = 'cafe-social-belleville';
const CONTACT = 'contact@example.net';

let data: string;
let server: RunningServer;
let mails: MailServer;
let staff: Page;
let link: string;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-confirm-'));
	mails = await startMailServer();
	server = await startServer({ dataDir: data, database: true, env: { FANAL_SMTP_URL: mails.url } });
	staff = await (await browser.newContext(phone)).newPage();
	await acceptInvitation(staff, await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
	await staff.goto(`${server.url}/staff/places/${CAFE}`);
	await started(staff);
	await staff.locator('[name="contacts.email"]').fill(CONTACT);
	await staff.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(staff.locator('p[role=status]')).toContainText('C’est enregistré');
});
test.afterAll(async () => {
	await staff.context().close();
	await server.stop();
	await mails.close();
	rmSync(data, { recursive: true });
});

/** Somebody of the organisation: no account, no cookie, no script. */
async function asOrganisation(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
	const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
	const page = await context.newPage();
	await look(page);
	expect(await context.cookies()).toEqual([]);
	await context.close();
}

const neverVerified = async () => {
	await staff.goto(`${server.url}/staff/verify/${CAFE}`);
	return staff.getByText('Jamais vérifié').count();
};

test('a link mailed to the organisation changes nothing by being opened', async ({ request }) => {
	expect(await neverVerified()).toBe(6);
	await staff.getByRole('button', { name: 'Demander à l’organisation' }).click();
	await expect(staff.locator('p[role=status]')).toContainText('Le courriel est parti');
	link = await mails.linkTo(CONTACT, 'Café Social Belleville');
	expect(mails.lettersTo(CONTACT).at(-1)).toContain('30 jours');
	for (const method of ['GET', 'HEAD', 'GET']) expect((await request.fetch(link, { method })).status()).toBe(200);
	expect(await neverVerified()).toBe(6);

	await staff.getByRole('button', { name: 'Demander à l’organisation' }).click();
	await expect(staff.locator('p[role=status]')).toContainText('déjà reçu un courriel');
	expect(mails.lettersTo(CONTACT)).toHaveLength(1);
});

test('its button says that nothing has changed, once; what has changed is written, and waits for somebody', async ({
	browser
}) => {
	await asOrganisation(browser, async (page) => {
		await page.goto(link);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await expect(page.getByRole('heading', { level: 2, name: 'Café Social Belleville' })).toBeVisible();
		await expect(page.locator('main')).toContainText('Ayyem Zamen');
		await page.getByRole('button', { name: 'Rien n’a changé' }).click();
		await expect(page.getByRole('status')).toContainText('Merci');
	});
	expect(await neverVerified()).toBe(0);
	await expect(staff.getByText(/Vérifié le \d/)).toHaveCount(6);

	await asOrganisation(browser, async (page) => {
		await page.goto(link);
		await expect(page.locator('main')).toContainText('Vous avez déjà répondu');
		await expect(page.getByRole('button', { name: 'Rien n’a changé' })).toHaveCount(0);
		await page.getByText('Autre chose à nous dire').click();
		await page.getByLabel(/Écrivez-le en quelques mots/).fill('Nous fermons le lundi matin.');
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await expect(page.getByRole('status')).toContainText('Merci');
		await page.goto(link);
		await expect(page.locator('main')).toContainText('déjà reçu votre message');
		await expect(page.getByRole('button')).toHaveCount(0);
	});
	await staff.goto(`${server.url}/staff/review`);
	await staff.getByRole('link', { name: /1 organisation demande un changement/ }).click();
	await expect(staff.locator('article')).toContainText('Nous fermons le lundi matin.');
	await expect(staff.locator('article')).toContainText('Demandé par l’organisation');
});

test('a link that is over, or that nobody signed, says so and opens nothing', async ({ browser }) => {
	const database = await beside({ folder: data });
	const secret = await secretOf(database.orm);
	await database.close();
	const until = Math.floor(Date.now() / 1000);
	const token = (ticket: object) => writeTicket(secret, { place: CAFE, asking: 1, until, ...ticket });
	const over = token({ until: until - 60 });
	const signed = token({ until: until + 600 });
	const other = token({ place: 'aptm', until: until + 600 });
	const mixed = `${other.split('.')[0]}.${signed.split('.')[1]}`;
	await asOrganisation(browser, async (page) => {
		for (const each of [over, mixed, 'nothing', `${signed}x`]) {
			await page.goto(`${server.url}/staff/confirm/${each}`);
			await expect(page.locator('main')).toContainText('ne s’ouvre plus');
			await expect(page.getByRole('button')).toHaveCount(0);
		}
	});
});
