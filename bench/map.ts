/**
 * Our map beside the same data as a plain Leaflet GeoJSON layer on canvas, in one run: first draw, zoom, pan; then ours on a
 * processor six times slower, and its memory after a time of panning. Needs a built pack: `npm run map:build` first.
 * `npx tsx bench/map.ts`.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { MapManifest } from '#lib/domain/street-map/format.ts';
import type { Bench } from './map-page.ts';
import { chromium as chromiumPath } from './support.ts';

const RIBIERE = [48.8766, 2.3956] as const;
const ROUNDS = 12;
const PANNING_SECONDS = 60;
/** CSS pixels: what a thumb does at once, within the margin; and beyond it. */
const SHORT = [90, 120] as const;
const LONG = [240, 300] as const;
const packs = resolve(process.env.FANAL_DATA || 'var', 'map');
const root = resolve(import.meta.dirname, '..');

const at = (values: number[], share: number): number =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
const told = (values: number[]): string =>
	`median ${at(values, 0.5).toFixed(0)} ms, p95 ${at(values, 0.95).toFixed(0)} ms`;

/** Bundles one module and what it imports, Leaflet apart or not. */
async function bundle(entry: string, outDir: string, external: string[] = []): Promise<string> {
	await build({
		...{ root, configFile: false, publicDir: false, logLevel: 'error' },
		resolve: { alias: { '#lib': join(root, 'src/lib') } },
		build: {
			...{ outDir, emptyOutDir: false, modulePreload: false },
			lib: { entry: join(root, entry), formats: ['es'], fileName: () => 'page.js', cssFileName: 'page' },
			rollupOptions: { external, output: { codeSplitting: false, minify: true } }
		}
	});
	return readFileSync(join(outDir, 'page.js'), 'utf8');
}

const folder = mkdtempSync(join(tmpdir(), 'bench-map-'));
const renderer = await bundle('src/lib/features/map/map-layer.ts', folder, ['leaflet']);
console.log(`renderer beside Leaflet: ${(gzipSync(renderer).length / 1000).toFixed(1)} kB gzip`);
await bundle('bench/map-page.ts', folder);
writeFileSync(
	join(folder, 'index.html'),
	'<!doctype html><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css"><body><script type="module" src="/page.js"></script>'
);
const { parts } = JSON.parse(readFileSync(join(packs, 'current.json'), 'utf8')) as MapManifest;
const fileOf = (url = ''): string => url.slice(url.lastIndexOf('/') + 1);
const [main, side] = [fileOf(parts.main?.url), fileOf(parts.side?.url)];
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(({ url = '/' }, response) => {
	const name = url === '/' ? 'index.html' : url.slice(1);
	response.setHeader('content-type', types[extname(name)] ?? 'application/json');
	createReadStream(join(name === main || name === side ? packs : folder, name))
		.on('error', () => response.writeHead(404).end())
		.pipe(response);
}).listen(0, '127.0.0.1');
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });

async function openPage(): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
	page.on('pageerror', (error) => console.error(error));
	await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
	const loaded = await page.evaluate(([a, b]) => (globalThis as unknown as { bench: Bench }).bench.load(a, b), [
		main,
		side
	] as const);
	if (loaded.streets < 1000) throw new Error(`only ${loaded.streets} streets in the pack`);
	return page;
}
const open = (page: Page, who: 'ours' | 'plain', zoom: number): Promise<number> =>
	page.evaluate(([one, lat, lon, z]) => (globalThis as unknown as { bench: Bench }).bench.open(one, lat, lon, z), [
		who,
		...RIBIERE,
		zoom
	] as const);
const zoomTo = (page: Page, zoom: number, names = true): Promise<number> =>
	page.evaluate(([z, n]) => (globalThis as unknown as { bench: Bench }).bench.zoom(z, n), [zoom, names] as const);
const rename = (page: Page, [x, y]: readonly [number, number], round: number): ReturnType<Bench['rename']> =>
	page.evaluate(([dx, dy]) => (globalThis as unknown as { bench: Bench }).bench.rename(dx, dy), [
		round % 2 ? -x : x,
		round % 4 < 2 ? y : -y
	] as const);
const pan = (page: Page, x: number, y: number): Promise<number> =>
	page.evaluate(([dx, dy]) => (globalThis as unknown as { bench: Bench }).bench.pan(dx, dy), [x, y] as const);

const ratios: Record<string, number> = {};
/** Pairs measured one right after the other: what else the machine does meets both. */
const ratioOf = ({ ours = [], plain = [] }: Record<string, number[]>): number =>
	at(
		ours.map((time, index) => time / (plain[index] ?? NaN)),
		0.5
	);
const first: Record<string, number[]> = { plain: [], ours: [] };
// A new page each time: a first draw finds nothing warm. By turns, so that a busy machine treats both alike.
for (let round = 0; round < 5; round++) {
	for (const who of ['plain', 'ours'] as const) {
		const page = await openPage();
		first[who]?.push(await open(page, who, 14));
		await page.close();
	}
}
for (const [who, times] of Object.entries(first)) console.log(`first draw, ${who}: ${told(times)}`);
ratios['first draw'] = ratioOf(first);

const grounds: Record<string, number[]> = { plain: [], ours: [] };
const zooms: Record<string, number[]> = { plain: [], ours: [] };
const pans: Record<string, number[]> = { plain: [], ours: [] };
const both = { plain: await openPage(), ours: await openPage() };
for (const who of ['plain', 'ours'] as const) await open(both[who], who, 14);
for (let round = 0; round < ROUNDS; round++) {
	for (const [times, names] of [
		[grounds, false],
		[zooms, true]
	] as const) {
		for (const zoom of [13, 15, 16, 14]) {
			for (const who of ['plain', 'ours'] as const) times[who]?.push(await zoomTo(both[who], zoom, names));
		}
	}
	for (const who of ['plain', 'ours'] as const) {
		pans[who]?.push(await pan(both[who], round % 2 ? -180 : 180, round % 2 ? -140 : 140));
	}
}
for (const page of Object.values(both)) await page.close();
for (const who of ['plain', 'ours'])
	console.log(
		`${who}: zoom, ground ${told(grounds[who] ?? [])}; zoom, with names ${told(zooms[who] ?? [])}; pan ${told(pans[who] ?? [])}`
	);
ratios['zoom, ground'] = ratioOf(grounds);
ratios['zoom, with names'] = ratioOf(zooms);
ratios.pan = ratioOf(pans);
for (const [what, ratio] of Object.entries(ratios)) console.log(`${what}: ${ratio.toFixed(2)} of plain Leaflet`);

const slow = await openPage();
const devtools = await slow.context().newCDPSession(slow);
await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
/** Milliseconds of processor the page's own thread has used. */
const worked = async (): Promise<number> =>
	1000 *
	((await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
console.log(`CPU ÷ 6, first draw: ${(await open(slow, 'ours', 14)).toFixed(0)} ms`);
for (const zoom of [12, 13, 14, 15, 16, 17]) {
	await zoomTo(slow, zoom);
	await rename(slow, [0, 0], 0);
	for (const [what, by, rounds] of [
		['short', SHORT, 20],
		['long', LONG, 8]
	] as const) {
		const times: number[] = [];
		const stretches: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const { all, ground } = await rename(slow, by, round);
			times.push(all);
			stretches.push(ground);
		}
		console.log(
			`CPU ÷ 6, zoom ${zoom}, ${what} pan: all names stand after ${told(times)}; blocked at first ${told(stretches)}`
		);
	}
}
await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
// On a machine that does other things too, elapsed time is theirs as well: the same, as work of one thread.
for (const zoom of [14, 15, 16, 17]) {
	await zoomTo(slow, zoom);
	const works: number[] = [];
	for (let round = 0; round < 8; round++) {
		const before = await worked();
		await rename(slow, LONG, round);
		works.push(6 * ((await worked()) - before));
	}
	console.log(`work of the thread × 6, zoom ${zoom}: ground and names after a long pan, ${told(works)}`);
}
const heap = async (): Promise<number> => {
	await devtools.send('HeapProfiler.collectGarbage');
	return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
};
const before = await heap();
const end = Date.now() + PANNING_SECONDS * 1000;
for (let round = 0; Date.now() < end; round++)
	await pan(slow, 120 * Math.sign(Math.sin(round / 9)), 90 * Math.sign(Math.cos(round / 7)));
console.log(
	`memory: ${before.toFixed(1)} MB before, ${(await heap()).toFixed(1)} MB after ${PANNING_SECONDS} s of panning`
);

await browser.close();
server.close();
rmSync(folder, { recursive: true });
