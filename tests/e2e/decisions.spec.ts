import { expect, test, type BrowserContext } from '@playwright/test';
import ar from '../../locales/ar/decisions.json' with { type: 'json' };
import en from '../../locales/en/decisions.json' with { type: 'json' };
import fr from '../../locales/fr/decisions.json' with { type: 'json' };
import uk from '../../locales/uk/decisions.json' with { type: 'json' };
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, expectLanguage, syncedContext } from '../support/visitor.ts';
import { langs } from '../support/words.ts';

const said = { ar, en, fr, uk };
const VOTE = 'subvention-eif-fel-245073';
let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');

test('sums that may be part of others are not added, and that is said', async ({ page }) => {
	await page.goto(`${server.url}/fr/decisions`);
	await expect(page.locator('.total .sum')).toBeVisible();
	expect(digits(await page.locator('.total .sum').textContent())).toBe(String(3_503_079 + 1_258_000 + 135_000));
	await expect(page.locator(`#notice-${VOTE}`)).toContainText(fr.notAdded);
	expect(digits(await page.locator(`#notice-${VOTE} .sum .amount`).textContent())).toBe('245073');
	await expect(page.locator('#notice-refug-17-associations-2025')).toContainText(fr.amountUntold);
	await expect(page.locator('#notice-city-for-everybody-paris')).toBeVisible();
	// A review of five years voted nothing: no sum is missing there.
	await expect(page.locator('#notice-bilan-5-ans-integration')).toBeVisible();
	await expect(page.locator('#notice-bilan-5-ans-integration')).not.toContainText(fr.amountUntold);
});

test('a subject stands in the address, and its total is its own', async ({ page }) => {
	await page.goto(`${server.url}/fr/decisions`);
	// Choices are applied by the script.
	await expect(page.locator('html')).toHaveAttribute('data-rendered', 'here');
	await page.locator('label.chip', { hasText: fr.subject.memory }).click();
	await expect(page).toHaveURL(`${server.url}/fr/decisions?subject=memory`);
	await expect(page.locator(`#notice-${VOTE}`)).toHaveCount(0);
	await expect.poll(async () => digits(await page.locator('.total .sum').textContent())).toBe('135000');
});

test('a decision leads to what it speaks of, and is spoken of there', async ({ page }) => {
	await page.goto(`${server.url}/fr/decisions/${VOTE}`);
	await expect(page.getByText(fr.mayBeWithin)).toBeVisible();
	await page.locator('main a[href="/fr/programmes/eif-fel"]').click();
	await expect(page.locator(`main a[href="/fr/decisions/${VOTE}"]`)).toBeVisible();
	// Asked of the server: a worker that has taken over meanwhile answers pages itself.
	expect((await page.request.get(`${server.url}/fr/decisions/no-such-decision`)).status()).toBe(404);
});

test.describe('with the server dead', () => {
	let context: BrowserContext;
	test.beforeAll(async ({ browser }) => {
		context = await syncedContext(browser, server.url, langs);
		await server.kill();
	});
	test.afterAll(async () => {
		await context.close();
		await server.restart();
	});

	for (const lang of langs) {
		test(`decisions and news are there in ${lang}`, async () => {
			const page = await coldVisit(context, `${server.url}/${lang}/decisions`);
			await expectLanguage(page, lang);
			await expect(page.getByRole('heading', { level: 2, name: said[lang].news })).toBeVisible();
			await page.locator(`#notice-${VOTE} h3 a`).click();
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.getByText(said[lang].mayBeWithin)).toBeVisible();
			await page.close();
		});
	}
});
