import { expect, test } from '@playwright/test';
import { startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.kill());

const read = async (path: string) => {
	const response = await fetch(server.url + path);
	return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

test('a page tells search engines and messengers what it is', async ({ page }) => {
	await page.goto(`${server.url}/ar/places/maison-des-refugies?utm_source=x`);
	const content = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content');
	expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(
		`${server.url}/ar/places/maison-des-refugies`
	);
	expect(await content('og:title')).toContain('Maison des Réfugiés');
	expect(await content('og:locale')).toBe('ar_AR');
	expect((await fetch((await content('og:image')) ?? '')).headers.get('content-type')).toBe('image/png');
	const data = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText()) as {
		'@graph': { '@type': string }[];
	};
	expect(data['@graph'].map((each) => each['@type'])).toEqual(['BreadcrumbList', 'Place']);
});

test('the site map names every page, and each of them is there', async () => {
	const { status, type, text } = await read('/sitemap.xml');
	expect([status, type]).toEqual([200, 'application/xml']);
	const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
	expect(pages.length).toBeGreaterThan(1000);
	expect(new Set(pages).size).toBe(pages.length);
	// One of each kind, in each language.
	const kindOf = (url: string) => new URL(url).pathname.split('/').slice(1, 3).join('/');
	const one = [...new Map(pages.map((url) => [kindOf(url), url])).values()];
	const statuses = await Promise.all(one.map(async (url) => [url, (await fetch(url)).status]));
	expect(statuses.filter(([, code]) => code !== 200)).toEqual([]);
});

test('robots are led to the site map', async () => {
	const { status, text } = await read('/robots.txt');
	expect(status).toBe(200);
	expect(text).toContain(`Sitemap: ${server.url}/sitemap.xml`);
	expect(text).toContain('Disallow: /api/');
});

test('what is new can be followed, for one need or all', async () => {
	const all = await read('/fr/new.rss');
	expect(all.type).toContain('application/rss+xml');
	expect(all.text.match(/<item>/g)).toHaveLength(30);
	const health = await read('/uk/new.rss?need=health');
	expect(health.text).toContain('<language>uk</language>');
	expect(health.text).not.toEqual(all.text);
	expect((await read('/fr/new.rss?need=nothing')).status).toBe(404);
});
