import './lib/node-version.js';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.js';
import { ensureChromium } from './lib/chromium.js';
import { ensureInstalled } from './lib/install.js';
import { startInstalledPostgres } from './lib/own-postgres.js';
import { run } from './lib/run.js';
import { add, journeyCounts, unitCounts } from './lib/test-counts.js';

const reports = mkdtempSync(join(tmpdir(), 'fanal-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

await part('install', ensureInstalled);
await part('checks', async () => {
	if ((await run('npm', ['run', '--silent', 'verify'])).code !== 0) throw new Error('verify failed');
});
await part('unit tests', async () => {
	const report = join(reports, 'unit.json');
	const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const { code } = await run('vitest', args);
	add(total, unitCounts(read(report), code));
});
await part('the server on a PostgreSQL of the machine', async () => {
	// A city may bring its own, older than the one in the package: what touches the database is tried on both.
	const postgres = await startInstalledPostgres();
	if (!postgres) return console.log('none is installed: left out');
	console.log(postgres.version);
	const report = join(reports, 'own.json');
	const args = ['run', '--project=database', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
	try {
		const env = { FANAL_TEST_DATABASE: postgres.url };
		const { code } = await run('vitest', args, { env });
		add(total, unitCounts(read(report), code));
		// The journey of a new colleague too, from the first link to a restored backup.
		await journeys(['staff-journey'], env);
	} finally {
		postgres.stop();
	}
});
await part('journeys', () => journeys([], {}));
await part('faults', async () => {
	await ensureBuilt();
	// A tenth of `npm run faults`.
	if ((await run('tsx', ['scripts/faults.ts', '--share', '0.1'])).code !== 0) throw new Error('see above');
	total.passed += 1;
});

rmSync(reports, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);

/**
 * Journeys whose names hold one of these words; all without.
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
async function journeys(names, env) {
	await ensureChromium();
	await ensureBuilt();
	const report = join(reports, `journeys-${names.join('-')}.json`);
	const { code } = await run('playwright', ['test', '--reporter=list,json', ...names], {
		env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
	});
	add(total, journeyCounts(read(report), code));
}

/**
 * One part; what it throws is one failure, and the next parts still run.
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function part(name, work) {
	console.log(`\n── ${name}`);
	try {
		await work();
	} catch (error) {
		console.error(`✗ ${name}: ${error instanceof Error ? error.message : error}`);
		total.failed += 1;
	}
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
