import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * What every public page needs before its first touch, in one file: on a slow network each request costs more than the
 * kilobytes it saves. What comes later on demand (the database, search, the map, words of a language) stays apart.
 */
const core = [
	/rolldown\/runtime/,
	/node_modules\/(svelte|@sveltejs|esm-env|clsx|i18next)\//,
	/src\/lib\/ui\/(?!(SearchField|Chip|ChoiceLinks|Fold|rarer-icons|room-icons)\.)/,
	/src\/lib\/facts\/(OpenLine|StationLine|ReadableText|TextLabel|labels|open-words)/,
	/src\/lib\/features\/frame\//,
	/src\/lib\/i18n\/[a-z]+\.ts$/,
	/src\/lib\/local\/(live|reader)\./,
	/src\/lib\/domain\/(taxonomy\/languages|place\/distance|opening-hours\/paris-time)\./
];

/** What answers from this device, in one file as well: the shell asks for it at once. */
const device = [
	/src\/lib\/features\/words\/touch\./,
	/node_modules\/dexie\//,
	/src\/lib\/local\/(device-reader|keeper|directory-db|sync|download|shards|open-dexie|marker|problem|user-db|saved-list)\./,
	/src\/lib\/domain\/(directory|related|edition\/open|event\/(occurrences|recurrence)|find|filters|parse-query|list-view|place-view|home-view|opening-hours\/open-state|place\/trust|term\/mark(ing|-terms))\./
];

const within = (parts: RegExp[]) => (id: string) => parts.some((each) => each.test(id));

function fewFiles(): Plugin {
	let ssr = false;
	return {
		name: 'fanal:core',
		configResolved: ({ build }) => void (ssr = Boolean(build.ssr)),
		outputOptions: (options) =>
			ssr
				? options
				: {
						...options,
						codeSplitting: {
							groups: [
								{ name: 'core', test: within(core) },
								{ name: 'device', test: within(device) },
								{ name: 'kinds', test: within([/facts\/record-kinds\./, /ui\/room-icons\./]) }
							]
						}
					}
	};
}

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
				globIgnores: ['client/service-worker.js']
			}
		})
	],
	// Styles alone are fetched ahead of a part that comes on demand: naming its scripts too costs every visit bytes.
	build: { modulePreload: { resolveDependencies: (_, files) => files.filter((each) => each.endsWith('.css')) } },
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
