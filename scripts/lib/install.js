import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.js';

const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.fanal-stamp');

/** Installs the dependencies unless they already are those of package-lock.json. Throws when npm fails. */
export async function ensureInstalled() {
	const locked = existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : '';
	const hash = createHash('sha256').update(locked).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
	if (!npmHasInstalled(locked)) {
		console.log('Fanal: installing the dependencies…');
		// The build needs the development dependencies even where NODE_ENV says production.
		const { code } = await run('npm', [locked ? 'ci' : 'install', '--include=dev', '--no-audit', '--no-fund'], {
			env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
		});
		if (code !== 0) throw new Error('the dependencies could not be installed: see what npm says above');
	}
	writeFileSync(stamp, hash);
}

/**
 * Whether npm's own record of node_modules agrees with the lockfile: after an `npm ci` by hand, nothing is left to do.
 * @param {string} locked
 */
function npmHasInstalled(locked) {
	const record = join(root, 'node_modules/.package-lock.json');
	if (!locked || !existsSync(record)) return false;
	const wanted = packages(locked);
	const found = packages(readFileSync(record, 'utf8'));
	return Object.entries(wanted).every(
		([path, { version, optional }]) => path === '' || found[path]?.version === version || (optional && !found[path])
	);
}

/**
 * @param {string} text
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packages(text) {
	return JSON.parse(text).packages ?? {};
}
