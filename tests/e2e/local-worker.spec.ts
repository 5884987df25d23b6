import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { FORMAT } from '#lib/domain/edition/format.ts';
import { workerBundle } from '../local/bundle.ts';
import { deviceServer, ready } from '../local/page.ts';
import type { TestServer } from '../local/server.ts';

let server: TestServer;
const shell = (version: string) =>
	`<!doctype html><title>shell ${version}</title><script src="/_app/immutable/${version}.js"></script></html>`;

/** Puts a version of the code on the server: its worker, shell and one hashed file beside one that never changes. */
async function deploy(version: string, more: { url: string; revision: string | null }[] = []) {
	const entries = [
		{ url: `_app/immutable/${version}.js`, revision: null },
		{ url: '_app/immutable/same.js', revision: null },
		{ url: 'icon.svg', revision: '1' },
		{ url: 'shell', revision: version },
		...more
	];
	server.put('/service-worker.js', await workerBundle(entries), 'text/javascript');
	server.put(`/_app/immutable/${version}.js`, `document.title += ' runs';`, 'text/javascript');
	server.put('/shell', shell(version), 'text/html');
}

test.beforeEach(async ({ context }) => {
	server = await deviceServer();
	server.put('/_app/immutable/same.js', '', 'text/javascript');
	server.put('/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml');
	for (const path of ['/fr', '/fr/places/x', '/staff', '/editions/x', '/pages/x']) {
		server.put(path, '<!doctype html><title>from the server</title>', 'text/html');
	}
	await deploy('v1');
	await controlled(context);
});
test.afterEach(() => server.stop());

/** A page under a worker that has taken control. */
async function controlled(context: BrowserContext): Promise<Page> {
	const page = await ready(await context.newPage(), server);
	await page.evaluate(async () => {
		fanal.updates.start();
		if (!navigator.serviceWorker.controller)
			await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
	});
	return page;
}

const open = (context: BrowserContext) => context.pages()[0]!;
const hold = (context: BrowserContext, format = FORMAT) =>
	open(context).evaluate((number) => fanal.writeMarker({ format: number, edition: 'e' }), format);

async function visit(context: BrowserContext, path: string) {
	const page = await context.newPage();
	server.requests.length = 0;
	await page.goto(server.origin + path);
	const title = await page.title();
	await page.close();
	return { title, requests: [...server.requests] };
}

test('while the device holds nothing, the server answers', async ({ context }) => {
	expect(await visit(context, '/fr')).toEqual({ title: 'from the server', requests: ['/fr'] });
});

test('while it holds nothing and the server fails, is slow or is gone, the shell answers', async ({ context }) => {
	server.put('/fr', 'Bad gateway', 'text/html', { status: 502 });
	expect((await visit(context, '/fr')).title).toBe('shell v1 runs');
	server.put('/fr', '', 'text/html', { stalled: true });
	const before = Date.now();
	expect((await visit(context, '/fr')).title).toBe('shell v1 runs');
	expect(Date.now() - before).toBeGreaterThanOrEqual(3000);
	await server.stop();
	expect((await visit(context, '/fr')).title).toBe('shell v1 runs');
	await server.start();
});

test('a page the server does not know is answered by the server', async ({ context }) => {
	server.put('/fr/nowhere', '<title>not found</title>', 'text/html', { status: 404 });
	expect((await visit(context, '/fr/nowhere')).title).toBe('not found');
});

test('once it holds an edition the shell answers every page, with no request at all', async ({ context }) => {
	await hold(context);
	for (const path of ['/', '/fr', '/fr/places/x?q=manger', '/ar/never/seen']) {
		expect(await visit(context, path)).toEqual({ title: 'shell v1 runs', requests: [] });
	}
	await server.stop();
	for (const path of ['/', '/uk/places', '/shell']) expect((await visit(context, path)).title).toBe('shell v1 runs');
	await server.start();
});

test('an edition of another format, or one let go of, does not count', async ({ context }) => {
	await hold(context, FORMAT - 1);
	expect((await visit(context, '/fr')).title).toBe('from the server');
	await hold(context);
	expect((await visit(context, '/fr')).title).toBe('shell v1 runs');
	await open(context).evaluate(() => fanal.removeMarker());
	expect((await visit(context, '/fr')).title).toBe('from the server');
});

test('staff, data and checks are never touched', async ({ context }) => {
	await hold(context);
	for (const path of ['/staff', '/editions/x', '/pages/x']) {
		expect(await visit(context, path)).toEqual({ title: 'from the server', requests: [path] });
	}
	await server.stop();
	const page = await context.newPage();
	for (const path of ['/staff', '/api/v1', '/healthz']) await expect(page.goto(server.origin + path)).rejects.toThrow();
	await server.start();
});

test('code and only code is kept, whatever is visited', async ({ context }) => {
	for (const path of ['/fr', '/fr/places/x', '/staff', '/pages/x']) await visit(context, path);
	const kept = await open(context).evaluate(async () => {
		const stored: string[] = [];
		for (const name of await caches.keys())
			for (const { url } of await (await caches.open(name)).keys()) stored.push(new URL(url).pathname);
		return stored.toSorted();
	});
	expect(kept).toEqual(['/_app/immutable/same.js', '/_app/immutable/v1.js', '/icon.svg', '/shell']);
});

test('a new version waits, asks, then takes over every tab; unchanged files are not fetched again', async ({
	context
}) => {
	const [asking, other] = [open(context), await controlled(context)];
	await asking.evaluate(() => caches.open('another-app'));
	await deploy('v2');
	await update(context);
	await expect.poll(() => asking.evaluate(() => fanal.updates.waiting)).toBe(true);
	expect(server.requests.toSorted()).toEqual(['/_app/immutable/v2.js', '/service-worker.js', '/shell']);
	await hold(context);
	expect((await visit(context, '/fr')).title).toBe('shell v1 runs');

	const reloads = [asking, other].map((page) => page.waitForEvent('framenavigated'));
	await asking.evaluate(() => fanal.updates.apply());
	await Promise.all(reloads);
	for (const page of [asking, other]) await expect(page).toHaveTitle('shell v2 runs');
	expect((await visit(context, '/fr')).title).toBe('shell v2 runs');
	const names = await asking.evaluate(() => caches.keys());
	expect(names.filter((name) => name.startsWith('fanal-code-'))).toHaveLength(1);
	expect(names).toContain('another-app');
});

test('the first worker of a device reloads nothing', async ({ context }) => {
	const page = open(context);
	await page.evaluate(() => ((globalThis as { mark?: true }).mark = true));
	expect(await page.evaluate(() => 'mark' in globalThis && navigator.serviceWorker.controller !== null)).toBe(true);
});

test('a tab in the background where something is being typed is not reloaded', async ({ context }) => {
	const [asking, other] = [open(context), await controlled(context)];
	await other.evaluate(() => {
		document.body.innerHTML = '<form method="post"><textarea></textarea></form>';
		document.querySelector('textarea')!.value = 'a draft';
		Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
	});
	await deploy('v2');
	await update(context);
	await expect.poll(() => asking.evaluate(() => fanal.updates.waiting)).toBe(true);
	const taken = other.evaluate(() =>
		new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done)).then(() => 'taken')
	);
	await Promise.all([asking.waitForEvent('framenavigated'), asking.evaluate(() => fanal.updates.apply())]);
	expect(await taken).toBe('taken');
	expect(await other.evaluate(() => [document.querySelector('textarea')?.value, fanal.updates.waiting])).toEqual([
		'a draft',
		true
	]);
});

async function update(context: BrowserContext) {
	server.requests.length = 0;
	await open(context).evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update().catch(() => undefined);
	});
}

test('an update that cannot be fetched whole changes nothing', async ({ context }) => {
	await deploy('v2', [{ url: '_app/immutable/missing.js', revision: null }]);
	await update(context);
	await expect.poll(() => server.requests).toContain('/_app/immutable/missing.js');
	await expect
		.poll(() => open(context).evaluate(async () => (await navigator.serviceWorker.ready).installing))
		.toBeNull();
	expect(await open(context).evaluate(async () => [fanal.updates.waiting, (await caches.keys()).length])).toEqual([
		false,
		1
	]);
	await hold(context);
	expect((await visit(context, '/fr')).title).toBe('shell v1 runs');
});

test('a shell of another version than the worker is refused', async ({ context }) => {
	await deploy('v2');
	server.put('/shell', shell('v3'), 'text/html');
	await update(context);
	await expect.poll(() => server.requests).toContain('/shell');
	await expect
		.poll(() => open(context).evaluate(async () => (await navigator.serviceWorker.ready).installing))
		.toBeNull();
	expect(await open(context).evaluate(() => fanal.updates.waiting)).toBe(false);
});
