import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Current, Manifest, ShardRef } from '#lib/domain/edition/format.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { beside, editPlaces, publishNow } from '../support/staff.ts';
import { coldVisit, syncedContext } from '../support/visitor.ts';
import { sentBytes } from '../support/weigh.ts';

let data: string;
const running: RunningServer[] = [];
const start = async (options: Parameters<typeof startServer>[0] = {}) => {
	const server = await startServer({ dataDir: data, database: true, ...options });
	running.push(server);
	return server;
};
// Each starts databases, and compiles all hours.
test.describe.configure({ timeout: 120_000 });
test.beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), 'fanal-publication-'));
});
test.afterEach(async () => {
	for (const server of running.splice(0)) await server.kill();
	await expect.poll(postmaster, { timeout: 10_000 }).toBe(0);
	rmSync(data, { recursive: true });
});

const pidFile = () => join(data, 'postgres/cluster/postmaster.pid');
const postmaster = () => (existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : 0);
const current = async (url: string) => (await (await fetch(`${url}/editions/current.json`)).json()) as Current;
/** Waits for the edition that a server published in its database; before, `data/` stands in. */
const untilPublished = (url: string) =>
	expect.poll(async () => (await current(url)).sequence, { timeout: 30_000 }).toBeGreaterThan(1);
const shards = async (url: string) => {
	const { manifest } = await current(url);
	return ((await (await fetch(url + manifest.url)).json()) as Manifest).shards as Record<string, ShardRef>;
};

test('two processes on one database hear of a publication before they look for one', async () => {
	const first = await start();
	await untilPublished(first.url);
	const second = await start();
	const both = [first, second];
	await expect.poll(async () => (await current(second.url)).sequence).toBe((await current(first.url)).sequence);
	const staff = await beside({ folder: data });
	const [id] = await editPlaces(staff, 1, (place) => (place.name = 'Un nouveau nom'));
	const { sequence } = await publishNow(staff);
	const published = performance.now();
	for (const { url } of both)
		await expect.poll(async () => (await current(url)).sequence, { intervals: [20], timeout: 15_000 }).toBe(sequence);
	// They look every ten seconds. `npm run faults` counts how soon they hear of it on a machine that does nothing else.
	expect(performance.now() - published).toBeLessThan(8000);
	for (const { url } of both) expect(await (await fetch(`${url}/fr/places/${id}`)).text()).toContain('Un nouveau nom');
	await staff.close();
});

test('with its database killed, all of the public site is served, and it comes back by itself', async () => {
	test.skip(Boolean(process.env['FANAL_TEST_DATABASE']), 'is about the database in the data folder');
	// Five visitors ask without a pause: the server has little time left for its database.
	test.setTimeout(120_000);
	const { url } = await start();
	await untilPublished(url);
	const before = postmaster();
	let asking = true;
	const answers: number[] = [];
	const paths = ['/fr', '/ar/places', '/fr/places/maison-des-refugies', '/editions/current.json', '/api/v1/places'];
	const visitors = paths.map(async (path) => {
		while (asking)
			answers.push(
				await fetch(url + path).then(
					({ status }) => status,
					() => 0
				)
			);
	});
	process.kill(before, 'SIGKILL');
	const another = () => postmaster() !== 0 && postmaster() !== before;
	await expect.poll(another, { timeout: 60_000 }).toBe(true);
	const staff = await beside({ folder: data });
	await editPlaces(staff, 1, (place) => (place.name = 'Après la panne'));
	const { sequence } = await publishNow(staff);
	await expect.poll(async () => (await current(url)).sequence, { timeout: 60_000 }).toBe(sequence);
	asking = false;
	await Promise.all(visitors);
	await staff.close();
	expect(answers.length).toBeGreaterThan(20);
	expect(answers.filter((status) => status !== 200)).toEqual([]);
});

test('a start without the database serves what was last published', async () => {
	const server = await start();
	await untilPublished(server.url);
	const before = await current(server.url);
	await server.stop();
	running.pop();
	const alone = await start({ env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' } });
	expect(await current(alone.url)).toEqual(before);
	expect((await fetch(`${alone.url}/fr/places/maison-des-refugies`)).status).toBe(200);
});

test('a phone fetches only what ten edited places changed, at most 50 kB', async ({ browser }) => {
	const server = await start();
	await untilPublished(server.url);
	const before = await shards(server.url);
	const device = await syncedContext(browser, server.url, ['fr']);
	const staff = await beside({ folder: data });
	const [id] = await editPlaces(staff, 10, (place) => {
		place.name = `${place.name} bis`;
		place.hours = 'Mo-Fr 09:00-17:00';
		const summary = place.texts.summary?.fr;
		if (summary) summary.value += ' On peut venir sans rendez-vous.';
	});
	await publishNow(staff);
	await staff.close();
	const asked: string[] = [];
	device.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (pathname.startsWith('/editions/')) asked.push(pathname);
	});
	const page = await coldVisit(device, `${server.url}/fr/places/${id}`);
	await expect(heading(page)).toContainText(' bis', { timeout: 20_000 });
	const after = await shards(server.url);
	const changed = Object.entries(after).filter(([name, { url }]) => before[name]?.url !== url);
	expect(changed.map(([name]) => name).sort()).toEqual(['calendars', 'facts', 'text.fr']);
	const { manifest } = await current(server.url);
	const fetched = [...new Set(asked)].sort();
	const wanted = changed.map(([, { url }]) => url);
	expect(fetched).toEqual(['/editions/current.json', manifest.url, ...wanted].sort());
	const sizes = await Promise.all(fetched.map(async (path) => [path, await sentBytes(server.url + path)] as const));
	const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
	expect(total, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(50_000);
});

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
