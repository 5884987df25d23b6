import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import {
	cardIds,
	cards,
	coldVisit,
	distances,
	expectLanguage,
	resultCount,
	syncedContext
} from '../support/visitor.ts';
import { words } from '../support/words.ts';

let server: RunningServer;
let device: BrowserContext;
test.beforeAll(async ({ browser }) => {
	server = await startServer();
	device = await syncedContext(browser, server.url, ['fr']);
});
test.afterEach(() => Promise.all(device.pages().map((page) => page.close())));
test.afterAll(async () => {
	await device.close();
	await server.kill();
});

const t = words.fr.list;
const visit = (path: string): Promise<Page> => coldVisit(device, server.url + path);

/** What the server says the same address finds. */
async function serverAnswer(path: string): Promise<{ total: number; notTold: number }> {
	return (await fetch(`${server.url}/pages${path}`)).json() as Promise<{ total: number; notTold: number }>;
}
const openFilters = (page: Page) => page.locator('summary', { hasText: t.moreFilters }).click();

const chips = [
	{ label: 'Douche, linge, bagages', query: 'need=hygiene' },
	{ label: t.walkIn, query: 'walkin=1' },
	{ label: t.free, query: 'free=1' },
	{ label: t.stepFree, query: 'stepfree=1' },
	{ label: t.openNow, query: 'open=now' }
];
for (const { label, query } of chips) {
	test(`the choice “${label}” keeps as many places as it promised`, async () => {
		const page = await visit('/fr/places');
		const chip = page.locator('label.chip', { hasText: label });
		const promised = Number(await chip.locator('.count').innerText());
		const before = await resultCount(page);
		await chip.click();
		await expect(page).toHaveURL(`${server.url}/fr/places?${query}`);
		await expect.poll(() => resultCount(page)).toBe(promised);
		expect(promised).toBeLessThan(before);
		await expect(chip.getByRole('checkbox')).toBeChecked();
		await chip.click();
		await expect(page).toHaveURL(`${server.url}/fr/places`);
		await expect.poll(() => resultCount(page)).toBe(before);
	});
}

const choices = [
	{ name: 'audience', label: t.audience, value: 'women', promises: false },
	{ name: 'language', label: t.language, value: 'ar', promises: true },
	{ name: 'arrondissement', label: t.arrondissement, value: '19', promises: true }
];
for (const { name, label, value, promises } of choices) {
	test(`the list “${label}” keeps what the server keeps`, async () => {
		const page = await visit('/fr/places');
		await openFilters(page);
		const field = page.getByRole('combobox', { name: label, exact: true });
		const promise = await field.locator(`option[value="${value}"]`).innerText();
		await field.selectOption(value);
		await expect(page).toHaveURL(`${server.url}/fr/places?${name}=${value}`);
		const { total } = await serverAnswer(`/fr/places?${name}=${value}`);
		await expect.poll(() => resultCount(page)).toBe(total);
		if (promises) expect(promise).toContain(`(${total})`);
		await expect(field).toHaveValue(value);
	});
}

test('places open at a chosen time are found', async () => {
	const page = await visit('/fr/places');
	const tuesday = new Date(Date.now() + 86_400_000);
	while (tuesday.getUTCDay() !== 2) tuesday.setUTCDate(tuesday.getUTCDate() + 1);
	const time = `${tuesday.toISOString().slice(0, 10)}T14:30`;
	await openFilters(page);
	await page.getByLabel(t.openAt).fill(time);
	await expect(page).toHaveURL(`${server.url}/fr/places?open=${encodeURIComponent(time)}`);
	const { total } = await serverAnswer(`/fr/places?open=${time}`);
	expect(total).toBeGreaterThan(0);
	await expect.poll(() => resultCount(page)).toBe(total);
	await expect(page.getByLabel(t.openAt)).toHaveValue(time);
	await expect(cards(page).first()).toContainText(/Ouvert/);
});

test('choices add up, and the reset takes them all back', async () => {
	const page = await visit('/fr/places');
	const all = await resultCount(page);
	await page.locator('label.chip', { hasText: t.walkIn }).click();
	await page.locator('label.chip', { hasText: t.free }).click();
	await expect(page).toHaveURL(/walkin=1&free=1/);
	await openFilters(page);
	await page.getByRole('combobox', { name: t.arrondissement, exact: true }).selectOption('18');
	await expect(page).toHaveURL(/arrondissement=18/);
	const { total } = await serverAnswer('/fr/places?walkin=1&free=1&arrondissement=18');
	await expect.poll(() => resultCount(page)).toBe(total);
	await page.getByRole('link', { name: t.reset }).first().click();
	await expect(page).toHaveURL(`${server.url}/fr/places`);
	await expect.poll(() => resultCount(page)).toBe(all);
	await expect(page.locator('form input:checked')).toHaveCount(0);
});

test('places where it is not told stand apart, after the others', async () => {
	const page = await visit('/fr/places?stepfree=1&show=500');
	const { total, notTold } = await serverAnswer('/fr/places?stepfree=1&show=500');
	expect(Math.min(total, notTold)).toBeGreaterThan(0);
	const heading = page.getByRole('heading', { name: t.notTold_other.replace('{{count}}', String(notTold)) });
	await expect(heading).toBeVisible();
	await expect(page.getByText(t.notToldHint)).toBeVisible();
	await expect(page.locator('section h2.not-told ~ * article.place')).toHaveCount(notTold);
	await expect(cards(page)).toHaveCount(total + notTold);
});

test('back and forward keep choices and scroll', async () => {
	const page = await visit('/fr/places?free=1');
	const card = cards(page).nth(12);
	await card.scrollIntoViewIfNeeded();
	const scroll = () => page.evaluate(() => Math.round(scrollY));
	const before = await scroll();
	expect(before).toBeGreaterThan(500);
	await card.getByRole('link').click();
	await expect(page.locator('#way')).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(`${server.url}/fr/places?free=1`);
	await expect.poll(scroll).toBe(before);
	await expect(page.locator('label.chip.on', { hasText: t.free })).toHaveCount(1);
	await page.goForward();
	await expect(page.locator('#way')).toBeVisible();
});

test('each search sent is one step of the history, however slowly it was typed', async () => {
	const page = await visit('/fr/places');
	const field = page.getByRole('searchbox');
	for (const q of ['douche', 'repas']) {
		await field.fill(q.slice(0, 4));
		await expect(page).toHaveURL(`${server.url}/fr/places?q=${q.slice(0, 4)}`);
		await field.fill(q);
		await field.press('Enter');
		await expect(page).toHaveURL(`${server.url}/fr/places?q=${q}`);
	}
	await page.goBack();
	await expect(page).toHaveURL(`${server.url}/fr/places?q=douche`);
	await expect(field).toHaveValue('douche');
	await expect.poll(() => cardIds(page)).toContain('bains-douches-audubon');
	await page.goForward();
	await expect(field).toHaveValue('repas');
});

test('an address shared with someone shows them the same places', async ({ browser }) => {
	const path = '/fr/places?q=cours&need=french&arrondissement=19&free=1&sort=name';
	const mine = await visit(path);
	await expect(cards(mine).first()).toBeVisible();
	const stranger = await browser.newContext();
	const theirs = await coldVisit(stranger, server.url + path);
	await expect.poll(() => cardIds(theirs)).toEqual(await cardIds(mine));
	await expect.poll(() => resultCount(theirs)).toBe(await resultCount(mine));
	await stranger.close();
});

test('a change of language keeps the page and its query', async () => {
	const page = await visit('/fr/places?need=food&free=1');
	await page.locator('header details summary').click();
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL(`${server.url}/en/places?need=food&free=1`);
	await expectLanguage(page, 'en');
	await expect(page.locator('label.chip.on', { hasText: words.en.list.free })).toHaveCount(1);
	await page.goto(`${server.url}/fr/places/maison-des-refugies`);
	await page.locator('header details summary').click();
	await page.getByRole('link', { name: 'українська' }).click();
	await expect(page).toHaveURL(`${server.url}/uk/places/maison-des-refugies`);
	await expectLanguage(page, 'uk');
});

test('where nothing is found, the choice that stands in the way is offered', async () => {
	const page = await visit('/fr/places?need=hygiene&arrondissement=2');
	await expect(page.getByText(t.none)).toBeVisible();
	const relax = page.getByRole('link', { name: /^Sans « / });
	await expect(relax.first()).toBeVisible();
	const promised = Number(/(\d+) lieu/.exec(await relax.first().innerText())?.[1]);
	await relax.first().click();
	await expect.poll(() => resultCount(page)).toBe(promised);
	await page.goto(`${server.url}/fr/places?q=xyzzyqwrt`);
	await expect(page.getByText(t.none)).toBeVisible();
	await expect(page.getByRole('link', { name: /3975/ })).toHaveAttribute('href', 'tel:3975');
});

test('a search for EIF-FEL explains the programme and shows French classes', async () => {
	const page = await visit('/fr/places?q=EIF-FEL');
	const panel = page.getByRole('article', { name: 'Réseau EIF-FEL' });
	await expect(panel).toContainText('mesurer votre niveau de français');
	await expect(panel).toContainText(words.fr.programme.howToJoin);
	await expect(panel).toContainText(words.fr.programme.placesNone);
	await expect(cards(page).first()).toContainText('français');
	await expect(page.getByText(/tour eiffel/i)).toHaveCount(0);
});

test('places near a station come nearest first', async () => {
	const page = await visit('/fr/places?near=station:place-des-fetes');
	await expect(page.getByText('Distances depuis la station Place des Fêtes')).toBeVisible();
	await expect.poll(async () => (await distances(page)).length).toBe(20);
	const metres = await distances(page);
	expect(metres).toEqual(metres.toSorted((a, b) => a - b));
	expect((await cardIds(page)).slice(0, 3)).toContain('maison-des-refugies');
	await page.getByRole('link', { name: t.stopMeasuring }).click();
	await expect(page).toHaveURL(`${server.url}/fr/places`);
	await expect.poll(() => distances(page)).toEqual([]);
});

test('a search for a station offers to measure from it', async () => {
	const page = await visit('/fr/places?q=place+des+fetes');
	await page.getByRole('link', { name: 'Les plus près de la station Place des Fêtes' }).click();
	await expect(page).toHaveURL(/near=station(:|%3A)place-des-fetes/);
	await expect.poll(async () => (await distances(page)).length).toBe(20);
});

test('“more places” shows them all in the end', async () => {
	const page = await visit('/fr/places?arrondissement=19');
	const total = await resultCount(page);
	expect(total).toBeGreaterThan(20);
	await expect(cards(page)).toHaveCount(20);
	const first = await cardIds(page);
	await page.getByRole('link', { name: t.showMore }).click();
	await expect(cards(page)).toHaveCount(Math.min(40, total));
	await expect.poll(async () => (await cardIds(page)).slice(0, 20)).toEqual(first);
	await expect(page.getByRole('link', { name: t.showMore })).toHaveCount(0);
});

test('the map and the list agree', async () => {
	const page = await visit('/fr/places?arrondissement=19');
	const total = await resultCount(page);
	await page.getByRole('group', { name: t.view }).getByRole('link', { name: t.viewMap }).click();
	await expect(page).toHaveURL(`${server.url}/fr/places?arrondissement=19&view=map`);
	const map = page.getByRole('region', { name: t.mapLabel }).last();
	await expect(map.locator('.place-mark, .cluster-mark').first()).toBeVisible();
	await expect.poll(() => resultCount(page)).toBe(total);
	const drawn = async () => {
		const clusters = await map.locator('.cluster-mark .count').allInnerTexts();
		const pins = await map.locator('.place-mark').count();
		return clusters.reduce((sum, count) => sum + Number(count), pins);
	};
	const without = await page.getByText(/sur la carte\. I/).allInnerTexts();
	await expect.poll(drawn).toBe(total - Number(/^\d+/.exec(without[0] ?? '0')?.[0]));
	await map.locator('.place-mark').first().click();
	await expect(page.locator('section [role="status"] article.place')).toHaveCount(1);
});
