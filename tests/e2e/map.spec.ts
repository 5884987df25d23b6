import { expect, test, type Browser, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { builtFrom, dataWithMap, threeQuarters } from '../support/street-map.ts';
import { coldVisit, syncedContext, untilRuns } from '../support/visitor.ts';
import { words, type Lang } from '../support/words.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer({ dataDir: dataWithMap(threeQuarters()) });
});
test.afterAll(() => server.kill());

const phone = { reducedMotion: 'reduce', viewport: { width: 390, height: 844 } } as const;
/** What the map wrote last, and how often it wrote. */
interface Written {
	times: number;
	kinds: string[];
}
const listenForNames = () => {
	const seen = globalThis as { written?: Written };
	addEventListener('mapdrawn', ({ detail }: CustomEventInit<{ kind: string }[]>) => {
		seen.written = { times: (seen.written?.times ?? 0) + 1, kinds: (detail ?? []).map(({ kind }) => kind) };
	});
};
const written = (page: Page): Promise<Written> =>
	page.evaluate(() => (globalThis as { written?: Written }).written ?? { times: 0, kinds: [] });

/** What is on the screen of the ground, or of the ground and the names, as one small picture. */
const picture = (page: Page, canvases: number): Promise<string> =>
	page.evaluate((count) => {
		const view = document.querySelector('.leaflet-container')!.getBoundingClientRect();
		const WIDTH = 100;
		const small = document.createElement('canvas');
		[small.width, small.height] = [WIDTH, Math.round((WIDTH * view.height) / view.width)];
		const context = small.getContext('2d')!;
		context.imageSmoothingQuality = 'high';
		const scale = small.width / view.width;
		const drawn = [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-tile-pane canvas')].slice(0, count);
		for (const canvas of drawn) {
			const { left, top, width, height } = canvas.getBoundingClientRect();
			context.drawImage(canvas, (left - view.left) * scale, (top - view.top) * scale, width * scale, height * scale);
		}
		return small.toDataURL().split(',')[1]!;
	}, canvases);

/** How far out of the view the map opens on, which is zoom 16. */
const views = [
	{ name: 'city', lang: 'fr', out: 4, streets: false },
	{ name: 'city-contrast', lang: 'ar', out: 4, streets: false, contrast: 'more' },
	{ name: 'streets', lang: 'fr', out: 0, streets: true },
	{ name: 'quarter', lang: 'ar', out: 2, streets: true },
	{ name: 'quarter-night', lang: 'fr', out: 2, streets: true, colorScheme: 'dark' },
	{ name: 'streets-contrast', lang: 'fr', out: 0, streets: true, contrast: 'more' }
] as const;
for (const view of views)
	test(`the map looks as it did: ${view.name}`, ({ browser }) => compare(browser, server, view));

const mirror = process.env['FANAL_OPEN_DATA'];
const ofParis = [
	{ name: 'paris-12', lang: 'fr', out: 4, streets: true },
	{ name: 'paris-14-night', lang: 'ar', out: 2, streets: true, colorScheme: 'dark' },
	{ name: 'paris-16', lang: 'fr', out: 0, streets: true }
] as const;
if (mirror) {
	test.describe('the map made of open data', () => {
		let paris: RunningServer;
		test.beforeAll(async () => {
			test.setTimeout(180_000);
			paris = await startServer({ dataDir: builtFrom(mirror) });
		});
		test.afterAll(() => paris.kill());
		for (const view of ofParis) test(`looks as it did: ${view.name}`, ({ browser }) => compare(browser, paris, view));
	});
}

interface View {
	name: string;
	lang: Lang;
	out: number;
	streets: boolean;
	colorScheme?: 'dark';
	contrast?: 'more';
}

async function compare(browser: Browser, { url }: RunningServer, view: View): Promise<void> {
	const { name, lang, out, streets, ...media } = view;
	const context = await syncedContext(browser, url, [lang], phone);
	await context.addInitScript(listenForNames);
	const { mapPack, map } = words[lang];
	if (streets) {
		const offline = await coldVisit(context, `${url}/${lang}/offline`);
		await offline.getByRole('button', { name: mapPack.streets }).first().click();
		// Its side streets come last.
		await expect(offline.getByRole('button', { name: mapPack.removeAll })).toBeVisible();
		await expect(offline.getByRole('button', { name: mapPack.take.split('(')[0]! })).toHaveCount(1);
		await offline.close();
	}
	const page = await context.newPage();
	await page.emulateMedia(media);
	await page.goto(`${url}/${lang}/places?view=map&q=james+baldwin`);
	await untilRuns(page);
	await expect(page.locator('.place-mark')).toHaveCount(1);
	// The schematic may come first: it has no street.
	await expect.poll(async () => (await written(page)).kinds.includes('street')).toBe(streets);
	for (let step = 0; step < out; step++) {
		const { times } = await written(page);
		await page.getByRole('button', { name: map.zoomOut }).click();
		await expect.poll(async () => (await written(page)).times).toBeGreaterThan(times);
	}
	// A street that is missing, or of another width, is more than that.
	const ground = { threshold: 0.1, maxDiffPixelRatio: 0.004 };
	expect(Buffer.from(await picture(page, 1), 'base64')).toMatchSnapshot(`${name}.png`, ground);
	// Names depend on the fonts of the machine too.
	const named = { threshold: 0.2, maxDiffPixelRatio: 0.05 };
	if (name === 'streets')
		expect(Buffer.from(await picture(page, 2), 'base64')).toMatchSnapshot('streets-named.png', named);
	await context.close();
}

test('the keyboard pans, zooms, and steps through marks that say how far they are, and where', async ({ browser }) => {
	const context = await syncedContext(browser, server.url, ['fr'], phone);
	const page = await coldVisit(context, `${server.url}/fr/places?view=map&near=station:place-des-fetes&q=baldwin`);
	const map = page.getByRole('region', { name: words.fr.list.mapLabel });
	const mark = map.locator('.place-mark');
	await expect(mark).toHaveAttribute('aria-label', /James.Baldwin.*, à [\d,]+ m vers l'est$/);
	await map.focus();
	const at = async () => (await mark.boundingBox())!;
	const before = await at();
	await page.keyboard.press('ArrowRight');
	await expect.poll(async () => (await at()).x).toBeLessThan(before.x);
	await page.keyboard.press('Tab');
	await expect(mark).toBeFocused();
	await page.keyboard.press('-');
	await expect(page.getByRole('button', { name: words.fr.map.zoomIn })).toBeEnabled();
	await page.keyboard.press('Enter');
	await expect(page.locator('section [role="status"] article.place')).toContainText('James-Baldwin');
	await context.close();
});

test('after a short pan all names stand at once, and a new margin is drawn when the map has come to rest', async ({
	browser
}) => {
	const context = await syncedContext(browser, server.url, ['fr'], phone);
	await context.addInitScript(listenForNames);
	const page = await coldVisit(context, `${server.url}/fr/places?view=map&q=baldwin`);
	const mark = page.locator('.place-mark');
	await expect(mark).toHaveCount(1);
	await expect.poll(async () => (await written(page)).times).toBeGreaterThan(1);
	await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
	/** From the mark to the corner of the ground, and to the corner of the names. */
	const corners = () =>
		page.evaluate(() => {
			const at = document.querySelector('.place-mark')!.getBoundingClientRect().left;
			const canvases = document.querySelectorAll('.leaflet-tile-pane canvas');
			return [...canvases].map((canvas) => Math.round(canvas.getBoundingClientRect().left - at));
		});
	await page.clock.install();
	const before = await corners();
	const { times, kinds } = await written(page);
	await page.getByRole('region', { name: words.fr.list.mapLabel }).focus();
	await page.keyboard.press('ArrowRight');
	await page.clock.runFor(290);
	await expect.poll(() => written(page)).toEqual({ times: times + 1, kinds });
	expect(await corners()).toEqual(before);
	await page.clock.runFor(1000);
	await expect.poll(async () => (await corners())[0]).toBeGreaterThan(before[0]!);
	await expect.poll(async () => new Set(await corners()).size).toBe(1);
	await context.close();
});
