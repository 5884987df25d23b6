import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pagePolicy } from './page-policy.ts';
import { CLOSED_POLICY, SCRIPT_POLICY } from './security-headers.ts';

/** What hooks.server.ts cannot say for a file, because no hook sees it. */
export interface FilePolicy {
	contentSecurity: string;
	cacheControl: string;
}

const REVALIDATE = 'public, max-age=0, must-revalidate';

/** The files that Kit's handler serves by itself, by decoded URL path; read once, as the handler does. */
export function readBuiltFiles(build: string): Map<string, FilePolicy> {
	const files = new Map<string, FilePolicy>();
	for (const [path, file] of walk(join(build, 'client'))) files.set(path, policyOf(path, file));
	for (const [path, file] of walk(join(build, 'prerendered'))) files.set(pageUrl(path), policyOf(path, file));
	return files;
}

function policyOf(path: string, file: string): FilePolicy {
	return { contentSecurity: contentSecurity(path, file), cacheControl: cacheControl(path) };
}

function contentSecurity(path: string, file: string): string {
	if (path.endsWith('.html')) return pagePolicy(readFileSync(file, 'utf8'));
	return path.endsWith('.js') ? SCRIPT_POLICY : CLOSED_POLICY;
}

function cacheControl(path: string): string {
	if (path.startsWith('/_app/immutable/')) return 'public, max-age=31536000, immutable';
	return path === '/service-worker.js' || path === '/_app/version.json' ? 'no-cache' : REVALIDATE;
}

/** `/shell.html` answers at `/shell`, `/a/index.html` at `/a/`. */
function pageUrl(path: string): string {
	return path.replace(/(?<=\/)index\.html$|\.html$/, '');
}

function walk(folder: string): [string, string][] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]);
}
