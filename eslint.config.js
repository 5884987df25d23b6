import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What SvelteKit 3 changes or drops, and what we have one way of doing: docs/decisions/0001. */
const fence = [
	{ name: '$app/stores', message: 'Use $app/state.' },
	{ name: '@sveltejs/kit', importNames: ['json', 'text'], message: 'Use Response.json() or new Response().' },
	{
		name: '$app/navigation',
		importNames: ['pushState', 'replaceState', 'preloadCode'],
		message: 'No shallow routing: what a page shows is in its address.'
	},
	{
		name: '$app/server',
		importNames: ['query', 'command', 'form', 'prerender'],
		message: 'Remote functions are experimental: use load, form actions and +server.ts.'
	},
	{ name: '$app/paths', importNames: ['base', 'resolveRoute'], message: 'The site lives at the root.' }
];
const goto = { name: '$app/navigation', importNames: ['goto'], message: 'Only src/lib/ui/go.ts moves by code.' };
const patterns = [
	{ regex: '^\\$lib(/|$)', message: 'Use #lib/… (imports of package.json).' },
	{
		regex: '^(#lib/|\\.{1,2}/)(?!.*\\.(ts|js|svelte|css|json)(\\?\\w+)?$|.*/?\\$types$)',
		message: 'Write the extension.'
	},
	{ group: ['*.remote.ts', '*.remote.js'], message: 'Remote functions are experimental.' }
];
/**
 * @param {object[]} paths
 * @param {object[]} more patterns
 * @returns {['error', object]}
 */
const restricted = (paths, ...more) => ['error', { paths, patterns: [...patterns, ...more] }];
/**
 * The types that a component imports are invisible to dependency-cruiser; its rules are told again here for them.
 * @param {string} folder
 * @param {string} regex
 * @param {string} message
 */
const mayNotKnow = (folder, regex, message) => ({
	files: [`${folder}/**/*.svelte`],
	rules: { 'no-restricted-imports': restricted([...fence, goto], { regex, message }) }
});
const defaultExports = ['ExportDefaultDeclaration', 'ExportSpecifier[exported.name="default"]'].map((selector) => ({
	selector,
	message: 'Export by name; default exports are for configurations and components.'
}));

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'var/', 'playwright-report/', 'test-results/'] },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		// A rule that does not fit is changed here, with a reason, not switched off where it hurts.
		linterOptions: { noInlineConfig: true },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			eqeqeq: 'error',
			'no-undef': 'off', // TypeScript knows.
			'no-control-regex': 'off', // A range from \x00 is how ASCII is told from the rest.
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'max-lines': ['error', 300],
			// Addresses are plain: the site lives at the root, and the language is their first part.
			'svelte/no-navigation-without-resolve': 'off',
			// Classes say themselves what is reactive; a Date passed on as an argument is not.
			'svelte/prefer-svelte-reactivity': 'off',
			'no-restricted-imports': restricted([...fence, goto]),
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			// `let { … } = $props()`: one keyword for all of them.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			'svelte/require-each-key': 'error',
			'svelte/button-has-type': 'error'
		}
	},
	{
		files: ['**/*.{ts,js}'],
		ignores: ['*.config.{ts,js}'],
		rules: { 'no-restricted-syntax': ['error', ...defaultExports] }
	},
	mayNotKnow('src/lib/ui', '^#lib/(?!ui/)', 'Furniture fits any room: ui/ imports only ui/.'),
	mayNotKnow('src/lib/facts', '^#lib/(local|server|features)/', 'facts/ imports domain, i18n and ui.'),
	mayNotKnow('src/lib/features', '^#lib/(server|features)/|^\\.\\./', 'A room knows no other room, and no server.'),
	mayNotKnow('src/routes', '^#lib/server/', 'A page knows no server.'),
	// What it writes is what Svelte itself just rendered, escaped, of its own children.
	{ files: ['src/lib/ui/Still.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
	{ files: ['src/lib/ui/go.ts'], rules: { 'no-restricted-imports': restricted(fence) } },
	{
		files: ['**/*.test.ts', 'tests/**', 'bench/**'],
		rules: {
			'max-lines': 'off',
			// What is missing in a test must fail it, and does.
			'@typescript-eslint/no-non-null-assertion': 'off'
		}
	},
	{ files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } }
);
