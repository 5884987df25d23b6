import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { fewFiles, notKept } from './scripts/few-files.ts';

export default defineConfig({
	plugins: [
		sveltekit(),
		fewFiles(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			manifest: false,
			injectManifest: {
				globPatterns: ['client/**/*.{js,css,svg,webmanifest}', 'prerendered/**/*.html'],
				globIgnores: notKept
			}
		})
	],
	// Of a part that comes on demand only the styles are fetched ahead: naming its scripts too costs every visit bytes.
	build: { modulePreload: { resolveDependencies: () => [] } },
	server: { fs: { allow: ['locales', 'data'] } },
	test: {
		pool: 'forks',
		projects: [
			{
				extends: true,
				test: {
					name: 'plain',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: ['**/*.db.test.ts']
				}
			},
			// Starts a PostgreSQL of its own, only when one of these is run.
			{
				extends: true,
				test: {
					name: 'database',
					include: ['src/**/*.db.test.ts'],
					globalSetup: 'tests/support/databases.ts',
					// Some make, kill and mend whole databases.
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
