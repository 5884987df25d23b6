import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { acceptInvitation, createAdmin, started } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { dataWithMap, threeQuarters } from '../support/street-map.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };
/** Where the address pack has 7, rue de Pali-Kao. */
const ADDRESS = { lat: 48.86977, lon: 2.38035 };

interface Point {
	lat: number;
	lon: number;
}

let server: RunningServer;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
test.beforeAll(async ({ browser }) => {
	test.setTimeout(150_000);
	const data = dataWithMap(threeQuarters());
	server = await startServer({ dataDir: data, database: true });
	const context = await browser.newContext(phone);
	const page = await context.newPage();
	await acceptInvitation(page, await createAdmin(data, server.url, 'nour@example.org'), 'Nour');
	state = await context.storageState();
	await context.close();
});
test.afterAll(() => server.stop());

/** The great circle, in metres. */
function between(a: Point, b: Point): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
	const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
	return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}

const field = (page: Page, name: 'lat' | 'lon') => page.locator(`[name="coordinates.${name}"]`);
const typed = async (page: Page): Promise<Point> => ({
	lat: Number((await field(page, 'lat').inputValue()).replace(',', '.')),
	lon: Number((await field(page, 'lon').inputValue()).replace(',', '.'))
});
const said = (page: Page) => page.locator('p', { hasText: 'Adresse trouvée' });
const pin = (page: Page) => page.locator('.set-pin');
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true });

/** The distance that is told is that of the two numbers that are there to be saved, to the metre. */
async function expectDistance(page: Page): Promise<number> {
	const metres = Math.round(between(await typed(page), ADDRESS));
	await expect(said(page)).toHaveText(
		`Adresse trouvée : 7 Rue de Pali-Kao, 75020, à ${metres} m du point de la fiche.`
	);
	return metres;
}

async function withForm(
	context: BrowserContext,
	look: (page: Page) => Promise<void>,
	prepare: (page: Page) => Promise<unknown> = async () => {}
): Promise<void> {
	const foreign: string[] = [];
	context.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== server.url) foreign.push(request.url());
	});
	const page = await context.newPage();
	await prepare(page);
	await page.goto(`${server.url}/staff/places/cafe-social-belleville`);
	await field(page, 'lat').scrollIntoViewIfNeeded();
	await look(page);
	expect(foreign).toEqual([]);
	await context.close();
}

/** The middle of the pin, in the window. */
async function middleOf(mark: Locator): Promise<{ x: number; y: number }> {
	await mark.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
	const box = (await mark.boundingBox())!;
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Metres to the east and to the north. */
function way(from: Point, to: Point): { east: number; north: number } {
	const metre = 111_194.93;
	return {
		east: (to.lon - from.lon) * metre * Math.cos((from.lat * Math.PI) / 180),
		north: (to.lat - from.lat) * metre
	};
}
/** Of one pixel at the zoom in which the map opens, in Paris. */
const METRES = (40_030_173.6 * Math.cos((48.87 * Math.PI) / 180)) / (256 * 2 ** 17);

test('the pin is drawn with the mouse: the numbers follow it, and how far the address is', async ({ browser }) => {
	await withForm(await browser.newContext({ ...phone, storageState: state }), async (page) => {
		await expect(pin(page)).toBeVisible({ timeout: 30_000 });
		const before = await typed(page);
		expect(await expectDistance(page)).toBe(14);
		const { x, y } = await middleOf(pin(page));
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 20, y - 10, { steps: 4 });
		await page.mouse.move(x + 60, y - 40, { steps: 8 });
		await page.mouse.up();
		await expect.poll(() => typed(page)).not.toEqual(before);
		const { east, north } = way(before, await typed(page));
		expect(Math.abs(east - 60 * METRES)).toBeLessThan(2);
		expect(Math.abs(north - 40 * METRES)).toBeLessThan(2);
		expect(await expectDistance(page)).toBeGreaterThan(50);
		// It stands where it was let go.
		const now = await middleOf(pin(page));
		expect(Math.abs(now.x - x - 60)).toBeLessThan(3);

		await save(page).click();
		await expect(page.locator('p[role=status]').first()).toContainText('C’est enregistré');
		await expectDistance(page);
	});
});

test('by a finger on a phone too, and the page does not scroll under it', async ({ browser }) => {
	const options = { ...phone, hasTouch: true, isMobile: true, storageState: state };
	await withForm(await browser.newContext(options), async (page) => {
		await expect(pin(page)).toBeVisible({ timeout: 30_000 });
		await started(page);
		const { x, y } = await middleOf(pin(page));
		const [before, scrolled] = [await typed(page), await page.evaluate(() => scrollY)];
		const cdp = await page.context().newCDPSession(page);
		for (let step = 0; step <= 10; step += 1) {
			const type = step === 0 ? 'touchStart' : 'touchMove';
			await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: x - step * 5, y: y + step * 6 }] });
		}
		await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		await expect.poll(() => typed(page)).not.toEqual(before);
		const { east, north } = way(before, await typed(page));
		expect(Math.abs(east + 50 * METRES)).toBeLessThan(2);
		expect(Math.abs(north + 60 * METRES)).toBeLessThan(2);
		expect(await page.evaluate(() => scrollY)).toBe(scrolled);
		await expectDistance(page);
	});
});

test('by keys: arrows move the pin, Enter brings it to the middle; one button puts it at the address', async ({
	browser
}) => {
	await withForm(await browser.newContext({ ...phone, storageState: state }), async (page) => {
		await expect(pin(page)).toBeVisible({ timeout: 30_000 });
		await pin(page).focus();
		const moves = [
			['ArrowUp', 0, 3],
			['ArrowRight', 3, 0],
			['Shift+ArrowDown', 0, -20],
			['Shift+ArrowLeft', -20, 0]
		] as const;
		for (const [key, right, up] of moves) {
			const before = await typed(page);
			await page.keyboard.press(key);
			await expect.poll(() => typed(page)).not.toEqual(before);
			const { east, north } = way(before, await typed(page));
			// The form keeps a metre.
			expect([key, Math.abs(east - right * METRES) < 1.7, Math.abs(north - up * METRES) < 1.7]).toEqual([
				key,
				true,
				true
			]);
			await expectDistance(page);
			await expect(pin(page)).toBeFocused();
		}
		const map = page.getByRole('region', { name: 'Carte : placer le point du lieu' });
		await map.focus();
		const before = await typed(page);
		await page.keyboard.press('Enter');
		await expect.poll(() => typed(page)).not.toEqual(before);
		await expectDistance(page);

		await page.getByRole('button', { name: 'Mettre le point à cette adresse' }).click();
		await expect(said(page)).toContainText('à 0 m du point');
		expect(between(await typed(page), ADDRESS)).toBeLessThan(1);
		await save(page).click();
		await expect(page.locator('p[role=status]').first()).toContainText('C’est enregistré');
	});
});

test('without a street map the pin stands on the schematic; without any map the two numbers are typed', async ({
	browser
}) => {
	const context = () => browser.newContext({ ...phone, storageState: state, serviceWorkers: 'block' });
	const noStreets = (page: Page) => page.route(/\/map\/[^/]+\.json/, (route) => route.abort());
	await withForm(
		await context(),
		async (page) => {
			await expect(pin(page)).toBeVisible({ timeout: 30_000 });
			const before = await typed(page);
			await pin(page).focus();
			await page.keyboard.press('Shift+ArrowUp');
			await expect.poll(() => typed(page)).not.toEqual(before);
			await expectDistance(page);
		},
		noStreets
	);
	await withForm(
		await context(),
		async (page) => {
			await expect(page.getByText('Il n’y a pas encore de carte sur cet appareil.')).toBeVisible({ timeout: 30_000 });
			await field(page, 'lat').fill('48,8708');
			expect(await expectDistance(page)).toBe(115);
			await field(page, 'lon').fill('');
			await expect(said(page)).toContainText('La fiche n’a pas encore de point.');
		},
		async (page) => {
			await noStreets(page);
			await page.route(/\/editions\//, (route) => route.abort());
		}
	);
});

test('without a script the fields and the distance are there, and a point that is typed is saved', async ({
	browser
}) => {
	await withForm(
		await browser.newContext({ ...phone, storageState: state, javaScriptEnabled: false }),
		async (page) => {
			await expect(pin(page)).toHaveCount(0);
			await expectDistance(page);
			await field(page, 'lat').fill('48.87077');
			await field(page, 'lon').fill('2.38035');
			await save(page).click();
			await expect(page.locator('p[role=status]').first()).toContainText('C’est enregistré');
			expect(await typed(page)).toEqual({ lat: 48.87077, lon: 2.38035 });
			expect(await expectDistance(page)).toBe(111);
			await page.getByRole('button', { name: 'Mettre le point à cette adresse' }).click();
			await expect(said(page)).toContainText('à 0 m du point');
		}
	);
});
