/**
 * How long a person waits for 20 places: first visit, repeat visit, without network; beside a bare HTML list of the same
 * names on the same simulated phone. `npm run build && npx tsx bench/visits.ts [--runs 5] [--path /ar/places]`.
 */
import { parseArgs } from 'node:util';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startServer } from '../tests/support/server.ts';
import { startBareList } from './bare/list.ts';
import { CountingProxy } from './counting-proxy.ts';
import { chromium, median } from './support.ts';

const { values } = parseArgs({
	options: { runs: { type: 'string', default: '5' }, path: { type: 'string', default: '/fr/places' } }
});
const runs = Number(values.runs);
/** Milliseconds, bytes a second. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PLACES = 20;

interface Visit {
	/** Milliseconds from the start of the navigation until the frame with 20 places is drawn. */
	shown: number;
	/** Bytes received, headers included, until then. */
	bytes: number;
	/** Long tasks, milliseconds: start and duration. */
	tasks: { start: number; duration: number }[];
	/** When the `load` event ended, milliseconds. */
	loaded: number;
}

/** A tab, and when 20 places are drawn in it, from now on. */
interface Tab {
	page: Page;
	shown: () => Promise<void>;
}

declare global {
	var bench: { shown: number | null; tasks: Visit['tasks'] };
}

/** Runs in the page before anything else. As text: what makes TypeScript run here would add helpers the page lacks. */
const watch = `{
	const bench = (globalThis.bench = { shown: null, tasks: [] });
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries()) bench.tasks.push({ start: startTime, duration });
	}).observe({ type: 'longtask', buffered: true });
	const look = () => {
		if (document.querySelectorAll('article.place, li.bare').length < ${PLACES}) requestAnimationFrame(look);
		// The frame that holds them is drawn when the next one begins.
		else
			requestAnimationFrame(() => {
				bench.shown = performance.now();
				globalThis.benchShown('');
			});
	};
	requestAnimationFrame(look);
}`;

const server = await startServer();
const proxy = await new CountingProxy(server.port).start();
const browser = await playwright.launch({ executablePath: chromium, args: ['--no-sandbox'] });
const names = await placeNames();
const bare = await startBareList(names);
const results: Record<string, Visit[]> = {};
const keep = (name: string, visit: Visit) => (results[name] ??= []).push(visit);

for (let run = 0; run < runs; run++) {
	const reference = await phone();
	keep('bare HTML list, first', await visit(reference, bare.url, 4));
	await reference.close();

	const context = await phone();
	const first = await open(context, 4);
	keep('first', await visitIn(first, proxy.url + values.path));
	await held(first.page);
	const { tasks } = await first.page.evaluate(() => globalThis.bench);
	keep('first, until the copy is held', { ...results['first']!.at(-1)!, tasks });
	await first.page.close();
	keep('repeat', await visit(context, proxy.url + values.path, 4));
	keep('repeat, CPU ÷ 6', await visit(context, proxy.url + values.path, 6));
	const reload = await open(context, 6);
	await visitIn(reload, proxy.url + values.path);
	await server.kill();
	proxy.refuse();
	const again = () => reload.page.reload({ waitUntil: 'commit' });
	keep('reload, server killed, CPU ÷ 6', await measured(reload, again));
	await reload.page.close();
	keep('offline start', await visit(context, proxy.url + values.path, 4));
	proxy.accept();
	await server.restart();
	await context.close();
	process.stderr.write(`run ${run + 1} of ${runs}\n`);
}
const middle = (name: string, pick: (visit: Visit) => number) => median((results[name] ?? []).map(pick));
const longest = ({ tasks }: Visit) => Math.max(0, ...tasks.map(({ duration }) => duration));
const later = (each: Visit) =>
	Math.max(0, ...each.tasks.filter(({ start }) => start > each.loaded).map(({ duration }) => duration));
const base = middle('bare HTML list, first', ({ shown }) => shown);
console.log(`${values.path}: medians of ${runs}; slow 4G, CPU ÷ 4 unless said; ${PLACES} places`);
console.table(
	Object.fromEntries(
		Object.keys(results).map((name) => [
			name,
			{
				'ms until shown': Math.round(middle(name, ({ shown }) => shown)),
				'÷ bare list': Number((middle(name, ({ shown }) => shown) / base).toFixed(2)),
				'÷ first visit': Number(
					(middle(name, ({ shown }) => shown) / middle('first', ({ shown }) => shown)).toFixed(2)
				),
				'bytes until shown': Math.round(middle(name, ({ bytes }) => bytes)),
				'longest task, ms': Math.round(middle(name, longest)),
				'after load, ms': Math.round(middle(name, later))
			}
		])
	)
);
await browser.close();
bare.stop();
proxy.stop();
await server.kill();

function phone(): Promise<BrowserContext> {
	return browser.newContext({
		viewport: { width: 412, height: 823 },
		deviceScaleFactor: 1.75,
		isMobile: true,
		hasTouch: true
	});
}

async function placeNames(): Promise<string[]> {
	const page = await (browser as Browser).newPage({ javaScriptEnabled: false });
	await page.goto(server.url + values.path);
	const all = await page.locator('article.place .name').allInnerTexts();
	await page.close();
	if (all.length < PLACES) throw new Error(`${all.length} places in the list, ${PLACES} are needed`);
	return all.slice(0, PLACES);
}

/** A new tab of a slowed phone. */
async function open(context: BrowserContext, cpu: number): Promise<Tab> {
	const page = await context.newPage();
	await page.addInitScript({ content: watch });
	const cdp = await context.newCDPSession(page);
	// A question asked while the page starts would bring the answering code into it, and be measured with it.
	await cdp.send('Runtime.enable');
	await cdp.send('Runtime.addBinding', { name: 'benchShown' });
	await cdp.send('Network.enable');
	await cdp.send('Network.emulateNetworkConditions', slow4g);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
	return { page, shown: () => new Promise((resolve) => cdp.once('Runtime.bindingCalled', () => resolve())) };
}

async function visit(context: BrowserContext, url: string, cpu: number): Promise<Visit> {
	const tab = await open(context, cpu);
	const seen = await visitIn(tab, url);
	await tab.page.close();
	return seen;
}

function visitIn(tab: Tab, url: string): Promise<Visit> {
	return measured(tab, () => tab.page.goto(url, { waitUntil: 'commit' }));
}

async function measured({ page, shown }: Tab, go: () => Promise<unknown>): Promise<Visit> {
	proxy.bytes = 0;
	const drawn = shown();
	await go();
	await drawn;
	const { bytes } = proxy;
	await page.waitForFunction(() =>
		performance.getEntriesByType('navigation').some((entry) => (entry as PerformanceNavigationTiming).loadEventEnd > 0)
	);
	await page.waitForTimeout(1500);
	const seen = await page.evaluate(() => {
		const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
		return { ...globalThis.bench, loaded: navigation?.loadEventEnd ?? 0 };
	});
	return { ...seen, shown: seen.shown ?? NaN, bytes };
}

/** Until this device holds the directory, the service worker answers, and nothing happened for a while. */
async function held(page: Page): Promise<void> {
	for (const deadline = Date.now() + 90_000; Date.now() < deadline; await page.waitForTimeout(500)) {
		const done = await page.evaluate(async () => {
			const marked = (await caches.has('fanal-state')) && navigator.serviceWorker.controller !== null;
			const last = Math.max(0, ...globalThis.bench.tasks.map(({ start, duration }) => start + duration));
			return marked && performance.now() - last > 4000;
		});
		if (done) return;
	}
	throw new Error('the device never held the directory');
}
