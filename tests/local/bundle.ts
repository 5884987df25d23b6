import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Path → code of a bundle whose entry, `/local.js`, exports these modules whole. Built as for production. */
export async function bundle(modules: string[], external: string[] = []): Promise<Map<string, string>> {
	return run(modules.map((path) => `export * from '${resolve(root, path)}';`).join('\n'), external);
}

/** The service worker, with this list of files in place of the one the real build makes. */
export async function workerBundle(entries: { url: string; revision: string | null }[]): Promise<string> {
	const files = await run(`import '${resolve(root, 'src/service-worker.ts')}';`, []);
	return files.get('/local.js')!.replace('self.__WB_MANIFEST', JSON.stringify(entries));
}

/** Bytes after gzip of these modules together, without the external ones. */
export async function gzipSize(modules: string[], external: string[]): Promise<number> {
	const files = await bundle(modules, external);
	return [...files.values()].reduce((sum, code) => sum + gzipSync(code).length, 0);
}

async function run(entry: string, external: string[]): Promise<Map<string, string>> {
	const virtual: Plugin = {
		name: 'entry',
		resolveId: (id) => (id === 'virtual:entry' ? '\0entry' : null),
		load: (id) => (id === '\0entry' ? entry : null)
	};
	const built = await build({
		root,
		configFile: false,
		logLevel: 'silent',
		publicDir: false,
		plugins: [virtual, svelte({ configFile: false })],
		build: {
			write: false,
			minify: true,
			modulePreload: false,
			rollupOptions: {
				input: 'virtual:entry',
				external,
				preserveEntrySignatures: 'strict',
				output: { entryFileNames: 'local.js', chunkFileNames: '[name]-[hash].js' }
			}
		}
	});
	const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
	return new Map(outputs.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])));
}
