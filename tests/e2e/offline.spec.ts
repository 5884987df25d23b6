import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { listenInPlaceOf } from '../support/listener.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { cardIds, cards, coldVisit, expectLanguage, resultCount, untilSynced } from '../support/visitor.ts';
import { words } from '../support/words.ts';

const MAISON = 'maison-des-refugies';
// One visit of each language, then no network for all that follows.
let server: RunningServer;
let context: BrowserContext;
/** What may be asked for in vain: a newer edition, a newer street map, newer code (Kit asks once more before it says "not found"). */
const newer = ['/editions/current.json', '/map/current.json', '/service-worker.js', '/_app/version.json'];
/** Requests that failed, as paths. */
let failed: string[] = [];

test.beforeAll(async ({ browser }) => {
	server = await startServer();
	context = await browser.newContext();
	await context.addInitScript(() => {
		addEventListener('mapdrawn', ({ detail }: CustomEventInit) => {
			(globalThis as { drawn?: unknown }).drawn = detail;
		});
	});
	const page = await context.newPage();
	for (const lang of ['uk', 'ar', 'fr'] as const) {
		await page.goto(`${server.url}/${lang}`);
		await untilSynced(page, lang);
	}
	await page.goto(`${server.url}/fr/places/${MAISON}`);
	await page.getByRole('button', { name: words.fr.place.save, exact: true }).click();
	await expect(page.getByRole('button', { name: words.fr.place.saved })).toHaveAttribute('aria-pressed', 'true');
	await page.close();
	await server.kill();
	context.on('requestfailed', (request) => failed.push(new URL(request.url()).pathname));
});
test.beforeEach(() => (failed = []));
test.afterEach(async () => {
	await Promise.all(context.pages().map((page) => page.close()));
	expect(failed.filter((path) => !newer.includes(path))).toEqual([]);
});
test.afterAll(async () => {
	await context.close();
	await server.kill();
});

const visit = (path: string): Promise<Page> => coldVisit(context, server.url + path);

test('the server is dead', async () => {
	await expect(fetch(server.url)).rejects.toThrow();
});

test('the home page says the needs, the emergency numbers and its age', async () => {
	const page = await visit('/fr');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.fr.home.title);
	await expectLanguage(page, 'fr');
	await expect(page.locator('a[href="/fr/places?need=food"]')).toBeVisible();
	await expect(page.locator('a[href="tel:115"]').first()).toBeVisible();
	await expect(page.getByText(/Hors ligne\. Données/)).toBeVisible();
});

test('the list is there in Arabic, from right to left', async () => {
	const page = await visit('/ar/places');
	await expect(cards(page)).toHaveCount(20);
	await expectLanguage(page, 'ar');
	await expect.poll(() => resultCount(page)).toBeGreaterThan(200);
	const [name, sign] = await Promise.all(
		['.name', '.bit svg'].map((part) => cards(page).first().locator(part).first().boundingBox())
	);
	expect(sign!.x).toBeGreaterThan(name!.x + name!.width / 2);
});

test('a place never opened before is told in Ukrainian, with its station', async () => {
	const page = await visit('/uk/places/bains-douches-audubon');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Audubon');
	await expectLanguage(page, 'uk');
	await expect(page.locator('#way')).toContainText('Gare de Lyon');
	await expect(page.getByRole('heading', { name: words.uk.place.how })).toBeVisible();
});

const searches = [
	{ lang: 'ar', q: 'دوش', finds: 'bains-douches-audubon' },
	{ lang: 'ar', q: 'بيت اللاجئين', finds: MAISON },
	{ lang: 'uk', q: 'душ', finds: 'bains-douches-audubon' },
	{ lang: 'uk', q: 'безкоштовна їжа', finds: 'restaurant-solidaire-boutebrie' },
	{ lang: 'fr', q: 'maison des refugies', finds: MAISON }
] as const;
for (const { lang, q, finds } of searches) {
	test(`a search for “${q}” finds ${finds}`, async () => {
		const page = await visit(`/${lang}/places?q=${encodeURIComponent(q)}`);
		await expect(cards(page).first()).toBeVisible();
		await expect.poll(() => cardIds(page)).toContain(finds);
		await expect(page.getByRole('searchbox')).toHaveValue(q);
		await expectLanguage(page, lang);
	});
}

test('typing a search answers letter by letter', async () => {
	const page = await visit('/ar/places');
	const total = await resultCount(page);
	await page.getByRole('searchbox').pressSequentially('طبيب');
	await expect(page).toHaveURL(/q=/);
	await expect.poll(() => resultCount(page)).toBeLessThan(total);
	await expect(cards(page).first()).toBeVisible();
});

test('who is beaten is told whom to call, above all doors, on the list and in the search of everything', async () => {
	const page = await visit('/ar/places?q=' + encodeURIComponent('جوزي ضربني'));
	await expect(page.locator('a[href="tel:3919"]')).toBeVisible();
	await page.goto(`${server.url}/uk/search?q=${encodeURIComponent('чоловік побив мене')}`);
	await expect(page.locator('a[href="tel:3919"]')).toBeVisible();
	await expect(page.locator('a[href="sms:114"]')).toBeVisible();
});

test('the map draws stations by their names', async () => {
	const page = await visit('/fr/places?view=map&arrondissement=19');
	const drawn = () => page.evaluate(() => (globalThis as { drawn?: { text: string; kind: string }[] }).drawn ?? []);
	await expect.poll(async () => (await drawn()).length).toBeGreaterThan(10);
	await expect(page.locator('.leaflet-tile-pane canvas')).toHaveCount(2);
	const stations = (await drawn())
		.filter(({ kind }) => kind === 'station')
		.map(({ text }) => text.replace(/\s+/g, ' '));
	expect(stations.length).toBeGreaterThan(3);
	const names = await stationNames(page);
	expect(stations.filter((name) => !names.has(name))).toEqual([]);
	await expect(page.locator('.leaflet-marker-icon').first()).toBeVisible();
	expect((await cardIds(page)).length).toBeGreaterThan(5);
});

/** The names of all stations on this device. */
async function stationNames(page: Page): Promise<Set<string>> {
	const names = await page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				indexedDB.open('fanal-directory').onsuccess = ({ target }) => {
					const db = (target as IDBOpenDBRequest).result;
					db.transaction('shards').objectStore('shards').getAll().onsuccess = (event) => {
						const all = (event.target as IDBRequest<{ name: string; body: string }[]>).result;
						db.close();
						const { body = '[]' } = all.find(({ name }) => name === 'stations') ?? {};
						resolve((JSON.parse(body) as { name: string }[]).map(({ name }) => name));
					};
				};
			})
	);
	return new Set(names);
}

test('saved places are still there', async () => {
	const page = await visit('/fr/saved');
	await expect(cards(page)).toHaveCount(1);
	await expect(cards(page)).toContainText('Maison des Réfugiés');
	await cards(page).getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maison des Réfugiés');
});

test('the card for a passer-by says the way in French, and thanks in Arabic', async () => {
	const page = await visit(`/ar/places/${MAISON}/show`);
	await expect(page.locator('.french')).toContainText('10 bis rue Henri-Ribière');
	await expect(page.locator('.french')).toContainText('Place des Fêtes');
	await expect(page.locator('.french')).toHaveAttribute('dir', 'ltr');
	await expect(page.getByText(words.ar.show.thanks)).toBeVisible();
});

test('the language changes by the picker, and the page and its query stay', async () => {
	const page = await visit('/fr/places?need=hygiene&arrondissement=19');
	await expect(cards(page).first()).toBeVisible();
	const found = await cardIds(page);
	await page.locator('header details summary').click();
	await page.getByRole('link', { name: 'العربية' }).click();
	await expect(page).toHaveURL(`${server.url}/ar/places?need=hygiene&arrondissement=19`);
	await expectLanguage(page, 'ar');
	await expect(page.getByRole('searchbox', { name: words.ar.search.label })).toBeVisible();
	expect((await cardIds(page)).toSorted()).toEqual(found.toSorted());
});

test('"/" goes to the language last read', async () => {
	const ukrainian = await visit('/uk/emergency');
	await expectLanguage(ukrainian, 'uk');
	await expect.poll(() => ukrainian.evaluate(lastLanguage)).toBe('uk');
	const page = await visit('/');
	await expect(page).toHaveURL(`${server.url}/uk`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.uk.home.title);
});

const lastLanguage = () =>
	new Promise((resolve) => {
		indexedDB.open('fanal-user').onsuccess = ({ target }) => {
			const db = (target as IDBOpenDBRequest).result;
			db.transaction('settings').objectStore('settings').get('language').onsuccess = (event) => {
				db.close();
				resolve((event.target as IDBRequest<{ value: string } | undefined>).result?.value);
			};
		};
	});

test('the emergency page has every number', async () => {
	const page = await visit('/uk/emergency');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.uk.emergency.title);
	for (const number of ['112', '115', '15', '17', '18', '119', '3919', '3114']) {
		await expect(page.locator(`main a[href="tel:${number}"]`).first()).toBeVisible();
	}
	await expect(page.locator('main a[href="sms:114"]').first()).toBeVisible();
});

test('the offline page shows what is kept', async () => {
	const page = await visit('/fr/offline');
	await expect(page.getByText(words.fr.offline.lead)).toBeVisible();
	for (const part of [words.fr.offline.facts, words.fr.offline.basemap, 'Textes : العربية', 'Textes : українська']) {
		await expect(page.getByRole('listitem').filter({ hasText: new RegExp(`^${part}`, 'i') })).toContainText(
			/\d.*[km]o/i
		);
	}
	await page.getByRole('button', { name: words.fr.offline.check }).click();
	await expect(page.getByText(words.fr.problem.offline).first()).toBeVisible();
});

for (const name of ['about', 'privacy', 'accessibility'] as const) {
	test(`the page "${name}" opens`, async () => {
		const page = await visit(`/ar/${name}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByText(words.ar.problem.unexpected)).toHaveCount(0);
		await expectLanguage(page, 'ar');
	});
}

test('a place that does not exist is said not to exist', async () => {
	const page = await visit('/fr/places/no-such-place');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.fr.problem.notFound);
	await page.getByRole('link', { name: words.fr.problem.toHome }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.fr.home.title);
});

test('all of a page comes from this device: only newer editions and newer code are asked for', async () => {
	const network = await listenInPlaceOf(server.port);
	for (const path of ['/fr', '/ar/places?q=دوش', '/uk/places/cantine-cim', '/fr/places?view=map']) {
		const page = await visit(path);
		await expect(page.getByRole('heading').first()).toBeVisible();
		await expect.poll(() => network.asked).toContain('/editions/current.json');
		await page.close();
	}
	expect(network.asked.filter((path) => !newer.includes(path))).toEqual([]);
	await network.close();
});
