import './lib/node-version.js';
import { run } from './lib/run.js';

/** @type {[name: string, command: string, ...args: string[]][]} */
const steps = [
	['formatting', 'prettier', '--check', '--log-level', 'warn', '.'],
	['lint', 'eslint', '--max-warnings', '0', '.'],
	['styles', 'stylelint', '--max-warnings', '0', '--allow-empty-input', 'src/**/*.{css,svelte}'],
	['components and types', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
	['types of scripts', 'tsc', '--noEmit', '--project', 'scripts/tsconfig.json'],
	['who may import whom', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
	['unused code', 'knip'],
	['interface words', 'tsx', 'scripts/check-locales.ts'],
	['content', 'npm', 'run', '--silent', 'data:check']
];

// Types of routes are generated; without them every check of types fails for the same reason.
await run('svelte-kit', ['sync'], { quiet: true });

/** @type {string[]} */
const failed = [];
const waiting = [...steps];
await Promise.all([work(), work()]);

console.log(failed.length === 0 ? 'verify: all is well' : `verify: ${failed.length} failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);

async function work() {
	for (let step = waiting.shift(); step; step = waiting.shift()) {
		const [name, command, ...args] = step;
		const { code, output } = await run(command, args, { quiet: true });
		console.log(code === 0 ? `✓ ${name}` : `✗ ${name} (${command} ended with ${code})\n${output.trimEnd()}`);
		if (code !== 0) failed.push(name);
	}
}
