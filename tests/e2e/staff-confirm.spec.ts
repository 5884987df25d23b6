import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { secretOf } from '#lib/server/auth/secret.ts';
import { writeTicket } from '#lib/server/confirm/link.ts';
import { newLink } from '#lib/server/confirm/new-link.ts';
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

test('what it corrects is a proposal, comes back with a word and a new link, and is approved', async ({ browser }) => {
	const database = await beside({ folder: data });
	const mail = { place: CAFE, by: 'nour', sentTo: CONTACT, proposal: null };
	const made = await newLink(database.orm, mail, { origin: server.url, now: Date.now(), days: 30 });
	await database.close();
	await asOrganisation(browser, async (page) => {
		await page.goto(made.link);
		await page.getByRole('region', { name: 'Contacts' }).getByRole('link', { name: 'corriger' }).click();
		const phone = page.locator('[name="contacts.phone"]');
		await expect(phone).toHaveValue('01 40 33 25 25');
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await expect(page.getByRole('alert')).toContainText('Rien n’a changé');

		await phone.fill('demain');
		await page.locator('#hours > summary').click();
		await page.locator('[name="hours.days.0.0.from"]').fill('09:00');
		await page.locator('[name="hours.days.0.0.to"]').fill('12:00');
		await page.getByRole('button', { name: 'Recopier lundi' }).click();
		await expect(page.locator('[name="hours.days.4.0.to"]')).toHaveValue('12:00');
		await page.locator('[name="exceptions.0.from"]').fill('2030-12-24');
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await expect(page.getByRole('alert')).toContainText('Ce n’est pas un numéro de téléphone');
		await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Téléphone', 'Fermetures annoncées · Au']);
		await expect(phone).toHaveValue('demain');
		await phone.fill('01 40 33 25 26');
		await page.locator('[name="exceptions.0.to"]').fill('2030-12-31');
		await page.getByLabel(/Un mot pour l’équipe/).fill('Depuis lundi.');
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await expect(page.getByRole('status')).toContainText('L’équipe relit vos corrections');
		await page.goto(`${made.link}/change`);
		await expect(page.getByRole('alert')).toContainText('déjà reçu votre message');
		await expect(page.getByRole('button')).toHaveCount(0);
	});

	await staff.goto(`${server.url}/staff/review`);
	await staff.getByRole('link', { name: /par l’organisation, par le lien envoyé à c…@example\.net/ }).click();
	await expect(staff.locator('main')).toContainText('Pourquoi : Depuis lundi.');
	const changed = staff.locator('main li.card');
	await expect(changed.getByRole('heading')).toHaveText([/Téléphone/, /Horaires/, /Fermetures/]);
	await expect(changed.nth(1)).toContainText('09:00–12:00');
	await staff.getByLabel(/Un mot pour l’auteur/).fill('Et le midi ?');
	await staff.getByRole('button', { name: 'Rendre à l’auteur' }).click();
	await expect(staff.getByRole('status')).toContainText('C’est rendu');
	const again = await mails.linkTo(CONTACT, 'Et le midi ?');
	expect(again).not.toBe(made.link);

	await asOrganisation(browser, async (page) => {
		await page.goto(again);
		await expect(page.locator('main')).toContainText('Et le midi ?');
		await page.getByRole('link', { name: 'Continuer' }).click();
		await expect(page.locator('[name="contacts.phone"]')).toHaveValue('01 40 33 25 26');
		await page.locator('[name="hours.days.4.0.to"]').fill('13:30');
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await expect(page.getByRole('status')).toContainText('Merci');
	});
	await staff.goto(`${server.url}/staff/review`);
	await staff.getByRole('link', { name: /c…@example\.net.*À relire/ }).click();
	await staff.getByRole('button', { name: 'Accepter' }).click();
	await expect(staff.getByRole('status')).toContainText('C’est accepté');
	await expect.poll(() => mails.lettersTo(CONTACT).at(-1)).toContain('sont acceptées');
	await staff.goto(`${server.url}/staff/places/${CAFE}`);
	await expect(staff.locator('[name="contacts.phone"]')).toHaveValue('+33140332526');
	await staff.goto(`${server.url}/staff/history/places/${CAFE}`);
	await expect(staff.locator('main')).toContainText('par le lien envoyé à c…@example.net');
});

test('the page of a link is English for who reads English', async ({ browser }) => {
	const database = await beside({ folder: data });
	const mail = { place: CAFE, by: 'nour', sentTo: CONTACT, proposal: null };
	const made = await newLink(database.orm, mail, { origin: server.url, now: Date.now(), days: 30 });
	await database.close();
	await asOrganisation(browser, async (page) => {
		await page.goto(made.link);
		await page.getByRole('link', { name: 'Read this page in English' }).click();
		await page.getByRole('region', { name: 'Languages' }).getByRole('link', { name: 'correct it' }).click();
		await page.getByLabel('Arabic').check();
		await page.getByRole('button', { name: 'Send', exact: true }).click();
		await expect(page.getByRole('status')).toContainText('Thank you! The team reads your corrections');
	});
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
