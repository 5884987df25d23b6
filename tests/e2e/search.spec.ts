import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import arWords from '../../locales/ar/search.json' with { type: 'json' };
import frWords from '../../locales/fr/search.json' with { type: 'json' };
import named from '../support/named-in-the-posts.json' with { type: 'json' };
import { startServer, type RunningServer } from '../support/server.ts';
import { cardIds, coldVisit, syncedContext } from '../support/visitor.ts';
import { langs, type Lang } from '../support/words.ts';

const rooms: Record<string, string> = {
	place: 'places',
	programme: 'programmes',
	organisation: 'organisations',
	guide: 'guides',
	event: 'events',
	decision: 'decisions',
	news: 'decisions'
};
const addressOf = (lang: Lang, { kind, id }: { kind: string; id: string }) => `/${lang}/${rooms[kind]}/${id}`;
const result = (page: Page, address: string) => page.locator(`main a[href="${address}"]`);

test.describe('with the server killed', () => {
	let server: RunningServer;
	let context: BrowserContext;
	test.beforeAll(async ({ browser }) => {
		test.setTimeout(120_000);
		server = await startServer();
		context = await syncedContext(browser, server.url, langs);
		await server.kill();
	});
	test.afterAll(() => context.close());

	for (const lang of langs) {
		test(`everything the founding posts name is found, in ${lang}`, async () => {
			test.setTimeout(120_000);
			const page = await coldVisit(context, `${server.url}/${lang}/search`);
			for (const { name, target } of named) {
				await page.getByRole('searchbox').fill(name);
				await expect(page).toHaveURL(`${server.url}/${lang}/search?${new URLSearchParams({ q: name })}`);
				await expect(result(page, addressOf(lang, target)), name).toBeVisible();
			}
			await page.close();
		});
	}

	test('what is typed is in no request, on either page', async () => {
		const asked: string[] = [];
		context.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
		for (const path of ['/ar/search', '/ar/places']) {
			const page = await coldVisit(context, server.url + path);
			await page.getByRole('searchbox').pressSequentially('récépissé');
			await expect(result(page, '/ar/guides/renouveler-son-titre-de-sejour')).toBeVisible();
			await page.close();
		}
		expect(asked.length).toBeGreaterThan(0);
		// The address of a page is answered by the worker on this device; what it could not answer would be asked for.
		expect(asked.filter((url) => decodeURIComponent(url).includes('récép'))).toEqual([]);
	});

	test('beside places, the first of other kinds, and the way to all of them', async () => {
		const page = await coldVisit(context, `${server.url}/ar/places`);
		await page.getByRole('searchbox').pressSequentially('domiciliation');
		const also = page.getByRole('region', { name: arWords.also });
		await expect(also.locator('a[href="/ar/guides/domiciliation"]')).toBeVisible();
		await expect.poll(() => cardIds(page)).not.toEqual([]);
		await also.getByRole('link', { name: arWords.allResults }).click();
		await expect(page).toHaveURL(/\/ar\/search\?q=domiciliation/);
		await expect(result(page, '/ar/words/domiciliation')).toBeVisible();
		await page.getByRole('heading', { level: 1, name: arWords.title }).waitFor();
	});
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });
	let server: RunningServer;
	test.beforeAll(async () => {
		server = await startServer();
	});
	test.afterAll(() => server.kill());

	test('the list of places leads to other kinds, and the search answers', async ({ page }) => {
		await page.goto(`${server.url}/fr/places?q=domiciliation`);
		const also = page.getByRole('region', { name: frWords.also });
		await expect(also.locator('li a')).toHaveCount(3);
		await also.getByRole('link', { name: frWords.allResults }).click();
		await expect(page.getByRole('heading', { level: 2, name: frWords.kind.guide })).toBeVisible();
		await page.getByRole('searchbox').fill('français');
		await page.getByRole('searchbox').press('Enter');
		await page.locator('a[href*="kind=programme"]').click();
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
		await expect.poll(() => page.locator('main li').count()).toBeGreaterThan(5);
		await page.goto(`${server.url}/fr/search?q=zzqqzz`);
		await expect(page.locator('main')).toContainText(frWords.noneHelp);
	});

	for (const path of ['search', 'places']) {
		test(`whom to call is one large touch away, on /fr/${path}`, async ({ page }) => {
			await page.goto(`${server.url}/fr/${path}?q=${encodeURIComponent('mon mari m’a frappée')}`);
			const size = await page.locator('a[href="tel:3919"]').boundingBox();
			expect(size?.height).toBeGreaterThanOrEqual(60);
		});
	}
});
