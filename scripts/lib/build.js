import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.js';

/** All that a build is made from. */
const INPUTS = [
	'src',
	'static',
	'locales',
	'data',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json'
];

// In build/, which a build empties first: a build cut short leaves no stamp.
const stamp = join(root, 'build/.fanal-stamp');

/** Builds unless build/ was made from the very files that are there. Throws when the build fails. */
export async function ensureBuilt() {
	const hash = hashOfInputs();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
	console.log('Fanal: building…');
	const { code, output } = await run('npm', ['run', 'build'], { quiet: true });
	if (code !== 0) {
		console.error(output);
		throw new Error('the build failed: see above');
	}
	writeFileSync(stamp, hash);
}

function hashOfInputs() {
	const configs = readdirSync(root).filter((name) => /^vite.*\.config\.ts$/.test(name));
	const hash = createHash('sha256');
	for (const file of [...INPUTS, ...configs].flatMap((name) => filesIn(name)).sort()) {
		hash
			.update(`${file}\0`)
			.update(readFileSync(join(root, file)))
			.update('\0');
	}
	return hash.digest('hex');
}

/**
 * @param {string} name relative to the root
 * @returns {string[]}
 */
function filesIn(name) {
	const path = join(root, name);
	if (!existsSync(path)) return [];
	if (statSync(path).isDirectory()) return readdirSync(path).flatMap((entry) => filesIn(`${name}/${entry}`));
	return /\.test\.ts$/.test(name) ? [] : [name];
}
