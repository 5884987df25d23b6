import { expect, test } from '@playwright/test';
import { mainPart, makeMap, sidePart, text } from '../local/map-packs.ts';
import {
	files,
	nothing,
	pathOf,
	publish,
	seen,
	server,
	take,
	visit,
	whole,
	withMapServer
} from '../support/map-device.ts';

const newer = { ...files, main: text(mainPart('Avenue Nouvelle')), side: text({ ...sidePart, streets: [] }) };

withMapServer();

test('starts nothing by itself, offers the sizes, takes main streets first', async ({ page }) => {
	server.requests.length = 0;
	await visit(page);
	expect(server.requests.filter((path) => path.startsWith('/map/'))).toEqual([]);
	expect(await page.evaluate(() => device.streetMap.open())).toBeNull();
	await expect.poll(() => seen(page)).toEqual(nothing);
	expect(await page.evaluate(() => device.streetMap.offer)).toEqual({
		map: files.main.length + files.side.length + 1,
		address: files.address.length
	});
	expect(await take(page)).toEqual({ ok: true, changed: true });
	expect(await seen(page)).toEqual(whole);
	expect(server.requests.filter((path) => path.startsWith('/map/'))).toEqual([
		'/map/current.json',
		pathOf('main'),
		pathOf('side')
	]);
});

test('serves a cold page without the network, streets and addresses', async ({ page, context }) => {
	await visit(page);
	expect(await take(page, true)).toEqual({ ok: true, changed: true });
	const next = await visit(await context.newPage());
	server.requests.length = 0;
	server.files.set('/map/current.json', { body: '', status: 503 });
	const answer = await next.evaluate(async () => (await device.streetMap.geocoder())?.find('4 rue pali kao 75020'));
	expect(answer?.[0]).toMatchObject({ label: '4 Rue de Pali-Kao, 75020', precision: 'interpolated' });
	expect(server.requests.filter((path) => path.startsWith('/map/') && !path.endsWith('current.json'))).toEqual([]);
	expect(await seen(next)).toMatchObject({ streets: whole.streets, parts: [true, true, true], problem: null });
});

test('finds streets by the names of the map where the addresses are not held', async ({ page }) => {
	await visit(page);
	await take(page);
	const found = await page.evaluate(async () => (await device.streetMap.geocoder())?.find('12 rue palikao'));
	expect(found).toMatchObject([{ label: 'Rue de Pali-Kao, 75020', number: null, precision: 'street' }]);
});

test.describe('is taken by itself', () => {
	for (const connection of [{ type: 'wifi' }, { type: 'ethernet', saveData: false }]) {
		test(`on ${connection.type}`, async ({ page }) => {
			await visit(page, connection);
			await page.evaluate(() => device.streetMap.open());
			await expect.poll(() => seen(page)).toMatchObject({ parts: [true, true, true], offered: null, status: 'ready' });
		});
	}
	for (const connection of [{ type: 'wifi', saveData: true }, { type: 'cellular' }, {}, null]) {
		test(`never on ${JSON.stringify(connection)}`, async ({ page }) => {
			await visit(page, connection);
			await page.evaluate(() => device.streetMap.open());
			await expect.poll(() => seen(page)).toEqual(nothing);
			await page.evaluate(() => device.streetMap.geocoder());
			expect(await seen(page)).toEqual(nothing);
		});
	}

	test('but not again once removed', async ({ page, context }) => {
		await visit(page, { type: 'wifi' });
		await take(page);
		await page.evaluate(() => device.streetMap.remove());
		expect(await seen(page)).toEqual(nothing);
		const next = await visit(await context.newPage(), { type: 'wifi' });
		await next.evaluate(() => device.streetMap.open());
		await expect.poll(() => seen(next)).toEqual(nothing);
	});
});

test('after an interruption only what is missing is asked for again', async ({ page }) => {
	await visit(page);
	const side = server.files.get(pathOf('side'))!;
	server.files.set(pathOf('side'), { ...side, status: 503 });
	expect(await take(page)).toEqual({ ok: false, code: 'server' });
	expect(await seen(page)).toMatchObject({
		streets: ['Avenue Première'],
		parts: [true, false, false],
		problem: 'server'
	});
	server.files.set(pathOf('side'), side);
	server.requests.length = 0;
	expect(await take(page)).toEqual({ ok: true, changed: true });
	expect(server.requests.filter((path) => path.startsWith('/map/'))).toEqual([pathOf('side')]);
	expect(await seen(page)).toEqual(whole);
});

test('the old map stays until the newer one is whole', async ({ page, context }) => {
	await visit(page);
	await take(page);
	const map = makeMap(newer);
	publish(map);
	const side = server.files.get(pathOf('side', map))!;
	server.files.set(pathOf('side', map), { ...side, status: 503 });
	const next = await visit(await context.newPage());
	await next.evaluate(() => device.streetMap.open());
	await expect.poll(async () => (await seen(next)).offered).toEqual([true, true]);
	expect(await take(next)).toEqual({ ok: false, code: 'server' });
	expect(await seen(next)).toMatchObject({ streets: whole.streets, parts: [true, true, false] });
	server.files.set(pathOf('side', map), side);
	expect(await take(next)).toEqual({ ok: true, changed: true });
	expect(await seen(next)).toMatchObject({ streets: ['Avenue Nouvelle'], kept: whole.kept });
	// The other tab learns of it.
	await expect.poll(async () => (await seen(page)).streets).toEqual(['Avenue Nouvelle']);
});

test('tells when the server has no street map', async ({ page }) => {
	server.files.delete('/map/current.json');
	await visit(page);
	await page.evaluate(() => device.streetMap.open());
	await expect.poll(() => seen(page)).toEqual({ ...nothing, offered: null, absent: true });
});

test('tells when the device is full, and keeps what it had', async ({ page }) => {
	await visit(page);
	await take(page);
	await page.evaluate(() => {
		Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
	});
	expect(await take(page, true)).toEqual({ ok: false, code: 'storage-full' });
	expect(await seen(page)).toMatchObject({
		streets: whole.streets,
		parts: [true, true, false],
		problem: 'storage-full'
	});
});

test('drops a copy the device damaged, and offers it anew', async ({ page, context }) => {
	await visit(page);
	await take(page);
	await page.evaluate(async (path) => {
		const cache = await caches.open('fanal-map');
		await cache.put(path, new Response('{}'));
	}, pathOf('main'));
	const next = await visit(await context.newPage());
	await next.evaluate(() => device.streetMap.open());
	await expect.poll(() => seen(next)).toEqual({ ...nothing, problem: 'storage-corrupt' });
	expect(await take(next)).toEqual({ ok: true, changed: true });
	expect(await seen(next)).toEqual(whole);
});

test('the addresses alone, then everything, can be removed', async ({ page }) => {
	await visit(page);
	await take(page, true);
	expect((await seen(page)).kept).toEqual(['/map/__held', '/map/address', '/map/main', '/map/side']);
	await page.evaluate(() => device.streetMap.remove('address'));
	expect(await seen(page)).toEqual(whole);
	await page.evaluate(() => device.streetMap.remove());
	expect(await seen(page)).toEqual(nothing);
});

test('erasing Fanal erases the map, in every tab', async ({ page, context }) => {
	await visit(page);
	await take(page, true);
	const other = await visit(await context.newPage());
	expect(await other.evaluate(() => device.eraseEverything())).toEqual([]);
	await expect.poll(() => seen(page)).toEqual(nothing);
});
