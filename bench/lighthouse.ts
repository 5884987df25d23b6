/**
 * What Lighthouse says of the public pages, as a mid-range phone on slow 4G (its own simulation). Medians of `--runs`
 * (3). Targets: performance 98, the others 100. `npm run build && npx tsx bench/lighthouse.ts [--runs 5] [path…]`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse, { type Result } from 'lighthouse';
import { startServer } from '../tests/support/server.ts';
import { chromium, median } from './support.ts';

const { values, positionals } = parseArgs({
	options: { runs: { type: 'string', default: '3' } },
	allowPositionals: true
});
const place = 'places/maison-des-refugies';
const paths = positionals.length
	? positionals
	: ['fr', 'ar'].flatMap((lang) => [lang, `${lang}/places`, `${lang}/${place}`]);
const targets: Record<string, number> = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

const server = await startServer();
const rows: Record<string, Record<string, string | number>> = {};
const failures = new Map<string, Set<string>>();
for (const path of paths) {
	const results: Result[] = [];
	while (results.length < Number(values.runs)) results.push(await tried(`${server.url}/${path}`));
	const score = (category: string) => median(results.map((each) => (each.categories[category]?.score ?? 0) * 100));
	const value = (id: string) => median(results.map((each) => each.audits[id]?.numericValue ?? NaN));
	const scores = Object.fromEntries(Object.keys(targets).map((category) => [category, Math.round(score(category))]));
	rows[path] = {
		...scores,
		'FCP ms': Math.round(value('first-contentful-paint')),
		'LCP ms': Math.round(value('largest-contentful-paint')),
		'TBT ms': Math.round(value('total-blocking-time')),
		CLS: Number(value('cumulative-layout-shift').toFixed(3)),
		// Lighthouse's own index, taken once at the start: it does not see what runs beside it later, and TBT does.
		'machine speed': Math.round(median(results.map(({ environment }) => environment.benchmarkIndex))),
		misses: Object.keys(targets)
			.filter((category) => (scores[category] ?? 0) < (targets[category] ?? 0))
			.join(' ')
	};
	for (const result of results) note(path, result);
}
server.kill().catch(() => undefined);
console.table(rows);
for (const [what, where] of failures) console.log(`${[...where].join(', ')}\n${what}\n`);

/** On a busy machine a trace is sometimes incomplete: twice more, then the error is ours. */
async function tried(url: string, left = 2): Promise<Result> {
	return audit(url).catch((error: unknown) => {
		if (!left) throw error;
		console.error(`${url}: ${String(error).slice(0, 120)}: again`);
		return tried(url, left - 1);
	});
}

/** Each run in a profile of its own: a first visit. */
async function audit(url: string): Promise<Result> {
	const profile = mkdtempSync(join(tmpdir(), 'fanal-lighthouse-'));
	const flags = ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking'];
	const browser = spawn(
		chromium,
		[...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
		{
			stdio: ['ignore', 'ignore', 'pipe']
		}
	);
	const ended = new Promise((resolve) => browser.once('exit', resolve));
	try {
		const port = await new Promise<number>((resolve, reject) => {
			let told = '';
			browser.stderr.on('data', (chunk) => {
				const [, found] = /^DevTools listening on ws:\/\/[^:]+:(\d+)/m.exec((told += String(chunk))) ?? [];
				if (found) resolve(Number(found));
			});
			browser.once('exit', () => reject(new Error(`the browser did not start:\n${told}`)));
		});
		const run = await lighthouse(url, { port, output: 'json', logLevel: 'error', locale: 'en' });
		if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.message ?? `no result for ${url}`);
		return run.lhr;
	} finally {
		browser.kill();
		await ended;
		rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

/** Every audit that is not passed, whether or not it weighs in the score: id, weight and what it found. */
function note(path: string, result: Result) {
	for (const [name, category] of Object.entries(result.categories)) {
		for (const { id, weight } of category.auditRefs) {
			const { score, scoreDisplayMode, displayValue, details, title } = result.audits[id]!;
			const broken = scoreDisplayMode === 'error';
			if (!broken && (score === null || score >= 0.9 || scoreDisplayMode === 'manual')) continue;
			const items = details && 'items' in details ? details.items : [];
			const found = Array.isArray(items) ? (items as unknown[]).slice(0, 4) : [items];
			const facts = found.map((item) => `   ${JSON.stringify(item).slice(0, 600)}`).join('\n');
			const metric = scoreDisplayMode === 'numeric' || scoreDisplayMode === 'metricSavings';
			const what = `${name} / ${id} (weight ${weight}): ${title}${metric ? '' : ` ${displayValue ?? ''}\n${facts}`}`;
			failures.set(what, (failures.get(what) ?? new Set()).add(path));
		}
	}
}
