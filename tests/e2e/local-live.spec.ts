import { expect, test, type Page } from '@playwright/test';
import { FORMAT, ownShards } from '#lib/domain/edition/format.ts';
import { editionA, editionB } from '../local/editions.ts';
import { deviceServer, ready } from '../local/page.ts';
import type { TestServer } from '../local/server.ts';

let server: TestServer;
test.beforeAll(async () => {
	server = await deviceServer();
});
test.beforeEach(() => publish('a'));
test.afterAll(() => server.stop());

function publish(edition: string) {
	server.files.set('/editions/current.json', server.files.get(`/${edition}/current.json`)!);
}

/** What a page would draw from, and whether the worker may answer from it. */
const seen = (page: Page) =>
	page.evaluate(async () => {
		const { live, readMarker } = fanal;
		const organisation = live.directory?.shards.facts.organisations[0]?.id ?? null;
		const { status, problem, held } = live;
		return {
			organisation,
			status,
			problem,
			languages: held?.languages ?? null,
			marker: (await readMarker())?.format ?? null
		};
	});
const nothing = { organisation: null, status: 'empty', problem: null, languages: null, marker: null };
const old = { organisation: 'old', status: 'ready', problem: null, languages: ['fr'], marker: FORMAT };

test('opens empty, fills, and is there at the next visit without a request', async ({ page, context }) => {
	await ready(page, server);
	expect(await page.evaluate(() => fanal.live.open())).toBeNull();
	expect(await seen(page)).toEqual(nothing);
	expect(await page.evaluate(() => fanal.live.refresh('ar'))).toEqual({ ok: true, changed: true });
	expect(await seen(page)).toEqual({ ...old, languages: ['fr', 'ar'] });

	server.requests.length = 0;
	const next = await ready(await context.newPage(), server);
	const shards = await next.evaluate(async () => (await fanal.live.open())?.shards);
	expect(shards).toMatchObject({ edition: editionA.edition, basemap: null, words: {} });
	expect(Object.keys(shards?.texts ?? {}).toSorted()).toEqual(['ar', 'fr']);
	expect(server.requests.filter((path) => path.includes('/e/') || path.includes('current'))).toEqual([]);
});

test('tells sizes', async ({ page }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh());
	const sizes = await page.evaluate(() => fanal.live.sizes());
	expect(sizes.map(({ name }) => name)).toEqual(['facts', 'calendars', 'stations', ...ownShards, 'text.fr']);
	const bytes = sizes.reduce((sum, each) => sum + each.bytes, 0);
	expect(await page.evaluate(() => fanal.live.held?.bytes)).toBe(bytes);
});

test('a new edition reaches the other tab without its asking', async ({ page, context }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh());
	const other = await ready(await context.newPage(), server);
	await other.evaluate(() => fanal.live.open());
	publish('b');
	await page.evaluate(() => fanal.live.refresh());
	await expect.poll(() => seen(other)).toEqual({ ...old, organisation: 'new' });
	expect(await other.evaluate(() => fanal.live.directory?.edition)).toBe(editionB.edition);
});

test('without the network the copy stays, and the trouble is told', async ({ page }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh());
	server.files.set('/editions/current.json', { body: '', status: 502 });
	expect(await page.evaluate(() => fanal.live.refresh())).toEqual({ ok: false, code: 'server' });
	expect(await seen(page)).toEqual({ ...old, problem: 'server' });
	await page.context().setOffline(true);
	expect(await page.evaluate(() => fanal.live.refresh())).toEqual({ ok: false, code: 'offline' });
	expect(await page.evaluate(() => fanal.connection.online)).toBe(false);
	await page.context().setOffline(false);
	await expect.poll(() => page.evaluate(() => fanal.connection.online)).toBe(true);
	publish('a');
	expect(await page.evaluate(() => fanal.live.refresh())).toEqual({ ok: true, changed: false });
	expect(await seen(page)).toEqual(old);
});

test('a language is kept once read in, and dropped without the network; French stays', async ({ page }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh('ar'));
	await page.evaluate(() => fanal.live.refresh());
	expect((await seen(page)).languages).toEqual(['fr', 'ar']);
	await page.context().setOffline(true);
	await page.evaluate(() => fanal.live.dropLanguage('ar'));
	await page.evaluate(() => fanal.live.dropLanguage('fr'));
	expect(await seen(page)).toEqual(old);
	expect(await page.evaluate(() => inspect())).toMatchObject({ languages: ['fr'], whole: true });
	await page.context().setOffline(false);
	await page.evaluate(() => fanal.live.refresh());
	expect(await seen(page)).toEqual(old);
});

const damages = ['body', 'missing', 'state'] as const;
for (const damage of damages) {
	test(`a corrupt copy is dropped, and fetched again (${damage})`, async ({ page, context }) => {
		await ready(page, server);
		await page.evaluate(() => fanal.live.refresh());
		await page.evaluate(spoil, damage);
		const next = await ready(await context.newPage(), server);
		expect(await next.evaluate(() => fanal.live.open())).toBeNull();
		expect(await seen(next)).toEqual({ ...nothing, problem: 'storage-corrupt' });
		await next.evaluate(() => fanal.live.refresh());
		expect(await seen(next)).toEqual(old);
	});
}

/** In the page: damages what is stored, below our code. */
function spoil(damage: (typeof damages)[number]) {
	return new Promise<void>((resolve) => {
		indexedDB.open('fanal-directory').onsuccess = ({ target }) => {
			const db = (target as IDBOpenDBRequest).result;
			const transaction = db.transaction(['shards', 'state'], 'readwrite');
			const [shards, state] = [transaction.objectStore('shards'), transaction.objectStore('state')];
			if (damage === 'missing') shards.clear();
			if (damage === 'state') state.put({ id: 'current', format: 2, edition: 'x', languages: ['fr'] });
			if (damage === 'body')
				shards.openCursor().onsuccess = (event) => {
					const cursor = (event.target as IDBRequest<IDBCursorWithValue>).result;
					cursor.update({ ...cursor.value, body: cursor.value.body.slice(0, -1) });
				};
			transaction.oncomplete = () => {
				db.close();
				resolve();
			};
		};
	});
}

test('a copy of another format waits for the edition this code reads', async ({ page, context }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh());
	await page.evaluate(async () => {
		const db = await fanal.openDirectoryDb();
		await db.replace({ ...(await db.held())!, format: 0 }, []);
	});
	const next = await ready(await context.newPage(), server);
	expect(await next.evaluate(() => fanal.live.open())).toBeNull();
	expect(await next.evaluate(() => fanal.live.refresh())).toEqual({ ok: true, changed: true });
	expect(await seen(next)).toEqual(old);
});

test('where storage is refused, the directory works for this visit', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh('ar'));
	const expected = { ...old, languages: ['fr', 'ar'], problem: 'storage-refused', marker: null };
	expect(await seen(page)).toEqual(expected);
	await page.evaluate(() => fanal.save('p'));
	expect(await page.evaluate(async () => [await fanal.userProblem(), (await fanal.listSaved()).length])).toEqual([
		'storage-refused',
		1
	]);
});

test('saved places keep their order and notes', async ({ page, context }) => {
	await ready(page, server);
	await page.evaluate(async () => {
		for (const id of ['a', 'b', 'c', 'd']) await fanal.save(id, new Date('2026-01-02T03:04:05Z'));
		await fanal.moveSaved('d', -2);
		await fanal.setNote('d', 'Tuesday');
		await fanal.unsave('a');
		await fanal.setSetting('theme', 'dark');
	});
	const next = await ready(await context.newPage(), server);
	const savedAt = '2026-01-02T03:04:05.000Z';
	expect(await next.evaluate(() => fanal.listSaved())).toEqual([
		{ id: 'd', rank: 0, note: 'Tuesday', savedAt },
		{ id: 'b', rank: 1, note: '', savedAt },
		{ id: 'c', rank: 2, note: '', savedAt }
	]);
	expect(await next.evaluate(async () => [await fanal.getSetting('theme'), await fanal.userProblem()])).toEqual([
		'dark',
		null
	]);
});

test('a full disk refuses a place and keeps the list', async ({ page }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.save('a'));
	const result = await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		return fanal.save('b');
	});
	expect(result).toEqual({ ok: false, code: 'storage-full' });
	expect(await page.evaluate(async () => (await fanal.listSaved()).map(({ id }) => id))).toEqual(['a']);
});

test('erasing leaves nothing of ours, here or in another tab, and nothing else is touched', async ({
	page,
	context
}) => {
	await ready(page, server);
	await page.evaluate(async () => {
		await fanal.live.refresh('ar');
		await fanal.save('a');
		localStorage.setItem('fanal-theme', 'dark');
		localStorage.setItem('other', 'kept');
		await caches.open('other');
	});
	const other = await ready(await context.newPage(), server);
	await other.evaluate(() => fanal.live.open());
	expect(await page.evaluate(() => fanal.eraseEverything())).toEqual([]);
	const left = await page.evaluate(async () => ({
		databases: (await indexedDB.databases()).map(({ name }) => name),
		caches: await caches.keys(),
		local: Object.keys(localStorage)
	}));
	expect(left).toEqual({ databases: [], caches: ['other'], local: ['other'] });
	for (const tab of [page, other]) await expect.poll(() => seen(tab)).toEqual(nothing);
	expect(await page.evaluate(async () => (await fanal.listSaved()).length)).toBe(0);
});

test('erasing says what it could not erase', async ({ page, context }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.save('a'));
	const other = await ready(await context.newPage(), server);
	await other.evaluate(
		() => new Promise<void>((resolve) => (indexedDB.open('fanal-user').onsuccess = () => resolve()))
	);
	expect(await page.evaluate(() => fanal.eraseEverything())).toEqual(['saved']);
});

test('a database that cannot be opened any more is made anew', async ({ page }) => {
	await page.addInitScript(() => {
		const { open, deleteDatabase } = IDBFactory.prototype;
		let broken = true;
		IDBFactory.prototype.deleteDatabase = function (name) {
			if (name === 'fanal-directory') broken = false;
			return deleteDatabase.call(this, name);
		};
		IDBFactory.prototype.open = function (name, version) {
			if (broken && name === 'fanal-directory') throw new DOMException('broken', 'UnknownError');
			return open.call(this, name, version);
		};
	});
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh());
	expect(await seen(page)).toEqual(old);
});

test('a copy damaged while it is read is made anew by the next refresh, and the page goes on', async ({ page }) => {
	await ready(page, server);
	await page.evaluate(() => fanal.live.refresh());
	await page.evaluate(spoil, damages[2]);
	expect(await page.evaluate(() => fanal.live.refresh())).toEqual({ ok: false, code: 'storage-corrupt' });
	expect(await seen(page)).toMatchObject({ organisation: 'old', status: 'ready', marker: null });
	expect(await page.evaluate(() => fanal.live.refresh())).toEqual({ ok: true, changed: true });
	expect(await seen(page)).toEqual(old);
});
