import { expect, test, type Page } from '@playwright/test';
import type * as erasing from '../../src/lib/local/erase.ts';
import type * as holder from '../../src/lib/local/street-map.svelte.ts';
import { bundle } from '../local/bundle.ts';
import { addressPart, mainPart, makeMap, sidePart, text } from '../local/map-packs.ts';
import { TestServer } from '../local/server.ts';

declare global {
	var device: typeof erasing & typeof holder;
}

const html = `<!doctype html><title>test</title><script type="module">
import * as device from '/local.js';
globalThis.device = device;
</script>`;
const files = { main: text(mainPart('Avenue Première')), side: text(sidePart), address: text(addressPart) };
const newer = { ...files, main: text(mainPart('Avenue Nouvelle')), side: text({ ...sidePart, streets: [] }) };

let server: TestServer;
let code: Map<string, string>;
test.beforeAll(async () => {
	code = await bundle(['src/lib/local/street-map.svelte.ts', 'src/lib/local/erase.ts']);
	server = await new TestServer().start();
});
test.afterAll(() => server.stop());
test.beforeEach(() => {
	server.files.clear();
	for (const [path, body] of code) server.put(path, body, 'text/javascript');
	server.put('/', html, 'text/html');
	publish(makeMap(files));
});

function publish(map: Map<string, string>) {
	for (const [path, body] of map) server.put(path, body);
}

const pathOf = (part: string, map = makeMap(files)) =>
	[...map.keys()].find((path) => path.startsWith(`/map/${part}-`))!;

/** A page of this device; `connection` as the browser tells it, `null` where it tells nothing. */
async function visit(page: Page, connection: { type?: string; saveData?: boolean } | null = null): Promise<Page> {
	await page.addInitScript((value) => {
		Object.defineProperty(navigator, 'connection', { value: value ?? undefined, configurable: true });
	}, connection);
	await page.goto(server.origin);
	await page.waitForFunction(() => 'device' in globalThis);
	return page;
}

const take = (page: Page, address = false) =>
	page.evaluate((book) => device.streetMap.take({ address: book }), address);

/** What pages would draw, and what is kept. */
const seen = (page: Page) =>
	page.evaluate(async () => {
		const { current, held, offer, problem, absent, status } = device.streetMap;
		const cache = (await caches.has('fanal-map')) ? await (await caches.open('fanal-map')).keys() : [];
		return {
			streets: current?.streets.map(({ name }) => name) ?? null,
			parts: held && [held.main, held.side, held.address].map((bytes) => bytes > 0),
			offered: offer && [offer.map > 0, offer.address > 0],
			problem,
			absent,
			status,
			kept: cache.map(({ url }) => new URL(url).pathname.replace(/-.*/, '')).sort()
		};
	});
const nothing = {
	streets: null,
	parts: null,
	offered: [true, true],
	problem: null,
	absent: false,
	status: 'empty',
	kept: []
};
const whole = {
	streets: ['Avenue Première', 'Rue de Pali-Kao'],
	parts: [true, true, false],
	offered: [false, true],
	problem: null,
	absent: false,
	status: 'ready',
	kept: ['/map/__held', '/map/main', '/map/side']
};

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

test.describe('refuses, within a second and keeping nothing,', () => {
	const spoiled = (body: string, change: (bytes: Buffer) => Buffer) => change(Buffer.from(body)).toString('latin1');
	const broken: [string, (map: Map<string, string>) => void, string][] = [
		['a truncated part', (map) => map.set(pathOf('main'), files.main.slice(0, -9)), 'truncated'],
		['a part that is too long', (map) => map.set(pathOf('main'), `${files.main}   `), 'hash-mismatch'],
		[
			'a flipped bit',
			(map) =>
				map.set(
					pathOf('main'),
					spoiled(text(mainPart('Avenue Premiere')), (bytes) => {
						bytes[40]! ^= 1;
						return Buffer.concat([bytes, Buffer.from(' ')]);
					})
				),
			'hash-mismatch'
		]
	];
	for (const [name, spoil, code] of broken) {
		test(name, async ({ page }) => {
			await visit(page);
			const map = makeMap(files);
			spoil(map);
			publish(map);
			await refused(page, code);
		});
	}

	const hostile: [string, string, string][] = [
		['another part', text({ ...mainPart('x'), part: 'side' }), 'hash-mismatch'],
		['a part of another format', text({ ...mainPart('x'), format: 7 }), 'hash-mismatch'],
		['what is no JSON', '<html>Log in</html>', 'hash-mismatch'],
		['a point on the moon', text({ ...mainPart('x'), streets: [['x', 1, [0, 0, 9e9, 0]]] }), 'hash-mismatch'],
		[
			'a part of a million streets',
			text({ ...mainPart('x'), streets: Array.from({ length: 250_000 }, () => ['', 4, [0, 0, 1, 1]]) }),
			'hash-mismatch'
		]
	];
	for (const [name, main, code] of hostile) {
		test(`${name}, though its hash is right`, async ({ page }) => {
			await visit(page);
			publish(makeMap({ ...files, main }));
			await refused(page, code);
		});
	}

	test('a part announced as huge, without asking for it', async ({ page }) => {
		const current = JSON.parse(makeMap(files).get('/map/current.json')!);
		current.parts.main.size = 2 ** 40;
		server.put('/map/current.json', text(current));
		await visit(page);
		server.requests.length = 0;
		expect(await take(page)).toEqual({ ok: false, code: 'server' });
		expect(server.requests.filter((path) => path.startsWith('/map/main'))).toEqual([]);
	});

	test('a part at another site', async ({ page }) => {
		const current = JSON.parse(makeMap(files).get('/map/current.json')!);
		current.parts.main.url = '//example.org/map/main-1.json';
		server.put('/map/current.json', text(current));
		await visit(page);
		expect(await take(page)).toEqual({ ok: false, code: 'server' });
	});

	test('a map of a newer format', async ({ page }) => {
		publish(makeMap(files, 2));
		await visit(page);
		expect(await take(page)).toEqual({ ok: false, code: 'format-newer' });
		expect(await seen(page)).toEqual({ ...nothing, offered: null, problem: 'format-newer' });
	});

	async function refused(page: Page, code: string) {
		const { result, took } = await page.evaluate(async () => {
			await device.streetMap.open();
			const start = performance.now();
			return { result: await device.streetMap.take(), took: performance.now() - start };
		});
		expect(result).toEqual({ ok: false, code });
		expect(took).toBeLessThan(1000);
		expect(await seen(page)).toEqual({ ...nothing, problem: code });
	}
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
