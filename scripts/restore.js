import './lib/node-version.js';
import { ensureInstalled } from './lib/install.js';
import { run } from './lib/run.js';

// On an empty machine, nothing is installed yet.
try {
	await ensureInstalled();
	const { code } = await run('tsx', ['scripts/restore-backup.ts', ...process.argv.slice(2)]);
	process.exitCode = code;
} catch (error) {
	console.error(`Fanal: ${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}
