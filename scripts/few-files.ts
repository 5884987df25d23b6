import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

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

/** The list of the pages of the staff, which no page of the public carries. */
const STAFF_NODES = 'fanal:staff-nodes';

/** What only the staff load lies in a folder of its own: no phone of a visitor keeps it. */
const staff = [
	/src\/lib\/features\/staff-/,
	/src\/routes\/\(staff\)\//,
	/src\/lib\/i18n\/rooms\/staff/,
	/src\/lib\/facts\/field-words/,
	/src\/lib\/features\/map\/PinMap/,
	/locales\/\w+\/(staff|told)/,
	new RegExp(STAFF_NODES)
];

type FileNames = string | ((chunk: { moduleIds: string[] }) => string) | undefined;

const apart = (names: FileNames) => (chunk: { moduleIds: string[] }) => {
	const name = typeof names === 'function' ? names(chunk) : (names ?? '[name].[hash].js');
	return chunk.moduleIds.some(within(staff)) ? name.replace('immutable/', 'immutable/staff/') : name;
};

/** A style sheet only knows the entry it belongs to, which names its route. */
const ofStaff = (file: string) =>
	within(staff)(file) ||
	(/nodes[/\\]\d+\.js$/.test(file) && existsSync(file) && readFileSync(file, 'utf8').includes('/(staff)/'));

type AssetNames = string | ((asset: { originalFileNames: string[] }) => string) | undefined;

const assetsApart = (names: AssetNames) => (asset: { originalFileNames: string[] }) => {
	const name = typeof names === 'function' ? names(asset) : (names ?? 'assets/[name].[hash][extname]');
	return asset.originalFileNames.some(ofStaff) ? name.replace('immutable/', 'immutable/staff/') : name;
};

/** Kit's list of pages, in which those of the staff stand in a list of their own that comes on demand. */
function listStaffApart(code: string, folder: string): { app: string; list: string } {
	const ofTheStaff = readdirSync(join(folder, 'nodes')).filter((file) => ofStaff(join(folder, 'nodes', file)));
	let app = code.replace(/^\s*"\/\(staff\)[^\n]*\n/gm, '');
	for (const file of ofTheStaff) {
		const number = file.replace('.js', '');
		app = app.replace(`() => import('./nodes/${number}')`, `ofTheStaff(${number})`);
	}
	app += `function ofTheStaff(number) { return () => import('${STAFF_NODES}').then(({ nodes }) => nodes[number]()); }`;
	const imports = ofTheStaff.map(
		(file) => `${file.replace('.js', '')}: () => import('${join(folder, 'nodes', file)}')`
	);
	return { app, list: `export const nodes = { ${imports.join(', ')} };` };
}

const lateStyles = /const __vite__mapDeps=[^\n]*?\(m\.f=(\[[^\]]*\])[^\n]*\n/;

/** A script whose parts on demand no longer ask for the styles that stand in every page already. */
function withoutCoreStyles(code: string): string {
	const [list, urls] = lateStyles.exec(code) ?? [];
	if (!list || !urls) return code;
	const all = JSON.parse(urls) as string[];
	const kept = all.filter((url) => !/\/core\.[^/]*$/.test(url));
	const indexes = (_: string, old: string) => {
		const now = (JSON.parse(old) as number[])
			.map((index) => kept.indexOf(all[index] ?? ''))
			.filter((index) => index >= 0);
		return now.length > 0 ? `__vite__mapDeps([${now.join()}])` : '[]';
	};
	return code
		.replace(list, kept.length > 0 ? list.replace(urls, JSON.stringify(kept)) : '')
		.replace(/__vite__mapDeps\((\[[\d,]*\])\)/g, indexes);
}

/** Of the build, what no device keeps. Kit reads this file once for the server's part and once for the browser's. */
const both = globalThis as { fanalNotKept?: string[] };
export const notKept = (both.fanalNotKept ??= ['client/service-worker.js', 'client/**/staff/**']);

/** Few files for a visitor, and none of the staff's. */
export function fewFiles(): Plugin {
	let ssr = false;
	let staffList = '';
	return {
		name: 'fanal:core',
		// Kit's router would carry 2 kB in every phone to fetch data that only pages of the staff load. These are loaded whole
		// instead: `data-sveltekit-reload` stands around them.
		config: (_, { command }) => ({
			define: command === 'build' ? { __SVELTEKIT_HAS_SERVER_LOAD__: 'false' } : {}
		}),
		configResolved: ({ build }) => void (ssr = Boolean(build.ssr)),
		// Of pages that are loaded whole no router needs to know the address.
		transform: (code, id) => {
			if (ssr || !id.endsWith('client-optimized/app.js')) return null;
			const { app, list } = listStaffApart(code, dirname(id));
			staffList = list;
			return app;
		},
		resolveId: (id) => (id === STAFF_NODES ? `\0${id}` : null),
		load: (id) => (id === `\0${STAFF_NODES}` ? staffList : null),
		generateBundle: {
			order: 'post',
			handler: (_, bundle) => {
				for (const file of Object.values(bundle))
					if (file.type === 'chunk' && !ssr) file.code = withoutCoreStyles(file.code);
			}
		},
		// Styles that no script of the public asks for are of the staff, or stand in every page.
		writeBundle: (_, bundle) => {
			if (ssr) return;
			const files = Object.values(bundle);
			const scripts = files.flatMap((file) =>
				file.type === 'chunk' && !file.fileName.includes('/staff/') ? [file.code] : []
			);
			for (const { fileName } of files)
				if (fileName.endsWith('.css') && !scripts.some((code) => code.includes(fileName)))
					notKept.push(`client/${fileName}`);
		},
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
