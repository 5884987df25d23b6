import { expect, test } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { gzipSize } from '../local/bundle.ts';
import { editionA, editionB, hash } from '../local/editions.ts';
import { deviceServer, ready } from '../local/page.ts';
import type { TestServer } from '../local/server.ts';

let server: TestServer;
test.beforeAll(async () => {
	server = await deviceServer();
});
test.afterAll(() => server.stop());

const facts = `/e/${editionB.hashes['facts']!.slice(0, 12)}`;
const french = `/e/${editionB.hashes['text.fr']!.slice(0, 12)}`;
const manifest = `/e/${editionB.edition.slice(0, 12)}`;
const old = { edition: editionA.edition, sequence: 1, languages: ['fr'], whole: true };
const fresh = { edition: editionB.edition, sequence: 2, languages: ['fr'], whole: true };

/** Syncs once with edition A, then once with `edition` and its troubles; returns the result and what is held after. */
const attempt = {
	edition: 'b',
	languages: [] as string[],
	spoil: {} as Record<string, string>,
	patience: 20_000,
	from: 'a' as string | null
};
async function afterSync(options: typeof attempt) {
	const { edition, languages, spoil, patience, from } = options;
	const db = await fanal.openDirectoryDb();
	const now = new Date();
	if (from) await fanal.sync({ fetch: fetchOf(from), db, languages: [], now });
	const result = await fanal.sync({ fetch: fetchOf(edition, spoil), db, languages, now, patience });
	db.close();
	return { result, held: await inspect() };
}

test.describe('a new edition', () => {
	test.beforeEach(({ page }) => ready(page, server).then(() => undefined));

	test('replaces the old one, whole', async ({ page }) => {
		expect(await page.evaluate(afterSync, attempt)).toEqual({ result: { ok: true, changed: true }, held: fresh });
	});

	test('costs one request when there is nothing new', async ({ page }) => {
		await page.evaluate(afterSync, { ...attempt, edition: 'a' });
		server.requests.length = 0;
		const again = await page.evaluate(afterSync, { ...attempt, edition: 'a', from: null });
		expect(again).toEqual({ result: { ok: true, changed: false }, held: old });
		expect(server.requests).toEqual(['/a/current.json']);
	});

	test('downloads only what changed', async ({ page }) => {
		await page.evaluate(afterSync, { ...attempt, edition: 'a', from: null });
		server.requests.length = 0;
		await page.evaluate(afterSync, { ...attempt, from: null });
		expect(server.requests.toSorted()).toEqual(['/b/current.json', manifest, facts, french].toSorted());
	});

	test('brings a language when one is chosen, and only its texts', async ({ page }) => {
		await page.evaluate(afterSync, { ...attempt, edition: 'a', from: null });
		server.requests.length = 0;
		const { held } = await page.evaluate(afterSync, { ...attempt, edition: 'a', from: null, languages: ['ar'] });
		expect(held).toEqual({ ...old, languages: ['fr', 'ar'] });
		expect(server.requests).toEqual(['/a/current.json', `/e/${editionA.hashes['text.ar']!.slice(0, 12)}`]);
		const dropped = await page.evaluate(afterSync, { ...attempt, edition: 'a', from: null });
		expect(dropped).toEqual({ result: { ok: true, changed: true }, held: old });
	});

	test('with a lower sequence is an old answer: ignored', async ({ page }) => {
		const spoil = { '/b/current.json': 'sequence=0' };
		const outcome = await page.evaluate(afterSync, { ...attempt, spoil });
		expect(outcome).toEqual({ result: { ok: true, changed: false }, held: old });
	});

	test('may be an older one again: same hash, higher sequence', async ({ page }) => {
		await page.evaluate(afterSync, attempt);
		const spoil = { '/a/current.json': 'sequence=9' };
		const { held } = await page.evaluate(afterSync, { ...attempt, edition: 'a', spoil, from: null });
		expect(held).toEqual({ ...old, sequence: 9 });
	});

	test('of another format is left to newer code', async ({ page }) => {
		const outcome = await page.evaluate(afterSync, { ...attempt, edition: 'newer' });
		expect(outcome).toEqual({ result: { ok: false, code: 'format-newer' }, held: old });
	});
});

test.describe('trouble on the way leaves the old edition whole', () => {
	test.beforeEach(({ page }) => ready(page, server).then(() => undefined));

	const troubles: [string, Record<string, string>, string][] = [
		['a flipped byte in a shard', { [facts]: 'flip=3' }, 'hash-mismatch'],
		['a flipped byte in the manifest', { [manifest]: 'flip=3' }, 'hash-mismatch'],
		['a connection lost between two shards', { [french]: 'hangup' }, 'offline'],
		['a shard that never comes', { [french]: 'stall' }, 'timeout'],
		['a server that never answers', { '/b/current.json': 'stall' }, 'timeout']
	];
	for (const [name, spoil, code] of troubles) {
		test(name, async ({ page }) => {
			const outcome = await page.evaluate(afterSync, { ...attempt, spoil, patience: 700 });
			expect(outcome).toEqual({ result: { ok: false, code }, held: old });
		});
	}

	test('a server in trouble, or another site answering in its place', async ({ page }) => {
		server.put('/broken/current.json', '{}', 'application/json', { status: 503 });
		server.put('/portal/current.json', '<html>Log in</html>', 'text/html');
		for (const edition of ['broken', 'portal', 'absent']) {
			const outcome = await page.evaluate(afterSync, { ...attempt, edition });
			expect(outcome).toEqual({ result: { ok: false, code: 'server' }, held: old });
		}
	});

	test('a tab closed between two shards', async ({ page, context }) => {
		const asked = page.waitForRequest((request) => request.url().includes(french));
		void page.evaluate(afterSync, { ...attempt, spoil: { [french]: 'stall' } }).catch(() => undefined);
		await asked;
		await page.close();
		const next = await ready(await context.newPage(), server);
		expect(await next.evaluate(() => inspect())).toEqual(old);
		expect(await next.evaluate(afterSync, { ...attempt, from: null })).toMatchObject({ held: fresh });
	});

	const framings = { length: (body: Buffer) => body, close: (body: Buffer) => body, gzip: gzipSync };
	for (const [frame, encode] of Object.entries(framings)) {
		test(`a connection cut at any byte (${frame})`, async ({ page }) => {
			test.setTimeout(240_000);
			const paths = frame === 'gzip' ? [facts] : ['/b/current.json', manifest, facts, french];
			const targets = paths.map((path) => ({ path, bytes: encode(Buffer.from(editionB.files.get(path)!)).length }));
			const outcomes = await page.evaluate(cutEverywhere, {
				targets,
				frame,
				ours: [editionA.edition, editionB.edition]
			});
			const cuts = targets.reduce((sum, { bytes }) => sum + bytes, 0);
			expect(outcomes.wrong).toEqual([]);
			expect(Object.keys(outcomes.codes).toSorted()).toEqual(['ok', 'truncated']);
			expect(outcomes.old).toBeGreaterThanOrEqual(frame === 'gzip' ? 1 : cuts);
			// Whole bodies, one a target, end as the new edition; a gzip body without its last bytes may be whole too.
			expect(outcomes.old + outcomes.new).toBe(cuts + targets.length);
			expect(outcomes.new).toBeGreaterThanOrEqual(targets.length);
			test.info().annotations.push({ type: 'cuts', description: JSON.stringify(outcomes) });
		});
	}
});

/** In the page: syncs A → B with every cut of every target, and sorts what is held afterwards. */
async function cutEverywhere(given: { targets: { path: string; bytes: number }[]; frame: string; ours: string[] }) {
	const outcomes = { old: 0, new: 0, codes: {} as Record<string, number>, wrong: [] as unknown[] };
	const now = new Date();
	let db = await fanal.openDirectoryDb();
	for (const { path, bytes } of given.targets) {
		for (let cut = 0; cut <= bytes; cut++) {
			if ((await db.held())?.edition !== given.ours[0]) {
				await db.drop();
				db = await fanal.openDirectoryDb();
				await fanal.sync({ fetch: fetchOf('a'), db, languages: [], now });
			}
			const fetch = fetchOf('b', { [path]: `cut=${cut}&frame=${given.frame}` });
			const result = await fanal.sync({ fetch, db, languages: [], now });
			const code = result.ok ? 'ok' : result.code;
			outcomes.codes[code] = (outcomes.codes[code] ?? 0) + 1;
			const held = await inspect(db);
			const expected = given.ours[result.ok ? 1 : 0];
			if (!held?.whole || held.edition !== expected) outcomes.wrong.push({ path, cut, result, held });
			else outcomes[result.ok ? 'new' : 'old']++;
		}
	}
	db.close();
	return outcomes;
}

test.describe('storage', () => {
	test('that is full keeps the old edition', async ({ page }) => {
		await ready(page, server);
		await page.evaluate(afterSync, { ...attempt, edition: 'a', from: null });
		await page.evaluate(() => {
			const { put } = IDBObjectStore.prototype;
			let left = 1;
			IDBObjectStore.prototype.put = function (...args) {
				if (left-- > 0) return put.apply(this, args);
				throw new DOMException('full', 'QuotaExceededError');
			};
		});
		const outcome = await page.evaluate(afterSync, { ...attempt, from: null });
		expect(outcome).toEqual({ result: { ok: false, code: 'storage-full' }, held: old });
	});

	test('of a newer code is left alone, and says so', async ({ page }) => {
		await ready(page, server);
		const version = await page.evaluate(async () => {
			const open = (number?: number) =>
				new Promise<number>((resolve, reject) => {
					const request = indexedDB.open('fanal-directory', number);
					request.onupgradeneeded = () => request.result.createObjectStore('later');
					request.onsuccess = () => {
						resolve(request.result.version);
						request.result.close();
					};
					request.onerror = () => reject(request.error);
				});
			await open(990);
			const db = await fanal.openDirectoryDb();
			await fanal.sync({ fetch: fetchOf('a'), db, languages: [], now: new Date() });
			return { problem: db.problem, version: await open() };
		});
		expect(version).toEqual({ problem: 'storage-newer', version: 990 });
	});

	test('lets newer code in another tab upgrade at once', async ({ page, context }) => {
		await ready(page, server);
		await page.evaluate(() => fanal.openDirectoryDb().then((db) => void db.held()));
		const other = await ready(await context.newPage(), server);
		const outcome = await other.evaluate(
			() =>
				new Promise((resolve) => {
					const request = indexedDB.open('fanal-directory', 990);
					request.onsuccess = () => resolve('open');
					request.onblocked = () => resolve('blocked');
				})
		);
		expect(outcome).toBe('open');
	});

	test('that is absent: the edition serves this visit from memory', async ({ page }) => {
		await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
		await ready(page, server);
		const outcome = await page.evaluate(async () => {
			const db = await fanal.openDirectoryDb();
			const result = await fanal.sync({ fetch: fetchOf('a'), db, languages: [], now: new Date() });
			return { problem: db.problem, result, held: await inspect(db) };
		});
		expect(outcome).toEqual({ problem: 'storage-refused', result: { ok: true, changed: true }, held: old });
	});
});

for (const locks of [true, false]) {
	test(`two tabs at once ${locks ? 'take turns' : 'without locks never mix two editions'}`, async ({ context }) => {
		if (!locks) await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
		const tabs = [await ready(await context.newPage(), server), await ready(await context.newPage(), server)];
		await tabs[0]!.evaluate(afterSync, { ...attempt, edition: 'a', from: null });
		server.requests.length = 0;
		for (let round = 0; round < 10; round++) {
			const outcomes = await Promise.all(
				tabs.map((tab, index) => {
					const edition = (round + (locks ? 0 : index)) % 2 ? 'a' : 'b';
					const spoil = { [`/${edition}/current.json`]: `sequence=${10 + round}` };
					return tab.evaluate(afterSync, { ...attempt, edition, spoil, from: null });
				})
			);
			const held = await tabs[0]!.evaluate(() => inspect());
			expect(held).toMatchObject({ whole: true });
			if (locks) expect(outcomes.map(({ result }) => result.ok && result.changed).toSorted()).toEqual([false, true]);
		}
		if (locks) expect(server.requests.filter((path) => path === facts)).toHaveLength(5);
	});
}

test('a shard that another tab deleted meanwhile is not counted on: nothing changes', async ({ page }) => {
	await ready(page, server);
	const outcome = await page.evaluate(async () => {
		const db = await fanal.openDirectoryDb();
		const now = new Date();
		await fanal.sync({ fetch: fetchOf('a'), db, languages: [], now });
		const before = (await db.held())!;
		await fanal.sync({ fetch: fetchOf('b'), db, languages: [], now });
		const refused = await db.replace(before, []).then(
			() => false,
			() => true
		);
		return { refused, held: await inspect(db) };
	});
	expect(outcome).toEqual({ refused: true, held: fresh });
});

test('another tab is told', async ({ context }) => {
	const [one, other] = [await ready(await context.newPage(), server), await ready(await context.newPage(), server)];
	const told = other.evaluate(
		() => new Promise((resolve) => (new BroadcastChannel('fanal-directory').onmessage = ({ data }) => resolve(data)))
	);
	await one.evaluate(afterSync, { ...attempt, from: null });
	expect(await told).toEqual({ edition: editionB.edition });
});

test('sync and its database stay within 4 kB, gzip, besides Dexie', async () => {
	const size = await gzipSize(['src/lib/local/sync.ts', 'src/lib/local/directory-db.ts'], ['dexie']);
	test.info().annotations.push({ type: 'gzip', description: String(size) });
	expect(size).toBeLessThanOrEqual(4096);
});

test('the two test editions differ', () => {
	expect(hash(editionA.files.get('/a/current.json')!)).not.toBe(hash(editionB.files.get('/b/current.json')!));
});
