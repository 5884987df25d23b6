import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Current } from '#lib/domain/edition/format.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { acceptInvitation, createAdmin, invite, started } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';

test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
const CAFE = 'cafe-social-belleville';

let data: string;
let server: RunningServer;
let mails: MailServer;
/** Reviews and publishes, edits, edits for her organisation. */
let nour: Page;
let ada: Page;
let ines: Page;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(180_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-review-'));
	mails = await startMailServer();
	server = await startServer({ dataDir: data, database: true, env: { FANAL_SMTP_URL: mails.url } });
	const enter = async (link: string, name: string) => {
		const page = await (await browser.newContext(phone)).newPage();
		await acceptInvitation(page, link, name);
		return page;
	};
	nour = await enter(await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
	await invite(nour, server.url, 'ada@example.org');
	await invite(nour, server.url, 'ines@example.org', { role: 'association', organisation: 'ayyem-zamen' });
	ada = await enter(await mails.linkTo('ada@example.org', 'invite'), 'Ada');
	ines = await enter(await mails.linkTo('ines@example.org', 'invite'), 'Inès');
});
test.afterAll(async () => {
	await Promise.all([nour, ada, ines].map((page) => page.context().close()));
	await server.stop();
	await mails.close();
	rmSync(data, { recursive: true });
});

async function open(page: Page, path: string) {
	const answer = await page.goto(`${server.url}${path}`);
	await started(page);
	return answer;
}
const said = (page: Page) => page.locator('p[role=status]');
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** How many places a kind of thing to do names. */
async function toDo(task: string): Promise<number> {
	await open(nour, '/staff');
	const count = nour.locator(`#${task} .pill`);
	return (await count.count()) === 0 ? 0 : Number(await count.innerText());
}
async function publish(): Promise<void> {
	await open(nour, '/staff/publish');
	await press(nour, 'Publier');
	await expect(said(nour)).toContainText('C’est publié');
}

test('a proposal comes back with a word by mail, is gone on with, talked about and approved', async () => {
	await open(ada, `/staff/places/${CAFE}`);
	await field(ada, 'contacts.website').fill('https://www.example.org/belleville');
	await press(ada, 'Proposer');
	await expect(said(ada)).toContainText('Votre proposition est envoyée');

	await open(nour, '/staff/review');
	await nour.getByRole('link', { name: /Café Social Belleville/ }).click();
	await expect(nour.locator('main')).toContainText('https://www.example.org/belleville');
	await nour.getByLabel(/Un mot pour l’auteur/).fill('Le site ne répond pas. Avez-vous une autre adresse ?');
	await press(nour, 'Rendre à l’auteur');
	await expect(said(nour)).toContainText('C’est rendu');

	await ada.goto(await mails.linkTo('ada@example.org', 'rendue'));
	await expect(ada.locator('main')).toContainText('Le site ne répond pas.');
	await open(ada, '/staff');
	await ada.getByRole('link', { name: /1 de vos propositions vous a été rendue/ }).click();
	await ada.getByRole('link', { name: /Café Social Belleville/ }).click();
	await ada.getByRole('link', { name: 'Continuer ma proposition' }).click();
	await started(ada);
	await expect(field(ada, 'contacts.website')).toHaveValue('https://www.example.org/belleville');
	await field(ada, 'contacts.website').fill('https://www.example.com/belleville');
	await press(ada, 'Proposer');
	await expect(said(ada)).toContainText('Votre proposition est envoyée');
	await open(ada, '/staff');
	await expect(ada.getByText('vous a été rendue')).toHaveCount(0);

	await open(nour, '/staff/review');
	await nour.getByRole('link', { name: /À relire/ }).click();
	await nour.getByLabel('Écrire un commentaire').fill('Merci, je regarde.');
	await press(nour, 'Envoyer');
	await expect(nour.locator('#comments')).toContainText('Merci, je regarde.');
	expect(await mails.linkTo('ada@example.org', 'commentaire')).toBe(nour.url().split('?')[0]);
	await press(nour, 'Accepter');
	await expect(said(nour)).toContainText('C’est accepté');
	await mails.linkTo('ada@example.org', 'acceptée');
	await open(nour, `/staff/places/${CAFE}`);
	await expect(field(nour, 'contacts.website')).toHaveValue('https://www.example.com/belleville');
});

test('an association sees its own places, and what it changes waits', async () => {
	await open(ines, '/staff/places');
	await expect(ines.locator('main li').getByRole('link', { name: /Café Social/ })).toHaveCount(2);
	await expect(ines.locator('main li').getByRole('link')).toHaveCount(2);
	const others = ['/staff/places/aptm', '/staff/history/places/aptm', '/staff/verify/aptm'];
	for (const path of [...others, '/staff/publish', '/staff/inbox'])
		expect([path, (await open(ines, path))?.status()]).toEqual([path, 403]);
	expect((await open(ines, '/staff/review/1'))?.status()).toBe(404);

	await open(ines, `/staff/places/${CAFE}`);
	await field(ines, 'aliases').fill('Le café des anciens');
	await press(ines, 'Proposer');
	await expect(said(ines)).toContainText('Votre proposition est envoyée');
	await open(ines, '/staff/review');
	await expect(ines.locator('main')).toContainText('À relire');
	await open(nour, `/staff/places/${CAFE}`);
	await expect(field(nour, 'aliases')).not.toHaveValue(/Le café des anciens/);
});

test('a record is retired and brought back; a version of its history is gone back to', async () => {
	await open(nour, `/staff/places/${CAFE}`);
	await nour.locator('summary', { hasText: 'Retirer cette fiche' }).click();
	await press(nour, 'Retirer cette fiche');
	await expect(nour.locator('main')).toContainText('Cette fiche est retirée');
	await press(nour, 'La remettre');
	await expect(nour.locator('main')).not.toContainText('Cette fiche est retirée');

	await nour.getByRole('link', { name: 'Historique' }).click();
	const versions = nour.locator('main ol > li');
	await expect(versions).toHaveCount(4);
	await expect(versions.first()).toContainText('Remise');
	await expect(versions.nth(2)).toContainText('par Ada');
	await versions.nth(2).getByText('1 changement').click();
	await expect(versions.nth(2)).toContainText('https://www.example.com/belleville');
	await versions.last().getByText('Revenir à cette version', { exact: true }).click();
	await versions.last().getByRole('button', { name: 'Oui, revenir à cette version' }).click();
	await expect(said(nour)).toContainText('C’est fait');
	await expect(versions).toHaveCount(5);
	await open(nour, `/staff/places/${CAFE}`);
	await expect(field(nour, 'contacts.website')).not.toHaveValue('https://www.example.com/belleville');
});

test('two places that are one become one, and the old address leads to it once it is published', async ({
	request
}) => {
	await open(nour, '/staff/places/aptm');
	await field(nour, 'contacts.phone').fill('01 40 33 25 25');
	await press(nour, 'Enregistrer');
	const alike = nour.locator('#alike form', { hasText: 'Café Social Belleville' });
	await expect(alike).toContainText('même téléphone');
	await alike.locator('summary').click();
	await alike.getByRole('button').click();
	await expect(nour).toHaveURL(new RegExp(`/staff/places/${CAFE}\\?done=saved`));
	await publish();
	const former = await request.get(`${server.url}/fr/places/aptm`, { maxRedirects: 0 });
	expect([former.status(), former.headers()['location']]).toEqual([308, `/fr/places/${CAFE}`]);
});

test('one group is confirmed by phone; what there is to do grows less as things are mended', async () => {
	const [never, phones] = [await toDo('never'), await toDo('phone')];
	await open(nour, `/staff/verify/${CAFE}`);
	await nour.getByLabel('Au téléphone').check();
	await press(nour, 'Toujours vrai : Horaires');
	await expect(said(nour)).toBeVisible();
	const hours = nour.locator('section.card', { has: nour.getByRole('heading', { name: 'Horaires' }) });
	await expect(hours).toContainText(/Vérifié le \d/);
	await expect(nour.getByText('Jamais vérifié')).toHaveCount(5);
	expect(await toDo('never')).toBe(never - 1);

	await nour.locator('#phone summary').click();
	await nour.locator('#phone li a').first().click();
	await expect(nour).toHaveURL(/\/staff\/places\//);
	await started(nour);
	await field(nour, 'contacts.phone').fill('01 40 00 00 01');
	await press(nour, 'Enregistrer');
	await expect(said(nour)).toContainText('C’est enregistré');
	expect(await toDo('phone')).toBe(phones - 1);
});

test('a report is handled and gone', async ({ request }) => {
	const report = { kind: 'hours', place: CAFE, text: 'Fermé le lundi matin.' };
	expect((await request.post(`${server.url}/api/v1/reports`, { data: report })).ok()).toBe(true);
	await open(ada, '/staff');
	await ada.getByRole('link', { name: /1 signalement attend/ }).click();
	await expect(ada.locator('article')).toContainText(report.text);
	await ada.getByRole('button', { name: 'C’est traité' }).click();
	await expect(ada.locator('main')).toContainText('La boîte est vide');
	await ada.getByText('Traités · 1').click();
	await expect(ada.locator('article')).toContainText('Traité par Ada');
	await open(ada, '/staff');
	await expect(ada.getByText(/signalement attend/)).toHaveCount(0);
});

test('an alert is shown on its days, about its area and needs, in each language, without a script', async ({
	browser
}) => {
	const day = (days: number) =>
		new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now() + days * 86_400_000);
	const show = async (from: string, to: string, fr: string, more: Record<string, string> = {}) => {
		await open(nour, '/staff/alerts');
		await field(nour, 'from').fill(from);
		await field(nour, 'to').fill(to);
		for (const [lang, text] of Object.entries({ fr, ...more })) await field(nour, `text.${lang}`).fill(text);
		await nour.getByRole('checkbox', { name: '18', exact: true }).check();
		await nour.locator('[name=needs][value=hygiene]').check();
		await press(nour, 'Montrer maintenant');
	};
	await show(day(2), day(1), 'À l’envers');
	await expect(nour.getByRole('alert')).toContainText('avant le premier');
	await expect(field(nour, 'text.fr')).toHaveValue('À l’envers');
	await show(day(3), day(5), 'Grève la semaine prochaine');
	await show(day(0), day(1), 'Canicule', { en: 'Heat wave', ar: 'موجة حر', uk: 'Спека' });
	await expect(said(nour)).toContainText('C’est montré');
	await expect(nour.getByRole('heading', { name: 'À venir' })).toBeVisible();

	const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
	const page = await context.newPage();
	for (const [lang, text] of Object.entries({ fr: 'Canicule', en: 'Heat wave', ar: 'موجة حر', uk: 'Спека' })) {
		await page.goto(`${server.url}/${lang}/places`);
		const alert = page.locator('#alerts');
		await expect(alert.locator('strong')).toHaveText(text);
		await expect(alert).toContainText('75018');
		expect(await alert.evaluate((each) => getComputedStyle(each).direction)).toBe(lang === 'ar' ? 'rtl' : 'ltr');
	}
	await context.close();
});

test('an alert is still told by a server that starts while its database is down', async ({ request }) => {
	await server.stop();
	const env = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
	server = await startServer({ dataDir: data, database: true, port: server.port, env });
	expect(await (await request.get(`${server.url}/ar`)).text()).toContain('موجة حر');
	const { alerts } = (await (await request.get(`${server.url}/editions/current.json`)).json()) as Current;
	expect(await (await request.get(server.url + alerts?.url)).text()).toContain('Grève la semaine prochaine');
});
