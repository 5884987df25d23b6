import { mkdtempSync, rmSync, statSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { acceptInvitation, createAdmin, mailedLink, PASSWORD, signIn } from '../support/people.ts';

test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 390, height: 844 } });

let data: string;
let server: RunningServer;
let admin: { letters: string; codes: string[] };
test.beforeAll(async () => {
	test.setTimeout(120_000);
	data = mkdtempSync(join(tmpdir(), 'fanal-staff-'));
	server = await startServer({ dataDir: data, database: true });
});
test.afterAll(async () => {
	await server.stop();
	rmSync(data, { recursive: true });
});

test('the first admin comes in by a link from the console, with a second step', async ({ page }) => {
	test.setTimeout(90_000);
	const link = await createAdmin(data, server.url, 'nour@example.org');
	expect(link).toMatch(/\/staff\/welcome\/[\w-]{43}$/);
	admin = (await acceptInvitation(page, link, 'Nour'))!;
	expect(admin.codes.length).toBeGreaterThan(5);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(link);
	await expect(page.getByRole('alert')).toContainText('ne marche plus');
});

test('a cookie is for this host alone, out of reach of scripts; the public site has none', async ({
	page,
	context
}) => {
	await signIn(page, server.url, 'nour@example.org', admin.letters);
	await page.waitForURL(/\/staff$/);
	const cookies = await context.cookies();
	expect(cookies.map(({ name }) => name).sort()).toEqual(['__Host-fanal.device', '__Host-fanal.session_token']);
	for (const each of cookies)
		expect(each).toMatchObject({
			httpOnly: true,
			secure: true,
			sameSite: 'Lax',
			path: '/',
			domain: new URL(server.url).hostname
		});
	await context.clearCookies();
	await page.goto(`${server.url}/fr`);
	await page.goto(`${server.url}/fr/places`);
	expect(await context.cookies()).toEqual([]);
});

test('an editor is invited by mail, comes in, and finds the rooms of an editor only', async ({ page, browser }) => {
	await signIn(page, server.url, 'nour@example.org', admin.letters);
	await page.waitForURL(/\/staff$/);
	await page.goto(`${server.url}/staff/people`);
	await page.getByLabel('Adresse e-mail').fill('ada@example.org');
	await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
	await expect(page.getByRole('status')).toContainText('ada@example.org');
	const folder = join(data, 'mail');
	for (const name of readdirSync(folder)) expect((statSync(join(folder, name)).mode & 0o777).toString(8)).toBe('600');

	const context = await browser.newContext({ locale: 'fr-FR' });
	const own = await context.newPage();
	expect(await acceptInvitation(own, await mailedLink(data, 'ada@example.org'), 'Ada')).toBeNull();
	await own.locator('header summary').click();
	await expect(own.getByRole('link', { name: 'Mon compte' })).toBeVisible();
	await expect(own.getByRole('link', { name: 'Équipe', exact: true })).toHaveCount(0);
	const refused = await own.goto(`${server.url}/staff/people`);
	expect(refused?.status()).toBe(403);
	await expect(own.getByRole('heading', { level: 1 })).toContainText('pas pour votre rôle');

	// Her access ends while she is signed in.
	await page.goto(`${server.url}/staff/people`);
	await page.getByText('Ada', { exact: true }).click();
	await page.getByRole('button', { name: 'Terminer l’accès' }).nth(0).click();
	await page.waitForURL(/\/staff\/people$/);
	await own.goto(`${server.url}/staff`);
	await expect(own).toHaveURL(/\/staff\/sign-in\?next=%2Fstaff$/);
	await signIn(own, server.url, 'ada@example.org');
	await expect(own.getByRole('alert')).toContainText('n’est pas le bon');
	await context.close();
});

test('a forgotten password is replaced by mail; a recovery code stands for the phone, once', async ({ page }) => {
	await page.goto(`${server.url}/staff/sign-in`);
	await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
	await page.getByLabel('Adresse e-mail').fill('nour@example.org');
	await page.getByRole('button', { name: 'Envoyer le lien' }).click();
	await expect(page.getByRole('status')).toBeVisible();
	await page.goto(await mailedLink(data, 'nour@example.org'));
	await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
	await page.getByLabel('Code').fill(admin.codes[0]!);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await page.waitForURL(/\/staff$/);
	await page.goto(`${server.url}/staff/account`);
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await page.waitForURL(/\/staff\/sign-in$/);
	await signIn(page, server.url, 'nour@example.org');
	await page.getByLabel('Code').fill(admin.codes[0]!);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await expect(page.getByRole('alert')).toContainText('pas le bon');
});

test('nothing of the staff is kept, told to search engines, or opens to nobody', async ({ request }) => {
	for (const path of ['', '/people', '/account', '/account/second-step']) {
		const answer = await request.get(`${server.url}/staff${path}`, { maxRedirects: 0 });
		expect([path, answer.status(), answer.headers()['location']]).toEqual([
			path,
			303,
			`/staff/sign-in?next=${encodeURIComponent(`/staff${path}`)}`
		]);
	}
	const page = await request.get(`${server.url}/staff/sign-in`);
	expect(page.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
	expect(await (await request.get(`${server.url}/robots.txt`)).text()).toContain('Disallow: /staff');
	expect(await (await request.get(`${server.url}/service-worker.js`)).text()).not.toContain('/staff/');
	expect((await request.get(`${server.url}/staff/no-such-room`)).status()).toBe(404);
	// None of better-auth's own doors is there.
	for (const path of ['/api/auth/sign-up/email', '/api/auth/get-session', '/api/auth/ok'])
		expect((await request.get(server.url + path)).status()).toBe(404);
});
