/**
 * What building the street map costs: time of each part of the work, peak memory, sizes.
 * `FANAL_OPEN_DATA=DIR npx tsx bench/map-build.ts` with a folder of open data.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPacks } from '#lib/server/street-map/build-packs.ts';
import { writePacks } from '#lib/server/street-map/write-packs.ts';

const mirror = process.env.FANAL_OPEN_DATA;
if (!mirror) {
	console.error('FANAL_OPEN_DATA names no folder of open data');
	process.exit(1);
}

const steps: { step: string; seconds: number }[] = [];
let since = performance.now();
let doing = '';
function begin(step: string): void {
	const now = performance.now();
	if (doing) steps.push({ step: doing, seconds: Number(((now - since) / 1000).toFixed(2)) });
	[since, doing] = [now, step];
}

const started = performance.now();
const packs = await buildPacks({ mirror }, process.cwd(), begin);
begin('compressing and writing');
const folder = mkdtempSync(join(tmpdir(), 'fanal-bench-map-'));
const { parts } = await writePacks(folder, packs, new Date().toISOString());
begin('');
rmSync(folder, { recursive: true });

console.table(steps);
console.table(
	Object.fromEntries(Object.entries(parts).map(([name, { size, transfer }]) => [name, { size, transfer }]))
);
console.log(`in all ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
