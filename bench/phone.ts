import { chromium as playwright, type Page } from '@playwright/test';
import { TestServer } from '../tests/local/server.ts';
import { bundle } from '../tests/local/bundle.ts';
import { chromium } from './support.ts';

export interface Phone {
	page: Page;
	/** Slows the page from now on. */
	slow: (cpu: number) => Promise<void>;
	stop: () => Promise<void>;
}

/** An empty page with modules of ours, built as for production, as `globalThis.ours`, and files beside it. */
export async function phoneWith(modules: string[], files: Map<string, string>): Promise<Phone> {
	const server = await new TestServer().start();
	for (const [path, code] of await bundle(modules)) server.put(path, code, 'text/javascript');
	for (const [path, body] of files) server.put(path, body);
	const start = `<!doctype html><title>bench</title><script type="module">import * as ours from '/local.js'; globalThis.ours = ours;</script>`;
	server.put('/', start, 'text/html');
	const browser = await playwright.launch({ executablePath: chromium, args: ['--no-sandbox'] });
	const page = await browser.newPage();
	await page.goto(server.origin);
	await page.waitForFunction(() => 'ours' in globalThis);
	const cdp = await page.context().newCDPSession(page);
	return {
		page,
		slow: async (rate) => void (await cdp.send('Emulation.setCPUThrottlingRate', { rate })),
		stop: async () => {
			await browser.close();
			await server.stop();
		}
	};
}
