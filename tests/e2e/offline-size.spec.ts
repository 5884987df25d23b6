import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';
import { sentBytes } from '../support/weigh.ts';
import { syncedContext } from '../support/visitor.ts';
import { words } from '../support/words.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const KB = 1000;
const text = async (path: string) => (await fetch(server.url + path)).text();

/** What the service worker keeps of the code, as paths. */
async function precached(): Promise<string[]> {
	const entries = (await text('/service-worker.js')).matchAll(/\{"?revision"?:(?:null|"\w+"),"?url"?:"([^"]+)"\}/g);
	return [...entries].map(([, url]) => `/${url}`);
}

async function shardAddresses(): Promise<Record<string, string>> {
	const { manifest } = JSON.parse(await text('/editions/current.json')) as { manifest: { url: string } };
	const { shards } = JSON.parse(await text(manifest.url)) as { shards: Record<string, { url: string }> };
	return Object.fromEntries(Object.entries(shards).map(([name, { url }]) => [name, url]));
}

/** Path → bytes as sent. */
async function weights(paths: string[]): Promise<Record<string, number>> {
	return Object.fromEntries(
		await Promise.all(paths.map(async (path) => [path, await sentBytes(server.url + path)] as const))
	);
}
const sum = (sizes: Record<string, number>) => Object.values(sizes).reduce((total, bytes) => total + bytes, 0);

/**
 * Code that only the street map needs: the script that asks for its packs, which nothing but that script's own import on
 * demand leads to. A device that holds no pack never needs it: it is counted with the pack, not with the directory.
 */
async function streetMapOnly(code: string[]): Promise<string[]> {
	const scripts = code.filter((path) => path.endsWith('.js'));
	const bodies = await Promise.all(scripts.map(async (path) => ({ path, body: await text(path) })));
	const own = bodies.filter(({ body }) => body.includes('/map/current.json')).map(({ path }) => path);
	expect(own).toHaveLength(1);
	const name = own[0]?.split('/').at(-1);
	const leading = bodies.filter(({ body }) => new RegExp(`(?:from|import)\\s*["'][^"']*/${name}["']`).test(body));
	expect(leading).toEqual([]);
	return own;
}

/** Files that come in the service worker's pack. */
const packed = async () => Object.keys(JSON.parse(await text('/code-pack.json')) as Record<string, string>);

test('everything for one language, without the network ever after, is at most 480 kB', async () => {
	const shards = await shardAddresses();
	const wanted = Object.keys(shards).filter((name) => !name.includes('.') || /^words\.|\.fr$/.test(name));
	expect(wanted).toEqual(expect.arrayContaining(['facts', 'calendars', 'basemap', 'guides', 'text.fr', 'guides.fr']));
	const all = await precached();
	const apart = await streetMapOnly(all);
	expect(sum(await weights(apart))).toBeLessThanOrEqual(10 * KB);
	const together = await packed();
	expect(together.length).toBeGreaterThan(30);
	expect(all).toEqual(expect.arrayContaining(together));
	const alone = all.filter((path) => !together.includes(path) && !apart.includes(path));
	const code = [...alone, '/code-pack.json', '/service-worker.js'];
	const sizes = await weights([...code, ...wanted.map((name) => shards[name] ?? '')]);
	expect(sum(sizes), JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(480 * KB);
});

test('a new device takes these files out of the pack', async ({ browser }) => {
	const context = await syncedContext(browser, server.url, ['fr']);
	const page = await context.newPage();
	await page.goto(`${server.url}/fr/about`);
	/** What was sent by the server has an address; what was made on the device has none. */
	const made = await page.evaluate(async () => {
		const name = (await caches.keys()).find((each) => each.startsWith('fanal-code-')) ?? '';
		const cache = await caches.open(name);
		const all = await Promise.all(
			(await cache.keys()).map(async ({ url }) => [new URL(url).pathname, (await cache.match(url))?.url] as const)
		);
		return all.filter(([, origin]) => origin === '').map(([path]) => path);
	});
	expect(made.sort()).toEqual((await packed()).sort());
	await context.close();
});

/** Its interface and everyday words are on every device and counted above: choosing it fetches its texts alone. */
for (const lang of ['en', 'ar', 'uk'] as const) {
	test(`one more language, ${lang}, is at most 60 kB to fetch, 75 kB with what every device holds of it`, async () => {
		const shards = await shardAddresses();
		const scripts = (await precached()).filter((path) => path.endsWith('.js'));
		const bodies = await Promise.all(scripts.map(async (path) => ({ path, body: await text(path) })));
		const own = bodies.filter(({ body }) => body.includes(words[lang].nav.skip)).map(({ path }) => path);
		expect(own).toHaveLength(1);
		const named = Object.entries(shards).filter(([name]) => name.endsWith(`.${lang}`));
		const fetched = await weights(named.flatMap(([name, url]) => (name.startsWith('words.') ? [] : [url])));
		expect(Object.keys(fetched)).toHaveLength(6);
		expect(sum(fetched), JSON.stringify(fetched, null, 1)).toBeLessThanOrEqual(60 * KB);
		const held = await weights([...own, shards[`words.${lang}`] ?? '']);
		expect(sum(fetched) + sum(held), JSON.stringify({ ...fetched, ...held }, null, 1)).toBeLessThanOrEqual(75 * KB);
	});
}
