import { expect, test, type BrowserContext } from '@playwright/test';
import named from '../support/named-in-the-posts.json' with { type: 'json' };
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, expectLanguage, syncedContext } from '../support/visitor.ts';
import { langs, words } from '../support/words.ts';

// One visit of each language, then no network: none of these pages was ever opened before.
let server: RunningServer;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(90_000);
	server = await startServer();
	context = await syncedContext(browser, server.url, [...langs]);
	await server.kill();
});
test.afterEach(() => Promise.all(context.pages().map((page) => page.close())));
test.afterAll(async () => {
	await context.close();
	await server.kill();
});

const visit = (path: string) => coldVisit(context, server.url + path);
const heading = { level: 1 } as const;

for (const lang of langs) {
	test(`EIF-FEL is told in ${lang}: how to join, where as far as known, who runs it`, async () => {
		const page = await visit(`/${lang}/programmes/eif-fel`);
		await expectLanguage(page, lang);
		await expect(page.getByRole('heading', heading)).toHaveText('Réseau EIF-FEL');
		await expect(page.getByRole('heading', { name: words[lang].programme.howToJoin })).toBeVisible();
		for (const number of [13, 14, 17, 18, 19, 20]) {
			await expect(page.locator(`main a[href="/${lang}/arrondissements/${number}"]`)).toBeVisible();
		}
		await expect(page.locator('main svg[role="img"] path.marked')).toHaveCount(6);
		await expect(page.locator(`main a[href="/${lang}/organisations/cefil"]`)).toBeVisible();
		await expect(page.locator(`main a[href="/${lang}/decisions/subvention-eif-fel-245073"]`)).toBeVisible();
	});

	test(`what the posts name as a programme or an organisation has its page in ${lang}`, async () => {
		const page = await visit(`/${lang}/programmes`);
		for (const { target } of named) {
			if (target.kind !== 'programme' && target.kind !== 'organisation') continue;
			await page.goto(`${server.url}/${lang}/${target.kind}s/${target.id}`);
			await expect(page.getByRole('heading', heading)).toBeVisible();
			await expect(page.getByRole('heading', heading)).not.toHaveText(words[lang].problem.notFound);
			await expect(page.getByRole('heading', { name: words[lang].place.trust })).toBeVisible();
			await expectLanguage(page, lang);
		}
	});

	test(`an emergency number says what to say, in ${lang}`, async () => {
		const page = await visit(`/${lang}/emergency`);
		const number = page.locator('#number-15');
		await expect(number.locator('.french').first()).toBeHidden();
		await number.getByText(words[lang].emergency.inFrench).click();
		await expect(number.locator('.french').first()).toContainText('ambulance');
		await expect(number.locator('.french').first()).toHaveAttribute('lang', 'fr');
		await expect(number.locator('.sound').first()).toHaveCount(lang === 'fr' ? 0 : 1);
		await expect(page.locator('#number-114').getByText(words[lang].emergency.toWrite)).toBeVisible();
	});
}

test('programmes are chosen by need, and back leads to the same choice', async () => {
	const page = await visit('/fr/programmes');
	const all = page.locator('[id^="programme-"]');
	await expect(all).toHaveCount(71);
	await page.locator('main nav a[href="/fr/programmes?need=health"]').click();
	await expect(page).toHaveURL(`${server.url}/fr/programmes?need=health`);
	await expect(all).not.toHaveCount(71);
	await expect(page.locator('main h2')).toHaveCount(1);
	await page.locator('#programme-pass a').click();
	await expect(page.getByRole('heading', heading)).toContainText('PASS');
	await page.goBack();
	await expect(page.locator('main nav [aria-current]')).toContainText('Santé');
	await expect(page.locator('#programme-pass')).toBeVisible();
});

test('a search for a programme leads to its page, and a place to who runs it', async () => {
	const page = await visit('/fr/places?q=EIF-FEL');
	await page.getByRole('link', { name: words.fr.programme.open }).click();
	await expect(page.getByRole('heading', heading)).toHaveText('Réseau EIF-FEL');
	const place = await visit('/fr/places/cafe-social-belleville');
	await place.locator('main a[href="/fr/organisations/ayyem-zamen"]').click();
	await expect(place.getByRole('heading', heading)).toHaveText('Ayyem Zamen');
	await place.locator('#programme-cafes-sociaux a').click();
	await expect(place.getByRole('heading', heading)).toHaveText('Cafés Sociaux');
	await expect(place.locator('#place-cafe-social-belleville')).toBeVisible();
});

test('an arrondissement tells its places by need, its programmes as far as certain, and what is beside it', async () => {
	const page = await visit('/uk');
	await page.locator('main a[href="/uk/arrondissements/13"]').click();
	await expect(page.getByRole('heading', heading)).toHaveText('13-й округ');
	await expect(page.locator('main a[href="/uk/programmes/eif-fel"]')).toBeVisible();
	await expect(page.locator('main a[href="/uk/programmes/paris-wifi"]')).toBeHidden();
	await page.locator('main a[href="/uk/arrondissements/14"]').click();
	await expect(page.getByRole('heading', heading)).toHaveText('14-й округ');
	await page.locator('main a[href="/uk/places?arrondissement=14&need=work"]').click();
	await expect(page.locator('article.place').first()).toBeVisible();
});

test('organisations stand from A to Z', async () => {
	const page = await visit('/ar/organisations');
	await page.locator('main nav a[href="#letter-S"]').click();
	await expect(page.locator('#letter-S')).toBeInViewport();
	await page.locator('main a[href="/ar/organisations/singa"]').click();
	await expect(page.getByRole('heading', heading)).toHaveText('SINGA');
});

for (const path of ['programmes/gone', 'organisations/gone', 'arrondissements/21', 'arrondissements/19e']) {
	test(`${path} is said not to exist`, async () => {
		const page = await visit(`/ar/${path}`);
		await expect(page.getByRole('heading', heading)).toHaveText(words.ar.problem.notFound);
	});
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('all of it is read, chosen and opened', async ({ page }) => {
		await server.restart();
		await page.goto(`${server.url}/fr/programmes?need=french`);
		await page.locator('#programme-refug a').click();
		await expect(page.getByRole('heading', heading)).toHaveText('REFUG');
		await page.locator('main a[href="/fr/organisations/ville-de-paris"]').click();
		await expect(page.getByRole('heading', heading)).toHaveText('Ville de Paris');
		await page.goto(`${server.url}/fr/arrondissements/20`);
		await page.getByText(/^Pour tout Paris/).click();
		await expect(page.locator('main a[href="/fr/programmes/paris-wifi"]')).toBeHidden();
		await expect(page.locator('main a[href="/fr/programmes/cir-ofii"]')).toBeVisible();
		expect((await page.request.get(`${server.url}/fr/programmes/gone`)).status()).toBe(404);
		await server.kill();
	});
});
