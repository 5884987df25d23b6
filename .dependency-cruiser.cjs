/** Who may import whom; the table stands in ARCHITECTURE.md. Types count as imports. */
const lib = '^src/lib/';
const tests = '\\.(test|fixture)\\.ts$|/testing\\.ts$';
/** Floors that know only what is listed, themselves included; packages are another matter. */
const floors = [
	['domain', ['domain'], 'the trade is read, tested and moved without anything else'],
	['i18n', ['i18n', 'domain'], 'words and formats know languages, no place'],
	['ui', ['ui'], 'furniture fits any room'],
	['facts', ['facts', 'domain', 'i18n', 'ui'], 'how a fact is put into words and drawn does not depend on who asks'],
	['local', ['local', 'domain'], 'the device knows the trade, not the screens; the server only over HTTP'],
	['server', ['server', 'domain'], 'the server knows the trade, not the screens; devices only over HTTP'],
	['features', ['features', 'facts', 'domain', 'i18n', 'ui', 'local'], 'a room knows no secret and no database']
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...floors.map(([floor, known, comment]) => ({
			name: `${floor}-knows`,
			comment: `${floor}/ may import only ${known.join(', ')}: ${comment}.`,
			severity: 'error',
			from: { path: `${lib}${floor}/`, pathNot: tests },
			to: { path: '^src/', pathNot: `${lib}(${known.join('|')})/` }
		})),
		{
			name: 'domain-packages',
			comment: 'domain/ imports no package but valibot, and search/ a pure search library.',
			severity: 'error',
			from: { path: `${lib}domain/`, pathNot: tests },
			to: { pathNot: ['^src/', '^node_modules/valibot/', '^node_modules/minisearch/'] }
		},
		{
			name: 'search-library',
			comment: 'Only domain/search may know a search library.',
			severity: 'error',
			from: { path: '^src/', pathNot: `${lib}domain/search/` },
			to: { path: '^node_modules/minisearch/' }
		},
		{
			name: 'rooms-apart',
			comment: 'features/x never imports features/y: compose in a route, or move the shared thing down.',
			severity: 'error',
			from: { path: `${lib}features/([^/]+)/` },
			to: { path: `${lib}features/`, pathNot: `${lib}features/$1/` }
		},
		{
			name: 'server-only',
			comment: 'Only +server.ts, +*.server.ts and hooks.server.ts import the server wing.',
			severity: 'error',
			from: { path: '^src/', pathNot: [`${lib}server/`, '/\\+server\\.ts$', '\\.server\\.ts$', tests] },
			to: { path: `${lib}server/` }
		},
		{
			name: 'public-pages-no-server',
			comment: 'A public page loads the same way offline: nothing under (public) imports the server wing.',
			severity: 'error',
			from: { path: '^src/routes/\\(public\\)/' },
			to: { path: `${lib}server/` }
		},
		{
			name: 'doors-are-not-walls',
			comment: 'Nothing imports routes/, but a route its own files.',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/routes/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'worker-is-small',
			comment: 'The service worker is a small program of its own: it keeps code, and shows what pages left drawn.',
			severity: 'error',
			from: { path: '^src/service-worker\\.ts$' },
			to: { pathNot: [`${lib}local/(navigation|precache|marker|drawn-key)\\.ts$`, `${lib}domain/edition/format\\.ts$`] }
		},
		{
			name: 'pages-know-no-node',
			comment: 'Only the server wing and its doors use Node.',
			severity: 'error',
			from: {
				path: '^src/',
				pathNot: [`${lib}server/`, '/\\+server\\.ts$', '\\.server\\.ts$', '^src/app\\.d\\.ts$', tests]
			},
			to: { dependencyTypes: ['core'] }
		},
		{
			name: 'tests-apart',
			comment: 'Only tests import what is made for tests.',
			severity: 'error',
			from: { path: '^src/', pathNot: tests },
			to: { path: tests }
		},
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true }
		},
		{
			name: 'resolvable',
			comment: 'The file does not exist, or its extension is missing.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: ['^\\$(app|env)/', '/\\$types$', '\\$types\\.js$'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^\\.svelte-kit/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'require', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.d.ts', '.svelte', '.json']
		}
	}
};
