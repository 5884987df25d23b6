import { expect, test, type Page } from '@playwright/test';
import arGuides from '../../locales/ar/guides.json' with { type: 'json' };
import enGuides from '../../locales/en/guides.json' with { type: 'json' };
import frGuides from '../../locales/fr/guides.json' with { type: 'json' };
import ukGuides from '../../locales/uk/guides.json' with { type: 'json' };
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, expectLanguage, syncedContext } from '../support/visitor.ts';
import { langs } from '../support/words.ts';

const guideWords = { ar: arGuides, en: enGuides, fr: frGuides, uk: ukGuides };
const AME = 'se-soigner-sans-papiers-ame';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const sheet = (page: Page) => page.getByRole('dialog');

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('guides are chosen by need, and read with their questions as plain text', async ({ page }) => {
		await page.goto(`${server.url}/fr/guides`);
		await page.getByRole('navigation', { name: frGuides.needs }).getByRole('link', { name: 'Santé' }).click();
		await expect(page).toHaveURL(/\?need=health$/);
		await expect(page.locator('main li a')).toHaveCount(2);
		await page.getByRole('link', { name: /AME/ }).click();
		// The browser of these tests keeps what is for no script out of sight.
		await expect(page.locator('noscript li').first()).toContainText("Oui : ce guide n'est");
		await expect(page.getByRole('button', { name: frGuides.ask.yes, exact: true })).toBeHidden();
		await page.locator(`ol a[data-term="domiciliation"]`).click();
		await expect(page).toHaveURL(/\/fr\/words#domiciliation$/);
		await expect(page.locator('li#domiciliation')).toBeVisible();
	});

	test('a word is looked for by sending the form, accents or not', async ({ page }) => {
		await page.goto(`${server.url}/fr/words`);
		await page.getByRole('searchbox').fill('recepisse');
		await page.getByRole('searchbox').press('Enter');
		await expect(page.locator('main h3').first()).toHaveText('récépissé');
	});
});

test('answers to "is this about me?" are in no address, request or storage', async ({ browser }) => {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await coldVisit(context, `${server.url}/fr/guides/${AME}`);
	await page.waitForLoadState('networkidle');
	const stored = () =>
		page.evaluate(async () => [
			localStorage.length,
			sessionStorage.length,
			document.cookie,
			(await indexedDB.databases()).map(({ name }) => name).sort()
		]);
	const before = [page.url(), await page.evaluate(() => history.length), await stored()];
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	await page.getByRole('button', { name: frGuides.ask.no, exact: true }).click();
	await expect(page.getByText('Est-ce pour un enfant')).toBeVisible();
	await page.getByRole('button', { name: frGuides.ask.no, exact: true }).click();
	await page.getByRole('button', { name: frGuides.ask.yes, exact: true }).click();
	await expect(page.getByText(frGuides.ask.concerned)).toBeVisible();
	await page.getByRole('button', { name: frGuides.ask.again }).click();
	await page.getByRole('button', { name: frGuides.ask.yes, exact: true }).click();
	await expect(page.getByText(frGuides.ask.notConcerned)).toBeVisible();
	await expect(page.getByText(frGuides.ask.see)).toBeVisible();
	expect(requests).toEqual([]);
	expect([page.url(), await page.evaluate(() => history.length), await stored()]).toEqual(before);
	await context.close();
});

test('a word touched in a text is explained in place, and closes where one was', async ({ page }) => {
	await page.goto(`${server.url}/fr/guides/${AME}`, { waitUntil: 'networkidle' });
	const word = page.locator('ol a[data-term="cpam"]');
	await word.click();
	await expect(sheet(page).getByRole('heading', { name: 'CPAM' })).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/guides/${AME}$`));
	await page.keyboard.press('Escape');
	await expect(sheet(page)).toHaveCount(0);
	await expect(word).toBeFocused();
	await word.press('Enter');
	await sheet(page).locator('a[data-term="ame"]').click();
	await expect(sheet(page)).toHaveCount(1);
	await expect(sheet(page).getByRole('heading', { name: 'AME' })).toBeVisible();
	await sheet(page).getByRole('listitem').getByRole('link').last().click();
	await expect(page).toHaveURL(/\/fr\/words\/ame$/);
	await expect(sheet(page)).toHaveCount(0);
	await expect(title(page)).toHaveText('AME');
});

test('a place names words too, and its links still lead to other pages', async ({ page }) => {
	await page.goto(`${server.url}/fr/words/domiciliation`);
	await page
		.locator('main')
		.getByRole('link', { name: /la domiciliation/ })
		.click();
	await expect(title(page)).toContainText('domiciliation');
});

test('words are found while they are typed, in no request', async ({ browser }) => {
	const context = await syncedContext(browser, server.url, ['fr']);
	const page = await coldVisit(context, `${server.url}/fr/words`);
	await expect(page.locator('main h3').first()).toBeVisible();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
	await page.getByRole('searchbox').fill('carte vit');
	await expect(page.locator('main h3').first()).toHaveText('carte Vitale');
	await page.getByRole('searchbox').fill('xyzzyq');
	await expect(page.locator('main h3')).toHaveCount(0);
	await page.getByRole('searchbox').fill('');
	await expect(page.locator('main h3').nth(70)).toBeAttached();
	// Newer editions and code may be looked for meanwhile; the words and what is typed are not.
	expect(asked.filter((path) => /carte|xyz|\/pages\/|\/words/.test(path))).toEqual([]);
	await context.close();
});

test('on paper a guide has a box for each step, its sources, and nothing to press', async ({ page }) => {
	await page.goto(`${server.url}/fr/guides/demander-l-asile`, { waitUntil: 'networkidle' });
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await expect(page.locator('main ol .number')).toHaveCount(8);
	const box = await page
		.locator('main ol .number')
		.first()
		.evaluate((each) => getComputedStyle(each).borderTopColor);
	expect(box).toBe('rgb(0, 0, 0)');
	await expect(page.getByText(frGuides.ask.title)).toBeHidden();
	await expect(page.locator('main button:visible')).toHaveCount(0);
	await expect(page.locator('main details li').first()).toBeVisible();
});

test('with the server dead, guides and words never visited are read in every language', async ({ browser }) => {
	test.setTimeout(180_000);
	const own = await startServer();
	for (const lang of langs) {
		const context = await syncedContext(browser, own.url, [lang]);
		await own.kill();
		const page = await coldVisit(context, `${own.url}/${lang}/guides`);
		await expect(title(page)).toHaveText(guideWords[lang].title);
		await page.locator('main li a').first().click();
		await expect(page.locator('main ol li').first()).toBeVisible();
		const guide = await coldVisit(context, `${own.url}/${lang}/guides/domiciliation`);
		await expectLanguage(guide, lang);
		await expect(guide.locator('main ol li')).toHaveCount(5);
		await guide.locator('a[data-term]').first().click();
		await expect(sheet(guide)).toBeVisible();
		const word = await coldVisit(context, `${own.url}/${lang}/words/ofii`);
		await expect(title(word)).toHaveText('OFII');
		const unknown = await coldVisit(context, `${own.url}/${lang}/guides/no-such-guide`);
		await expect(title(unknown)).toBeVisible();
		await context.close();
		await own.restart();
	}
	await own.kill();
});
