import { rmSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { copyOfBuild, newVersion } from '../support/deploy.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { cards, coldVisit, syncedContext } from '../support/visitor.ts';
import { words } from '../support/words.ts';

let build: string;
let server: RunningServer;
test.beforeAll(async () => {
	build = copyOfBuild();
	server = await startServer({ build });
});
test.afterAll(async () => {
	await server.kill();
	rmSync(build, { recursive: true });
});

const { update } = words.fr;
const offer = (page: Page) => page.getByText(update.ready);

async function deploy() {
	newVersion(build);
	await server.restart();
}

/** As the browser does by itself from time to time. */
const lookForUpdate = (page: Page) =>
	page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

/** A page that is loaded again forgets it. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in globalThis);

const codeCaches = (page: Page) =>
	page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('fanal-code-')));

test('a new version in mid-sentence is offered, and loses no word in any tab', async ({ browser }) => {
	const device = await syncedContext(browser, server.url, ['fr']);
	const writing = await coldVisit(device, `${server.url}/fr/places/maison-des-refugies`);
	await writing.getByRole('button', { name: words.fr.place.save, exact: true }).click();
	await expect(writing.getByRole('button', { name: words.fr.place.saved, exact: true })).toBeVisible();
	await writing.goto(`${server.url}/fr/saved`);
	const note = writing.getByRole('textbox');
	const searching = await coldVisit(device, `${server.url}/fr/places`);
	await searching.getByRole('searchbox').pressSequentially('douche');
	await expect(searching).toHaveURL(/q=douche/);
	await note.pressSequentially('mardi 10 h, por');
	await Promise.all([mark(writing), mark(searching)]);
	const [before] = await codeCaches(writing);

	await deploy();
	await lookForUpdate(writing);
	await expect(offer(writing)).toBeVisible();
	await expect(offer(searching)).toBeVisible();
	await expect(note).toBeFocused();
	await note.pressSequentially('te bleue');
	await expect(note).toHaveValue('mardi 10 h, porte bleue');
	await expect(searching.getByRole('searchbox')).toHaveValue('douche');
	expect([await isMarked(writing), await isMarked(searching)]).toEqual([true, true]);

	await searching.getByRole('button', { name: update.later }).click();
	await expect(offer(searching)).toBeHidden();
	await writing.getByRole('button', { name: update.reload }).click();
	for (const page of [writing, searching]) await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
	await expect(note).toHaveValue('mardi 10 h, porte bleue');
	await expect(searching.getByRole('searchbox')).toHaveValue('douche');
	await expect(cards(searching).first()).toBeVisible();
	await expect(offer(writing)).toBeHidden();
	await expect.poll(async () => (await codeCaches(writing)).length).toBe(1);
	expect(await codeCaches(writing)).not.toEqual([before]);
	await device.close();
});

test('who never answers gets the new version at the next start', async ({ browser }) => {
	const device = await syncedContext(browser, server.url, ['fr']);
	const page = await coldVisit(device, `${server.url}/fr`);
	const [before] = await codeCaches(page);
	await deploy();
	await lookForUpdate(page);
	await expect(offer(page)).toBeVisible();
	await page.close();
	await expect
		.poll(async () => {
			const next = await coldVisit(device, `${server.url}/fr`);
			const names = await codeCaches(next);
			await next.close();
			return names.length === 1 && names[0] !== before;
		})
		.toBe(true);
	const next = await coldVisit(device, `${server.url}/fr`);
	await expect(next.getByRole('heading', { level: 1 })).toHaveText(words.fr.home.title);
	await expect(offer(next)).toBeHidden();
	await device.close();
});
