/**
 * Time and peak memory to make an edition from `data/`, beside reading and parsing the same files; each in a process of
 * its own, medians of 5. `npx tsx bench/edition-build.ts`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readRecords } from '#lib/server/publishing/read-records.ts';
import { makeEdition } from '#lib/server/publishing/publish.ts';
import { median } from './support.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = ['read', 'make'] as const;
type Step = (typeof steps)[number];

const [asked] = process.argv.slice(2);
if (asked) console.log(JSON.stringify(await measure(asked as Step)));
else {
	const rows = Object.fromEntries(steps.map((step) => [step, Array.from({ length: 5 }, () => inProcess(step))]));
	const middle = (step: Step, value: 'ms' | 'megabytes') => median((rows[step] ?? []).map((each) => each[value]));
	const row = (step: Step) => ({
		ms: Math.round(middle(step, 'ms')),
		'÷ reading': Number((middle(step, 'ms') / middle('read', 'ms')).toFixed(1)),
		'peak MB': Math.round(middle(step, 'megabytes')),
		'÷ reading ': Number((middle(step, 'megabytes') / middle('read', 'megabytes')).toFixed(1))
	});
	console.table({ 'read and check records': row('read'), 'read, check and make the edition': row('make') });
}

function inProcess(step: Step): { ms: number; megabytes: number } {
	const output = execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, step], { cwd: root });
	return JSON.parse(String(output)) as { ms: number; megabytes: number };
}

async function measure(step: Step) {
	const start = performance.now();
	const { records, problems } = await readRecords(root);
	if (problems.length) throw new Error(`${problems.length} problems in data/: npm run data:check`);
	if (step === 'make') makeEdition(records, new Date().toISOString().slice(0, 7));
	return { ms: performance.now() - start, megabytes: process.resourceUsage().maxRSS / 1024 };
}
