import {
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Locator,
	type Page
} from '@playwright/test';
import { directionOf, type Lang } from './words.ts';

/** Opens an address in a tab of its own: nothing of another page's memory helps. */
export async function coldVisit(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(url);
	await untilRuns(page);
	return page;
}

/** Waits until the page that was drawn at an earlier visit has made room for the one that runs. */
export const untilRuns = (page: Page): Promise<void> =>
	expect(page.locator('#drawn')).toHaveCount(0, { timeout: 20_000 });

/** Waits until this device holds an edition with the texts of `lang`, and its service worker answers. */
export async function untilSynced(page: Page, lang: Lang): Promise<void> {
	await expect.poll(() => page.evaluate(heldLanguages), { timeout: 20_000 }).toContain(lang);
	await expect.poll(() => page.evaluate(workerAnswers), { timeout: 20_000 }).toBe(true);
}

/** In the page. The database is looked at only once it is filled: opening it earlier would make an empty one. */
async function heldLanguages(): Promise<string[]> {
	if (!(await caches.match('/__held', { cacheName: 'fanal-state' }))) return [];
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('fanal-directory');
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			const db = opening.result;
			const state = db.transaction('state').objectStore('state').get('current');
			state.onsuccess = () => {
				db.close();
				resolve((state.result as { languages?: string[] } | undefined)?.languages ?? []);
			};
		};
	});
}

const workerAnswers = () => navigator.serviceWorker.controller?.state === 'activated';

/** The cards of the list, in their order. */
export const cards = (page: Page): Locator => page.locator('article.place');

export const cardIds = (page: Page): Promise<string[]> =>
	cards(page).evaluateAll((list) => list.map(({ id }) => id.replace(/^place-/, '')));

/** How many places the list says it found. */
export async function resultCount(page: Page): Promise<number> {
	const text = await page.locator('#results').getByRole('status').innerText();
	return Number(text.replace(/\D/g, ''));
}

/** The distances told on the cards, in metres, in the order of the cards; French. */
export async function distances(page: Page): Promise<number[]> {
	const bits = await page.locator('article.place .bit').allInnerTexts();
	return bits.flatMap((text) => {
		const [, value, unit] = /^\s*([\d,]+)\s(k?m)\s*·/.exec(text) ?? [];
		return value ? [Number(value.replace(',', '.')) * (unit === 'km' ? 1000 : 1)] : [];
	});
}

/** The page says its language and its direction. */
export async function expectLanguage(page: Page, lang: Lang): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('lang', lang);
	await expect(page.locator('html')).toHaveAttribute('dir', directionOf(lang));
}

/** A device that has visited the site once in these languages, and holds all it needs. */
export async function syncedContext(
	browser: Browser,
	url: string,
	languages: Lang[],
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	for (const lang of languages) {
		await page.goto(`${url}/${lang}`);
		await untilSynced(page, lang);
	}
	await page.close();
	return context;
}
