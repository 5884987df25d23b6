import { expect, test } from '@playwright/test';
import { request } from 'node:http';
import { startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(server.url + path, { headers, redirect: 'manual' });

const edition = async () =>
	(await (await get('/editions/current.json')).json()) as { manifest: { url: string; size: number } };

test.describe('headers', () => {
	for (const path of [
		'/',
		'/fr',
		'/ar/places/maison-des-refugies',
		'/shell',
		'/icon.svg',
		'/manifest.webmanifest',
		'/service-worker.js',
		'/no/such/page',
		'/fr/places/no-such-place',
		'/xx',
		'/editions/current.json',
		'/editions/none.json',
		'/pages/fr/home',
		'/api/v1/places',
		'/api/v1/places?limit=0',
		'/healthz',
		'/readyz'
	]) {
		test(`of ${path}`, async () => {
			const { headers } = await get(path);
			expect(Object.fromEntries(headers)).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'x-frame-options': 'DENY'
			});
			expect(headers.get('permissions-policy')).toContain('camera=()');
			expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
			const policy =
				path === '/'
					? ((await get('/?choose')).headers.get('content-security-policy') ?? '')
					: (headers.get('content-security-policy') ?? '');
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("frame-ancestors 'none'");
			expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
			expect(headers.get('set-cookie')).toBeNull();
			expect(headers.get('server')).toBeNull();
			expect(headers.get('x-powered-by')).toBeNull();
		});
	}

	test('"/" speaks the browser\'s language', async () => {
		for (const [asked, given] of [
			['uk,en;q=0.5', '/uk'],
			['ar-EG', '/ar'],
			['de,en;q=0.5', '/en'],
			['fr-CA', '/fr']
		] as const) {
			const answer = await get('/', { 'accept-language': asked });
			expect([answer.status, answer.headers.get('location'), answer.headers.get('vary')]).toEqual([
				303,
				given,
				expect.stringContaining('Accept-Language')
			]);
		}
		expect((await get('/?choose', { 'accept-language': 'fr' })).status).toBe(200);
		expect((await get('/', { 'accept-language': 'ja' })).status).toBe(200);
	});

	test('what does not exist is 404', async () => {
		for (const path of ['/fr/places/no-such-place', '/ar/nothing', '/xx', '/pages/fr/nothing', '/api/v1/places/none']) {
			expect([path, (await get(path)).status]).toEqual([path, 404]);
		}
		expect(await (await get('/ar/places/no-such-place')).text()).toContain('<html lang="ar" dir="rtl"');
	});

	test('code named by its hash is kept for ever, the rest is asked for again', async () => {
		const [script = ''] = /\/_app\/immutable\/[\w./-]+\.js/.exec(await (await get('/fr')).text()) ?? [];
		expect((await get(script)).headers.get('cache-control')).toContain('immutable');
		for (const path of ['/fr', '/shell', '/service-worker.js']) {
			expect((await get(path)).headers.get('cache-control')).toMatch(/no-cache|max-age=0/);
		}
	});
});

test.describe('editions', () => {
	test('the pointer is small, and costs 304 when nothing is new', async () => {
		const first = await get('/editions/current.json');
		const etag = first.headers.get('etag') ?? '';
		expect(etag).toMatch(/^(W\/)?"/);
		expect(first.headers.get('cache-control')).toBe('no-cache');
		expect((await first.arrayBuffer()).byteLength).toBeLessThanOrEqual(1000);
		const again = await get('/editions/current.json', { 'if-none-match': etag });
		expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
		expect((await get('/editions/current.json', { 'if-none-match': '"other"' })).status).toBe(200);
	});

	test('the manifest and each part are immutable, and as long as promised', async () => {
		const { manifest } = await edition();
		const { shards } = (await (await get(manifest.url)).json()) as {
			shards: Record<string, { url: string; size: number }>;
		};
		expect(Object.keys(shards)).toEqual(
			expect.arrayContaining(['facts', 'calendars', 'stations', 'basemap', 'text.ar', 'words.uk'])
		);
		for (const { url, size } of [manifest, ...Object.values(shards)]) {
			const answer = await get(url, { 'accept-encoding': 'identity' });
			expect(answer.headers.get('cache-control')).toContain('immutable');
			expect((await answer.arrayBuffer()).byteLength).toBe(size);
		}
	});

	test('publishes nothing confidential', async () => {
		const { manifest } = await edition();
		const { shards } = (await (await get(manifest.url)).json()) as { shards: { facts: { url: string } } };
		const facts = await (await get(shards.facts.url)).text();
		expect(facts).not.toMatch(/publishReason|"editorial"|"notes"/);
	});
});

test('is alive and ready', async () => {
	const alive = await get('/healthz');
	expect([alive.status, await alive.text()]).toEqual([200, 'ok']);
	const ready = await get('/readyz');
	expect([ready.status, await ready.json()]).toEqual([
		200,
		{ ready: true, edition: expect.stringMatching(/^[0-9a-f]{64}$/) }
	]);
});

test('what is only read refuses to be written', async () => {
	for (const path of ['/editions/current.json', '/healthz', '/icon.svg']) {
		const answer = await fetch(server.url + path, { method: 'POST' });
		expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
	}
	const foreign = await fetch(`${server.url}/fr`, { method: 'POST', headers: { origin: 'https://elsewhere.example' } });
	expect(foreign.status).toBe(403);
});

test('odd requests get an answer, and the server lives', async () => {
	for (const target of [
		'/%00',
		'/fr/%E0%A4%A',
		'/..%2f..%2fetc%2fpasswd',
		'/fr//places',
		`/fr?${'a'.repeat(5000)}`,
		'/fr/places?q=%FF'
	]) {
		const status = await raw(target);
		expect([target.slice(0, 30), status < 500]).toEqual([target.slice(0, 30), true]);
	}
	expect((await get('/healthz')).status).toBe(200);
});

/** A request whose target no client library has cleaned. */
function raw(path: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(server.url);
		const asking = request({ hostname, port, path }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		asking.on('error', reject);
		asking.end();
	});
}

const pages = [
	'/?choose',
	'/fr',
	'/uk/places',
	'/fr/places?view=map',
	'/ar/places/maison-des-refugies',
	'/ar/places/maison-des-refugies/show',
	'/en/saved',
	'/fr/emergency',
	'/fr/offline',
	'/fr/about',
	'/fr/privacy',
	'/fr/accessibility',
	'/fr/places/none'
];
test('no page breaks its own security policy', async ({ page }) => {
	const broken: string[] = [];
	await page.exposeFunction('report', (what: string) => broken.push(what));
	await page.addInitScript(() => {
		addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
			(globalThis as unknown as { report(what: string): void }).report(
				`${location.pathname}: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`
			)
		);
	});
	page.on('console', (message) => {
		if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text());
	});
	page.on('pageerror', (error) => broken.push(String(error)));
	for (const path of pages) {
		await page.goto(server.url + path, { waitUntil: 'networkidle' });
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
	}
	expect(broken).toEqual([]);
});
