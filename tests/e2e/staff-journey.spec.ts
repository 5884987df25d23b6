import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { acceptInvitation, createAdmin, mailedLink } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, syncedContext } from '../support/visitor.ts';

test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
/** Milliseconds: until a phone that has just started has looked for news, and drawn them. */
const patience = { timeout: 20_000 };
const CAFE = 'cafe-social-belleville';
const PAGE = `/fr/places/${CAFE}`;

let data: string;
let server: RunningServer;
let publisher: Page;
let editor: Page;
let visitor: BrowserContext;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-journey-'));
	server = await startServer({ dataDir: data, database: true });
	publisher = await (await browser.newContext(phone)).newPage();
	await acceptInvitation(publisher, await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
	await publisher.goto(`${server.url}/staff/people`);
	await publisher.getByLabel('Adresse e-mail').fill('ada@example.org');
	await publisher.getByRole('button', { name: 'Envoyer l’invitation' }).click();
	editor = await (await browser.newContext(phone)).newPage();
	await acceptInvitation(editor, await mailedLink(data, 'ada@example.org'), 'Ada');
	visitor = await syncedContext(browser, server.url, ['fr']);
});
test.afterAll(async () => {
	await Promise.all([publisher, editor].map((page) => page.context().close()));
	await visitor.close();
	await server.stop();
	rmSync(data, { recursive: true });
});

/** A page that a visitor opens, looked at once it runs. */
async function visit(path: string, look: (main: Locator) => Promise<void>): Promise<void> {
	const page = await coldVisit(visitor, server.url + path);
	await look(page.locator('body'));
	await page.close();
}

test('hours that an editor corrects wait for a review', async () => {
	await editor.goto(`${server.url}/staff/places/${CAFE}`);
	await editor.locator('[name="hours.days.0.0.from"]').fill('09:35');
	await editor.locator('[name="hours.days.0.0.to"]').fill('17:05');
	await editor.getByRole('button', { name: 'Proposer', exact: true }).click();
	await expect(editor.locator('p[role=status]')).toContainText('Votre proposition est envoyée');
	expect((await editor.goto(`${server.url}/staff/publish`))?.status()).toBe(403);

	await publisher.goto(`${server.url}/staff`);
	await publisher.getByRole('link', { name: /1 proposition attend/ }).click();
	await publisher
		.locator('main')
		.getByRole('link', { name: /Café Social Belleville/ })
		.click();
	await expect(publisher.getByText('Mo 09:35-17:05')).toBeVisible();
	await publisher.getByRole('button', { name: 'Accepter' }).click();
	await expect(publisher.locator('p[role=status]')).toContainText('C’est accepté');
	await visit(PAGE, (body) => expect(body).not.toContainText('09:35'));
});

test('what is published reaches a phone, which keeps it without the network', async () => {
	await publisher.goto(`${server.url}/staff/publish`);
	await expect(publisher.getByText('Mo 09:35-17:05')).toHaveCount(1);
	await publisher.getByRole('button', { name: 'Publier', exact: true }).click();
	await expect(publisher.locator('p[role=status]')).toContainText('C’est publié');
	await visit(PAGE, (body) => expect(body).toContainText('09:35', patience));
	await visitor.setOffline(true);
	await visit(PAGE, (body) => expect(body).toContainText('09:35'));
	await visitor.setOffline(false);
});

test('going back to the edition before takes it away again', async () => {
	await publisher.goto(`${server.url}/staff/publish`);
	const before = publisher.locator('li', { hasText: 'Édition n° 1' }).last();
	await before.locator('summary').click();
	await before.getByRole('textbox').fill('Horaires à vérifier');
	await before.getByRole('button').click();
	await expect(publisher.locator('p[role=status]')).toBeVisible();
	await visit(PAGE, (body) => expect(body).not.toContainText('09:35', patience));
});

test('an alert stands on top of every page at once, offline too, until it is taken back', async () => {
	await publisher.goto(`${server.url}/staff/alerts`);
	const words = 'Canicule : les bains-douches restent ouverts ce soir.';
	await publisher.getByLabel(/Texte en français/).fill(words);
	await publisher.getByRole('button', { name: 'Montrer maintenant' }).click();
	await expect(publisher.locator('p[role=status]')).toContainText('C’est montré');
	expect(await (await fetch(`${server.url}/ar`)).text()).toContain(words);
	await visit('/fr', (body) => expect(body).toContainText(words, patience));
	await visitor.setOffline(true);
	await visit('/fr', (body) => expect(body).toContainText(words, patience));
	await visitor.setOffline(false);
	await publisher.getByRole('button', { name: 'Retirer' }).click();
	await expect(publisher.locator('p[role=status]')).toContainText('C’est retiré');
	await visit('/fr', (body) => expect(body).not.toContainText(words, patience));
});

test('a place is still true in one tap; a visitor’s report waits in the inbox', async () => {
	await publisher.goto(`${server.url}/staff/verify/${CAFE}`);
	expect(await publisher.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await publisher.getByRole('button', { name: 'Tout est toujours vrai' }).click();
	await expect(publisher.locator('p[role=status]')).toBeVisible();
	const report = { kind: 'hours', place: CAFE, text: 'Fermé le lundi matin.' };
	const answer = await fetch(`${server.url}/api/v1/reports`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(report)
	});
	expect(answer.ok).toBe(true);
	await publisher.goto(`${server.url}/staff/inbox`);
	await expect(publisher.getByText(report.text)).toBeVisible();
});
