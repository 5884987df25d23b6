import { existsSync, readFileSync } from 'node:fs';
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

/** What only the staff load lies in a folder of its own: no phone of a visitor keeps it. */
const staff = [
	/src\/lib\/features\/staff-/,
	/src\/routes\/\(staff\)\//,
	/src\/lib\/i18n\/rooms\/staff/,
	/locales\/\w+\/staff/
];

type FileNames = string | ((chunk: { moduleIds: string[] }) => string) | undefined;

const apart = (names: FileNames) => (chunk: { moduleIds: string[] }) => {
	const name = typeof names === 'function' ? names(chunk) : (names ?? '[name].[hash].js');
	return chunk.moduleIds.some(within(staff)) ? name.replace('immutable/', 'immutable/staff/') : name;
};

/** A style sheet only knows the entry it belongs to, which names its route. */
const ofStaff = (file: string) =>
	within(staff)(file) ||
	(/nodes\/\d+\.js$/.test(file) && existsSync(file) && readFileSync(file, 'utf8').includes('/(staff)/'));

type AssetNames = string | ((asset: { originalFileNames: string[] }) => string) | undefined;

const assetsApart = (names: AssetNames) => (asset: { originalFileNames: string[] }) => {
	const name = typeof names === 'function' ? names(asset) : (names ?? 'assets/[name].[hash][extname]');
	return asset.originalFileNames.some(ofStaff) ? name.replace('immutable/', 'immutable/staff/') : name;
};

function fewFiles(): Plugin {
	let ssr = false;
	return {
		name: 'fanal:core',
		// Kit's router would carry 2 kB in every phone to fetch data that only pages of the staff load. These are loaded whole
		// instead: `data-sveltekit-reload` stands around them.
		config: (_, { command }) => ({
			define: command === 'build' ? { __SVELTEKIT_HAS_SERVER_LOAD__: 'false' } : {}
		}),
		configResolved: ({ build }) => void (ssr = Boolean(build.ssr)),
		// Of pages that are loaded whole no router needs to know the address.
		transform: (code, id) =>
			!ssr && id.endsWith('client-optimized/app.js') ? code.replace(/^\s*"\/\(staff\)[^\n]*\n/gm, '') : null,
		outputOptions: (options) =>
			ssr
				? options
				: {
						...options,
						entryFileNames: apart(options.entryFileNames as FileNames),
						assetFileNames: assetsApart(options.assetFileNames as AssetNames),
						chunkFileNames: apart(options.chunkFileNames as FileNames),
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
				globIgnores: ['client/service-worker.js', 'client/**/staff/**']
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
