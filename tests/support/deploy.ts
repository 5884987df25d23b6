import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the build, within the project so that its packages are found. The caller removes it. */
export function copyOfBuild(): string {
	mkdirSync(join(root, 'test-results'), { recursive: true });
	const folder = mkdtempSync(join(root, 'test-results', 'build-'));
	cpSync(join(root, 'build'), folder, { recursive: true });
	return folder;
}

/** Changes the smallest thing that makes another version of the code: one file's revision. Restart the server after. */
export function newVersion(build: string): void {
	const worker = join(build, 'client/service-worker.js');
	const code = readFileSync(worker, 'utf8');
	const revision = /("revision":")([0-9a-f]{8})([0-9a-f]{24}","url":"manifest\.webmanifest")/;
	const next = code.replace(revision, (_, before: string, start: string, after: string) => {
		return before + ((Number.parseInt(start, 16) + 1) >>> 0).toString(16).padStart(8, '0') + after;
	});
	if (next === code) throw new Error('no revision of the web manifest in the service worker');
	writeFileSync(worker, next);
	for (const encoding of ['br', 'gz']) rmSync(`${worker}.${encoding}`, { force: true });
}
