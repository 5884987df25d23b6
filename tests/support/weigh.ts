import { get } from 'node:http';
import type { Browser } from '@playwright/test';

export interface Weight {
	/** Bytes of all response bodies as sent. */
	total: number;
	/** Of those, scripts. */
	scripts: number;
	requests: number;
	byUrl: Record<string, number>;
}

/**
 * What a cold visit costs: bodies, compressed as they are sent, of every request that began before the `load` event.
 * The browser tells which requests those are; their bodies are then weighed as the server sends them.
 */
export async function weigh(browser: Browser, url: string): Promise<Weight> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	const types = new Map<string, string>();
	let loaded = false;
	cdp.on('Page.loadEventFired', () => (loaded = true));
	cdp.on('Network.requestWillBeSent', ({ request, type }) => {
		if (!loaded && request.url.startsWith('http')) types.set(request.url, type ?? '');
	});
	await cdp.send('Network.enable');
	await cdp.send('Page.enable');
	await page.goto(url, { waitUntil: 'networkidle' });
	await context.close();
	const weights = await Promise.all(
		[...types].map(async ([address, type]) => ({ address, type, bytes: await sentBytes(address) }))
	);
	const sum = (list: typeof weights) => list.reduce((total, { bytes }) => total + bytes, 0);
	return {
		total: sum(weights),
		scripts: sum(weights.filter(({ type }) => type === 'Script')),
		requests: weights.length,
		byUrl: Object.fromEntries(weights.map(({ address, bytes }) => [new URL(address).pathname, bytes]))
	};
}

/** Bytes of a body on the wire, for a browser that takes brotli. */
export function sentBytes(address: string): Promise<number> {
	return new Promise((resolve, reject) => {
		get(address, { headers: { 'accept-encoding': 'br' } }, (response) => {
			let bytes = 0;
			response.on('data', (chunk: Buffer) => (bytes += chunk.length));
			response.on('end', () => resolve(bytes));
			response.on('error', reject);
		}).on('error', reject);
	});
}
