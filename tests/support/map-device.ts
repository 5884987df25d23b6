import { test, type Page } from '@playwright/test';
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
export const files = { main: text(mainPart('Avenue Première')), side: text(sidePart), address: text(addressPart) };

/** Of the tests that `withMapServer` prepares. */
export let server: TestServer;

/** Serves a page with the code of a device's street map, and a map, anew to each test of a file. */
export function withMapServer(): void {
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
}

export function publish(map: Map<string, string>) {
	for (const [path, body] of map) server.put(path, body);
}

export const pathOf = (part: string, map = makeMap(files)) =>
	[...map.keys()].find((path) => path.startsWith(`/map/${part}-`))!;

/** A page of this device; `connection` as the browser tells it, `null` where it tells nothing. */
export async function visit(
	page: Page,
	connection: { type?: string; saveData?: boolean } | null = null
): Promise<Page> {
	await page.addInitScript((value) => {
		Object.defineProperty(navigator, 'connection', { value: value ?? undefined, configurable: true });
	}, connection);
	await page.goto(server.origin);
	await page.waitForFunction(() => 'device' in globalThis);
	return page;
}

export const take = (page: Page, address = false) =>
	page.evaluate((book) => device.streetMap.take({ address: book }), address);

/** What pages would draw, and what is kept. */
export const seen = (page: Page) =>
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
export const nothing = {
	streets: null,
	parts: null,
	offered: [true, true],
	problem: null,
	absent: false,
	status: 'empty',
	kept: []
};
export const whole = {
	streets: ['Avenue Première', 'Rue de Pali-Kao'],
	parts: [true, true, false],
	offered: [false, true],
	problem: null,
	absent: false,
	status: 'ready',
	kept: ['/map/__held', '/map/main', '/map/side']
};
