import { readFile } from 'node:fs/promises';
import { expect, test, type BrowserContext } from '@playwright/test';
import ICAL from 'ical.js';
import ar from '../../locales/ar/events.json' with { type: 'json' };
import en from '../../locales/en/events.json' with { type: 'json' };
import fr from '../../locales/fr/events.json' with { type: 'json' };
import uk from '../../locales/uk/events.json' with { type: 'json' };
import { startServer, type RunningServer } from '../support/server.ts';
import { coldVisit, expectLanguage, syncedContext } from '../support/visitor.ts';
import { langs } from '../support/words.ts';

const said = { ar, en, fr, uk };
const DAY = 'journee-mondiale-des-refugies';
const MONTH = 'refugee-food-festival';
let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

/** The events that another program reads in a calendar file. */
const read = (file: string): ICAL.Component[] =>
	new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent');
const uids = (file: string) => read(file).map((each) => String(each.getFirstPropertyValue('uid')));

test('calendar programs follow the events that are asked for, and are told when nothing changed', async () => {
	const address = `${server.url}/fr/events.ics`;
	const answer = await fetch(address);
	expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	const file = await answer.text();
	expect(uids(file)).toContain(`${DAY}@fanal`);
	expect(uids(file)).not.toContain(`${MONTH}@fanal`);
	const again = await fetch(address, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
	expect([again.status, await again.text()]).toEqual([304, '']);

	const work = uids(await (await fetch(`${address}?need=work`)).text());
	expect(work).toContain('salon-emploi-refugies-2025@fanal');
	expect(work).not.toContain(`${DAY}@fanal`);
	const area = uids(await (await fetch(`${address}?arrondissement=19`)).text());
	expect(area).toEqual(expect.arrayContaining(['ouverture-mediatheque-james-baldwin@fanal', `${DAY}@fanal`]));
	expect(area).not.toContain('parrainages-republicains-2025@fanal');
	expect((await fetch(`${server.url}/xx/events.ics`)).status).toBe(404);
});

test('a new publication of the same records gives the same calendar', async () => {
	const file = async () => (await fetch(`${server.url}/ar/events.ics`)).text();
	const before = await file();
	await server.restart();
	expect(await file()).toBe(before);
});

test('an event whose day is not known is in no calendar, and its page says so', async ({ page }) => {
	expect((await fetch(`${server.url}/fr/events/${MONTH}.ics`)).status).toBe(404);
	await page.goto(`${server.url}/fr/events/${MONTH}`);
	await expect(page.getByText(fr.unknown.day)).toBeVisible();
	await expect(page.getByText(fr.calendar.notYet)).toBeVisible();
	await expect(page.getByRole('link', { name: fr.calendar.add })).toHaveCount(0);
});

test('choices stand in the address, and the way back keeps them', async ({ page }) => {
	await page.goto(`${server.url}/fr/events`);
	// Choices are applied by the script.
	await expect(page.locator('html')).toHaveAttribute('data-rendered', 'here');
	const found = page.locator('article.event');
	const all = await found.count();
	await page.getByRole('combobox', { name: fr.month }).selectOption({ index: 1 });
	await expect(page).toHaveURL(/month=20\d\d-\d\d/);
	await expect.poll(() => found.count()).toBeLessThan(all);
	const some = await found.count();
	await found.first().getByRole('link').click();
	await expect(page).toHaveURL(/events\/[a-z]/);
	await page.goBack();
	await expect(page).toHaveURL(/month=20\d\d-\d\d/);
	await expect(found).toHaveCount(some);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test("choices are sent by the button, past events are a link away, the calendar file is the server's", async ({
		page
	}) => {
		await page.goto(`${server.url}/fr/events`);
		await page.getByRole('combobox', { name: 'Arrondissement' }).selectOption('4');
		await page.getByRole('button', { name: fr.apply }).click();
		await expect(page).toHaveURL(/arrondissement=4/);
		await expect(page.locator('#event-parrainages-republicains')).toBeVisible();
		await page.getByRole('link', { name: fr.tabs.past }).click();
		await expect(page).toHaveURL(/past=1/);
		await expect(page.locator('#event-parrainages-republicains-2025')).toBeVisible();
		await expect(page.locator('#event-salon-emploi-refugies-2025')).toHaveCount(1);
		await page.goto(`${server.url}/fr/events/${DAY}`);
		await expect(page.getByRole('link', { name: fr.calendar.add })).toHaveAttribute('href', `/fr/events/${DAY}.ics`);
	});
});

test.describe('with the server dead', () => {
	let context: BrowserContext;
	let served: string;
	test.beforeAll(async ({ browser }) => {
		served = await (await fetch(`${server.url}/fr/events/${DAY}.ics`)).text();
		context = await syncedContext(browser, server.url, langs);
		await server.kill();
	});
	test.afterAll(async () => {
		await context.close();
		await server.restart();
	});

	for (const lang of langs) {
		test(`events are there in ${lang}, to come and past apart`, async () => {
			const page = await coldVisit(context, `${server.url}/${lang}/events`);
			await expect(page.locator(`#event-${DAY}`)).toBeVisible();
			await expectLanguage(page, lang);
			await expect(page.locator('#event-parrainages-republicains-2025')).toHaveCount(0);
			await page.getByRole('link', { name: said[lang].tabs.past }).click();
			await expect(page.locator('#event-parrainages-republicains-2025')).toBeVisible();
			await expect(page.locator(`#event-${DAY}`)).toHaveCount(0);
			await page.goto(`${server.url}/${lang}/events/${DAY}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.getByText(said[lang].every.yearly, { exact: true })).toBeVisible();
			await page.close();
		});
	}

	test('the calendar file is made on the device, the same to the last byte', async () => {
		const page = await coldVisit(context, `${server.url}/fr/events/${DAY}`);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: fr.calendar.add }).click()
		]);
		expect(download.suggestedFilename()).toBe(`fanal-${DAY}.ics`);
		expect(await readFile(await download.path(), 'utf8')).toBe(served);
		await page.close();
	});
});
