import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Current } from '#lib/domain/edition/format.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { environmentOf } from '../support/own-database.ts';
import { acceptInvitation, createAdmin, invite, PASSWORD, signIn, started } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, syncedContext } from '../support/visitor.ts';

/** From an empty folder to a phone without network, and back again from a backup: one story, told in steps. */
test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
/** Milliseconds: until a phone that has just started has looked for news, and drawn them. */
const patience = { timeout: 20_000 };
const CAFE = 'cafe-social-belleville';
const PAGE = `/fr/places/${CAFE}`;
const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), 'fanal-journey-'));
const [first, second, file] = [join(folder, 'first'), join(folder, 'second'), join(folder, 'fanal.backup')];
let mails: MailServer;
let server: RunningServer;
let editor: Page;
let publisher: Page;
let visitor: BrowserContext;
let codes: string[];
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	mails = await startMailServer();
	server = await startServer({ dataDir: first, database: true, env: { FANAL_SMTP_URL: mails.url } });
	visitor = await syncedContext(browser, server.url, ['fr']);
	[editor, publisher] = [await staffPage(), await staffPage()];

	async function staffPage(): Promise<Page> {
		return (await browser.newContext(phone)).newPage();
	}
});
test.afterAll(async () => {
	await Promise.all([visitor, ...[editor, publisher].map((page) => page.context())].map((context) => context.close()));
	await server.stop();
	await mails.close();
	rmSync(folder, { recursive: true });
});

/** A page that a visitor opens, looked at once it runs. */
async function visit(path: string, look: (body: Locator) => Promise<void>): Promise<void> {
	const page = await coldVisit(visitor, server.url + path);
	await look(page.locator('body'));
	await page.close();
}

const said = (page: Page) => page.locator('p[role=status]');
const sequence = async () => ((await (await fetch(`${server.url}/editions/current.json`)).json()) as Current).sequence;
async function publish(): Promise<void> {
	await publisher.goto(`${server.url}/staff/publish`);
	await publisher.getByRole('button', { name: 'Publier', exact: true }).click();
	await expect(said(publisher)).toContainText('C’est publié');
}

test('the first admin comes from the console, an editor and a publisher by mail', async ({ browser }) => {
	test.setTimeout(90_000);
	const admin = await (await browser.newContext(phone)).newPage();
	await acceptInvitation(admin, await createAdmin(first, server.url, 'nour@example.org'), 'Nour');
	await invite(admin, server.url, 'ada@example.org');
	await invite(admin, server.url, 'paul@example.org', { role: 'publisher' });
	await admin.context().close();
	expect(await acceptInvitation(editor, await mails.linkTo('ada@example.org', 'Nour vous invite'), 'Ada')).toBeNull();
	const accepted = await acceptInvitation(
		publisher,
		await mails.linkTo('paul@example.org', 'Nour vous invite'),
		'Paul'
	);
	codes = accepted!.codes;
});

test('hours that an editor corrects on a phone wait for a review', async () => {
	await editor.goto(`${server.url}/staff/places/${CAFE}`);
	await started(editor);
	await editor.locator('[name="hours.days.0.0.from"]').fill('09:35');
	await editor.locator('[name="hours.days.0.0.to"]').fill('17:05');
	await editor.getByRole('button', { name: 'Proposer', exact: true }).click();
	await expect(said(editor)).toContainText('Votre proposition est envoyée');
	expect((await editor.goto(`${server.url}/staff/publish`))?.status()).toBe(403);

	await publisher.goto(`${server.url}/staff`);
	await publisher.getByRole('link', { name: /1 proposition attend/ }).click();
	await publisher
		.locator('main')
		.getByRole('link', { name: /Café Social Belleville/ })
		.click();
	await expect(publisher.locator('main')).toContainText(/0?9[:h ]*35/);
	await publisher.getByRole('button', { name: 'Accepter' }).click();
	await expect(said(publisher)).toContainText('C’est accepté');
	await visit(PAGE, (body) => expect(body).not.toContainText('09:35'));
});

test('what is published reaches a phone, which keeps it without the network', async () => {
	await publish();
	await visit(PAGE, (body) => expect(body).toContainText('09:35', patience));
	await visitor.setOffline(true);
	await visit(PAGE, (body) => expect(body).toContainText('09:35'));
	await visitor.setOffline(false);
});

test('an alert stands on top of every page at once, offline too, not after its last day, and until it is taken back', async () => {
	await publisher.goto(`${server.url}/staff/alerts`);
	await started(publisher);
	const words = 'Canicule : les bains-douches restent ouverts ce soir.';
	await publisher.getByLabel(/Texte en français/).fill(words);
	await publisher.getByRole('button', { name: 'Montrer maintenant' }).click();
	await expect(said(publisher)).toContainText('C’est montré');
	expect(await (await fetch(`${server.url}/ar`)).text()).toContain(words);
	await visit('/fr', (body) => expect(body).toContainText(words, patience));
	await visitor.setOffline(true);
	await visit('/fr', (body) => expect(body).toContainText(words, patience));
	const later = await visitor.newPage();
	await later.clock.setFixedTime(Date.now() + 86_400_000);
	await later.goto(`${server.url}/fr/places`);
	await expect(later.locator('article.place').first()).toBeVisible(patience);
	await expect(later.locator('body')).not.toContainText(words);
	await later.close();
	await visitor.setOffline(false);
	await publisher.getByRole('button', { name: 'Retirer' }).click();
	await expect(said(publisher)).toContainText('C’est retiré');
	await visit('/fr', (body) => expect(body).not.toContainText(words, patience));
});

/** Goes back to the first edition. */
async function backToFirst(): Promise<void> {
	await publisher.goto(`${server.url}/staff/publish`);
	const before = publisher.locator('li', { hasText: 'Édition n° 1' }).last();
	await started(publisher);
	await before.locator('summary').click();
	await before.getByRole('textbox').fill('Horaires à vérifier');
	await before.getByRole('button').click();
}

test('going back to the edition before takes the new hours away again', async () => {
	await backToFirst();
	await expect(said(publisher)).toBeVisible();
	await visit(PAGE, (body) => expect(body).not.toContainText('09:35', patience));
});

test('an address that was hidden since is shown again only when that is asked for too', async () => {
	const show = async (visibility: 'hidden' | 'public') => {
		await publisher.goto(`${server.url}/staff/places/${CAFE}`);
		await started(publisher);
		await publisher.locator(`[name="addressVisibility"][value="${visibility}"]`).check();
		await publisher.getByRole('button', { name: 'Enregistrer', exact: true }).click();
		await expect(said(publisher)).toContainText('C’est enregistré');
		await publish();
	};
	await show('hidden');
	await visit(PAGE, (body) => expect(body).not.toContainText('rue de Pali-Kao', patience));
	const hidden = await sequence();
	await backToFirst();
	const warning = publisher.getByRole('alert');
	await expect(warning).toContainText('a cachée depuis');
	await expect(warning.getByRole('listitem')).toContainText('Café Social Belleville');
	expect(await sequence()).toBe(hidden);
	await warning.getByRole('button', { name: 'Montrer quand même ces adresses' }).click();
	await expect(said(publisher)).toBeVisible();
	await visit(PAGE, (body) => expect(body).toContainText('rue de Pali-Kao', patience));
	await show('public');
});

test('a backup restored into an empty folder goes on where it was; phones move forward', async ({ browser }) => {
	test.setTimeout(150_000);
	const passphrase = { FANAL_BACKUP_PASSPHRASE: 'quatre mots sans lien' };
	const inFirst = { ...(await environmentOf(first)), ...passphrase };
	await run('npm', ['run', '-s', 'backup', '--', file], { env: inFirst });
	await publisher.goto(`${server.url}/staff/places/${CAFE}`);
	await started(publisher);
	await publisher.locator('[name="name"]').fill('Perdu avec la machine');
	await publisher.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(said(publisher)).toContainText('C’est enregistré');
	await publish();
	await visit(PAGE, (body) => expect(body).toContainText('Perdu avec la machine', patience));
	const seen = await sequence();
	await server.kill();

	const inSecond = { ...(await environmentOf(second)), ...passphrase };
	const restored = await run('npm', ['run', '-s', 'restore', '--', file], { env: inSecond });
	expect(restored.stdout).toContain('rows restored');
	server = await startServer({ dataDir: second, database: true, port: server.port });
	await expect.poll(sequence, { timeout: 60_000 }).toBeGreaterThan(seen);
	await visit(PAGE, (body) => expect(body).not.toContainText('Perdu avec la machine', patience));

	// Who works here comes in as before: password, second step, rights.
	const page = await (await browser.newContext(phone)).newPage();
	await signIn(page, server.url, 'ada@example.org');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Ada');
	await page.context().clearCookies();
	await page.goto(`${server.url}/staff/sign-in`);
	await page.getByLabel('Adresse e-mail').fill('paul@example.org');
	await page.getByLabel('Mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await page.getByLabel('Code').fill(codes[0]!);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await page.waitForURL(/\/staff$/);
	await page.goto(`${server.url}/staff/history/places/${CAFE}`);
	await expect(page.locator('main')).toContainText('par Ada');
	await expect(page.locator('main')).not.toContainText('Perdu avec la machine');
	await page.context().close();
});
