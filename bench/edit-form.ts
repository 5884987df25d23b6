/**
 * How long the form of a place takes to open, beside a bare Kit form with the same controls: on the server until the last
 * byte, and in a browser (its code held already, CPU ÷ 4) until the page is loaded and idle. Medians, taken in turn.
 * `npm run build && npx tsx bench/edit-form.ts [--rounds 15] [--place ID]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium as browsers, type Page } from '@playwright/test';
import { startServer } from '../tests/support/server.ts';
import { beside } from '../tests/support/staff.ts';
import { signIn } from '../tests/support/people.ts';
import { comeIn } from '../tests/support/staff-client.ts';
import { startBareForm, type BareField } from './bare/form.ts';
import { chromium, median } from './support.ts';

const { values } = parseArgs({
	options: { rounds: { type: 'string', default: '15' }, place: { type: 'string', default: 'cafe-social-belleville' } }
});
const rounds = Number(values.rounds);
const data = mkdtempSync(join(tmpdir(), 'fanal-bench-'));
const server = await startServer({ dataDir: data, database: true });
const database = await beside({ folder: data });
await comeIn(server.url, database, 'editor');
await database.close();
const ours = `${server.url}/staff/places/${values.place}`;

const browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox'] });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
const page = await context.newPage();
await signIn(page, server.url, 'editor@example.org');
await page.waitForURL(/\/staff$/);
await page.goto(ours);
const fields = await page.evaluate(() =>
	[...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main input, main select, main textarea')].map(
		(control, n): BareField => ({
			name: `${control.name || 'field'}-${n}`,
			type: control.tagName === 'INPUT' ? control.type : 'text',
			value: control.value,
			checked: control.tagName === 'INPUT' && (control as HTMLInputElement).checked,
			options:
				control.tagName === 'SELECT'
					? [...(control as HTMLSelectElement).options].map(({ value, text }) => ({ value, text }))
					: []
		})
	)
);
if (fields.length < 20) throw new Error(`not signed in: ${fields.length} fields at ${page.url()}`);
const bare = await startBareForm(fields);

const session = await context.newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });

async function opened(page: Page, url: string): Promise<{ loaded: number; idle: number }> {
	await page.goto(url);
	return page.evaluate(
		() =>
			new Promise<{ loaded: number; idle: number }>((done) => {
				const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
				requestIdleCallback(() => done({ loaded: entry?.loadEventEnd ?? NaN, idle: performance.now() }));
			})
	);
}

async function served(url: string): Promise<number> {
	const start = performance.now();
	const answer = await context.request.get(url);
	await answer.body();
	if (!answer.ok()) throw new Error(`${url}: ${answer.status()}`);
	return performance.now() - start;
}

const times = {
	bare: { served: [] as number[], loaded: [] as number[], idle: [] as number[] },
	ours: { served: [] as number[], loaded: [] as number[], idle: [] as number[] }
};
for (let round = -2; round < rounds; round += 1)
	for (const [which, url] of [
		['bare', bare.url],
		['ours', ours]
	] as const) {
		const one = { served: await served(url), ...(await opened(page, url)) };
		// The first two warm both up.
		if (round < 0) continue;
		times[which].served.push(one.served);
		times[which].loaded.push(one.loaded);
		times[which].idle.push(one.idle);
	}
await browser.close();
bare.stop();
await server.stop();
rmSync(data, { recursive: true });

const row = (of: keyof typeof times.ours) => ({
	'bare Kit form, ms': Number(median(times.bare[of]).toFixed(1)),
	'form of a place, ms': Number(median(times.ours[of]).toFixed(1)),
	'÷ bare': Number((median(times.ours[of]) / median(times.bare[of])).toFixed(2))
});
console.table({
	'served, last byte': row('served'),
	'loaded in a browser': row('loaded'),
	'loaded and idle': row('idle')
});
console.log(`${fields.length} controls each`);
