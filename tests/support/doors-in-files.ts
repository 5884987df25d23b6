import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src/routes', import.meta.url));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every door in the folders of the staff, as its files say: route, and method or form action. */
export function doorsInFiles(): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	const add = (route: string, ...keys: string[]) => (found[route] = [...new Set([...(found[route] ?? []), ...keys])]);
	for (const folder of ['(staff)', 'api/staff']) {
		let names: string[];
		try {
			names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
		} catch {
			continue;
		}
		for (const name of names) {
			const [, route = '', file = ''] = /^(.*)\/(\+[^/]+)$/.exec(`/${folder}/${name.replaceAll('\\', '/')}`) ?? [];
			const text = file.endsWith('.ts') ? readFileSync(join(root, folder, name), 'utf8') : '';
			if (/^\+page(@.*)?\.svelte$/.test(file)) add(route, 'GET');
			if (file === '+page.server.ts') add(route, ...actionsOf(text));
			if (file === '+server.ts')
				add(route, ...METHODS.filter((each) => new RegExp(`export (const|(async )?function) ${each}\\b`).test(text)));
		}
	}
	return found;
}

/** Names of form actions: the fields one tab deep in `export const actions … = { … };`. */
function actionsOf(text: string): string[] {
	const body = /export const actions\b[^=]*= \{\n([\s\S]*?)\n\}/.exec(text)?.[1];
	if (body === undefined) return [];
	const names = [...body.matchAll(/^\t(?:async )?(\w+)(?:: |,?$|\()/gm)].map(([, name = '']) => name);
	return names.map((name) => (name === 'default' ? 'POST' : `?/${name}`));
}
