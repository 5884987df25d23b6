/**
 * Takes the pictures of README and manifest from the running app:  npx tsx scripts/draw-screenshots.ts
 * Build first; the pictures show what the built server serves.
 */
import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { startServer } from '../tests/support/server.ts';

const system = '/usr/bin/chromium';
const server = await startServer();
const browser = await chromium.launch({
	...(existsSync(system) ? { executablePath: system } : {}),
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
});

interface Shot {
	file: string;
	path: string;
	width: number;
	height: number;
	scale: number;
	/** What must stand before the picture is taken. */
	until: string;
}

const shots: Shot[] = [
	{ file: 'static/screenshots/home-narrow.png', path: '/fr', width: 390, height: 844, scale: 2, until: 'h1' },
	{
		file: 'static/screenshots/list-wide.png',
		path: '/fr/places?need=food&view=map',
		width: 1280,
		height: 800,
		scale: 1,
		until: '.leaflet-marker-icon'
	}
];

await mkdir('static/screenshots', { recursive: true });
for (const { file, path, width, height, scale, until } of shots) {
	const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
	await page.goto(server.url + path);
	await page.locator(until).first().waitFor();
	await page.screenshot({ path: file });
	await page.close();
}

// The README's picture: four phones side by side, light and dark, left to right and right to left.
const phones = [
	'/fr',
	'/ar/places?need=hygiene',
	'/uk/places/maison-des-refugies',
	'/fr/places/maison-des-refugies/show'
];
const pictures: string[] = [];
for (const [index, path] of phones.entries()) {
	const page = await browser.newPage({
		viewport: { width: 390, height: 844 },
		colorScheme: index === 2 ? 'dark' : 'light'
	});
	await page.goto(server.url + path);
	await page.locator('h1, h2').first().waitFor();
	pictures.push((await page.screenshot()).toString('base64'));
	await page.close();
}
const sheet = await browser.newPage({ viewport: { width: 4 * 390 + 5 * 24, height: 844 + 48 } });
const phone = 'border-radius:28px;box-shadow:0 6px 24px #0003';
await sheet.setContent(
	`<body style="margin:0;display:flex;gap:24px;padding:24px;background:#e9e1d2">${pictures
		.map((each) => `<img style="${phone}" src="data:image/png;base64,${each}">`)
		.join('')}</body>`
);
await sheet.locator('img').last().waitFor();
await sheet.screenshot({ path: 'docs/screenshot.png' });

await browser.close();
await server.stop();
