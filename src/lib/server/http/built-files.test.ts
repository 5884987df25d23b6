import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readBuiltFiles } from './built-files.ts';

function build(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-build-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

it('knows each file by its address, with its policy and its caching', () => {
	const files = readBuiltFiles(
		build({
			'client/service-worker.js': '',
			'client/service-worker.js.br': '',
			'client/icon.svg': '',
			'client/_app/immutable/chunks/a.js': '',
			'prerendered/shell.html': '<script>boot()</script>',
			'prerendered/index.html': '',
			'prerendered/a/index.html': ''
		})
	);
	expect([...files.keys()].sort()).toEqual([
		'/',
		'/_app/immutable/chunks/a.js',
		'/a/',
		'/icon.svg',
		'/service-worker.js',
		'/shell'
	]);
	expect(files.get('/shell')?.contentSecurity).toMatch(/script-src 'self' 'sha256-/);
	expect(files.get('/icon.svg')?.contentSecurity).toMatch(/^default-src 'none'; base-uri/);
	expect(files.get('/service-worker.js')).toEqual({
		contentSecurity: expect.stringContaining("connect-src 'self'") as string,
		cacheControl: 'no-cache'
	});
	expect(files.get('/_app/immutable/chunks/a.js')?.cacheControl).toContain('immutable');
	expect(files.get('/shell')?.cacheControl).toBe('public, max-age=0, must-revalidate');
});

it('has nothing to say of an empty build', () => {
	expect(readBuiltFiles(build({})).size).toBe(0);
});
