import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { faults, headingJumps } from '../support/axe.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { cards, expectLanguage, syncedContext, untilSynced } from '../support/visitor.ts';
import { langs, words, type Lang } from '../support/words.ts';

const MAISON = 'maison-des-refugies';
let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

/** Address, what makes it ready to be looked at, and what is done to it first. */
interface Scene {
	path: string;
	prepare?: (page: Page, lang: Lang) => Promise<unknown>;
}
const scenes: Scene[] = [
	{ path: '' },
	{ path: '/places' },
	{
		path: '/places?need=hygiene&stepfree=1',
		prepare: (page, lang) => page.locator('summary', { hasText: words[lang].list.moreFilters }).click()
	},
	{ path: '/places?q=xyzzyqwrt' },
	{ path: '/places?q=EIF-FEL' },
	{ path: '/search?q=fran%C3%A7ais' },
	{ path: '/search?q=xyzzyqwrt' },
	{ path: '/places?view=map&arrondissement=19', prepare: (page) => page.locator('.place-mark').first().waitFor() },
	{ path: `/places/${MAISON}`, prepare: (page) => page.locator('#way canvas, #way img, #way svg').first().waitFor() },
	{ path: `/places/${MAISON}/show` },
	{ path: '/guides' },
	{ path: '/guides/se-soigner-sans-papiers-ame' },
	{
		path: '/guides/niveaux-de-francais',
		prepare: async (page) => {
			await page.locator('a[data-term]').first().click();
			await page.getByRole('dialog').waitFor();
		}
	},
	{ path: '/words' },
	{ path: '/words/ofii' },
	{ path: '/saved', prepare: (page) => cards(page).first().waitFor() },
	{ path: '/events' },
	{ path: '/events?past=1' },
	{ path: '/events/journee-mondiale-des-refugies' },
	{ path: '/events/parrainages-republicains' },
	{ path: '/decisions' },
	{ path: '/decisions/subvention-eif-fel-245073' },
	{ path: '/emergency', prepare: (page) => page.locator('#number-15 summary').click() },
	{ path: '/programmes' },
	{ path: '/programmes/eif-fel' },
	{ path: '/programmes/bains-douches' },
	{ path: '/organisations' },
	{ path: '/organisations/ayyem-zamen' },
	{ path: '/arrondissements' },
	{ path: '/arrondissements/19' },
	{ path: '/about' },
	{ path: '/privacy' },
	{ path: '/accessibility' },
	{ path: '/offline', prepare: (page, lang) => page.getByText(words[lang].offline.lead).waitFor() },
	{ path: '/places/no-such-place' }
];

/** A device that holds the directory and one saved place. */
async function reader(browser: Parameters<typeof syncedContext>[0], lang: Lang): Promise<BrowserContext> {
	const context = await syncedContext(browser, server.url, [lang], { reducedMotion: 'reduce' });
	const page = await context.newPage();
	await page.goto(`${server.url}/${lang}/places/${MAISON}`);
	await page.getByRole('button', { name: words[lang].place.save, exact: true }).click();
	await expect(page.getByRole('button', { name: words[lang].place.saved, exact: true })).toBeVisible();
	await page.close();
	return context;
}

for (const lang of langs) {
	test(`every page in ${lang} passes axe, in light and dark`, async ({ browser }) => {
		test.setTimeout(120_000);
		const context = await reader(browser, lang);
		const page = await context.newPage();
		const found: string[] = [];
		for (const { path, prepare } of scenes) {
			await page.goto(`${server.url}/${lang}${path}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
			await prepare?.(page, lang);
			await expectLanguage(page, lang);
			await page.emulateMedia({ colorScheme: 'light' });
			const light = await faults(page);
			// In the dark nothing changes but colours.
			await page.emulateMedia({ colorScheme: 'dark' });
			const dark = await faults(page, 'color-contrast');
			found.push(...[...light, ...dark].map((fault) => `${path}: ${fault}`));
			expect.soft(await headingJumps(page), `headings of ${path}`).toEqual([]);
		}
		expect(found).toEqual([]);
		await context.close();
	});
}

test('the choice of a language passes axe', async ({ page }) => {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await page.goto(`${server.url}/?choose`);
		expect(await faults(page)).toEqual([]);
	}
});

test.describe('by keyboard alone', () => {
	const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

	test('the first key leads past the header', async ({ page }) => {
		await page.goto(`${server.url}/fr`);
		await page.keyboard.press('Tab');
		expect(await focused(page)).toBe(words.fr.nav.skip);
		await expect(page.locator('.skip')).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect(page.locator('main')).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(page.getByRole('searchbox')).toBeFocused();
	});

	test('the language picker opens, closes and chooses', async ({ page }) => {
		await page.goto(`${server.url}/fr/emergency`);
		const picker = page.locator('header details');
		await untilSynced(page, 'fr');
		await picker.locator('summary').focus();
		await page.keyboard.press('Enter');
		await expect(picker).toHaveAttribute('open');
		await page.keyboard.press('Escape');
		await expect(picker).not.toHaveAttribute('open');
		await expect(picker.locator('summary')).toBeFocused();
		await page.keyboard.press('Enter');
		while ((await focused(page)) !== 'العربية') await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`${server.url}/ar/emergency`);
		await expectLanguage(page, 'ar');
	});

	test('a search, a choice, a place, and it is kept', async ({ browser }) => {
		const context = await syncedContext(browser, server.url, ['fr']);
		const page = await context.newPage();
		const tabTo = async (reached: () => Promise<boolean>) => {
			for (let steps = 0; steps < 80 && !(await reached()); steps += 1) await page.keyboard.press('Tab');
			expect(await reached()).toBe(true);
		};
		const on = (selector: string) => () => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
		await page.goto(`${server.url}/fr`);
		await expect(page.getByRole('searchbox')).toBeVisible();
		await tabTo(on('input[type="search"]'));
		await page.keyboard.type('douche');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`${server.url}/fr/places?q=douche`);
		await tabTo(on('input[name="free"]'));
		await page.keyboard.press('Space');
		await expect(page).toHaveURL(/free=1/);
		await expect(page.locator('input[name="free"]')).toBeFocused();
		await tabTo(on('article.place a'));
		const name = await focused(page);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		await tabTo(on('button[aria-pressed]'));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: words.fr.place.saved, exact: true })).toBeFocused();
		await context.close();
	});
});

test.describe('on a small screen', () => {
	test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

	for (const lang of ['fr', 'ar', 'uk'] as const) {
		test(`nothing is cut or wider than the screen in ${lang}`, async ({ page }) => {
			const wide: string[] = [];
			for (const { path } of scenes) {
				await page.goto(`${server.url}/${lang}${path}`);
				await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
				const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				if (over > 0) wide.push(`${path}: ${over} px`);
			}
			expect(wide).toEqual([]);
		});
	}

	test('what one touches is at least 44 px high and wide', async ({ page }) => {
		const small: string[] = [];
		const rooms = ['events', 'decisions', 'programmes', 'programmes/eif-fel', 'organisations', 'arrondissements/19'];
		const others = ['places', `places/${MAISON}`, 'emergency', 'saved', 'offline'];
		for (const path of ['', ...[...others, ...rooms].map((each) => `/${each}`)]) {
			await page.goto(`${server.url}/fr${path}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
			const controls = 'button, .button, nav a, summary, label.chip, input[type="search"], .bar a, main ul > li > a';
			for (const control of await page.locator(controls).all()) {
				const box = (await control.isVisible()) ? await control.boundingBox() : null;
				if (box && Math.min(box.width, box.height) < 43.5) {
					small.push(
						`${path}: ${(await control.innerText()).trim()} ${Math.round(box.width)}×${Math.round(box.height)}`
					);
				}
			}
		}
		expect(small).toEqual([]);
	});
});
