import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { may, roles } from '#lib/domain/permission.ts';
import { doors, needOf } from '#lib/server/auth/doors.ts';

const root = fileURLToPath(new URL('../../src/routes', import.meta.url));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every door in the folders of the staff, as its files say: route, and method or form action. */
function doorsInFiles(): Record<string, string[]> {
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

const inFiles = doorsInFiles();
const search = (key: string) => new URLSearchParams(key.startsWith('?') ? key.slice(1) : '');
const method = (key: string) => (key.startsWith('?') ? 'POST' : key);

describe('doors of the staff', () => {
	it('are found in the files', () => {
		expect(inFiles['/(staff)/staff/people']).toEqual(expect.arrayContaining(['GET', '?/invite', '?/end']));
	});

	it('stand in the table, each with its methods and form actions, and nothing else does', () => {
		const sorted = (table: Record<string, string[]>) =>
			Object.fromEntries(Object.entries(table).map(([route, keys]) => [route, [...keys].sort()]));
		const listed = Object.fromEntries(Object.entries(doors).map(([route, door]) => [route, Object.keys(door)]));
		expect(sorted(listed)).toEqual(sorted(inFiles));
	});

	it.each(Object.keys(inFiles))('%s opens to the roles that the table names, and to nobody else', (route) => {
		for (const key of inFiles[route] ?? []) {
			const need = needOf(route, method(key), search(key));
			expect([key, need]).not.toEqual([key, null]);
			const who = roles.filter((role) => need === 'anybody' || (need !== null && may(role, need)));
			expect([key, who]).not.toEqual([key, []]);
			expect(who).toContain('admin');
		}
	});

	it('open to nobody by another method, another action, or another name', () => {
		expect(needOf('/(staff)/staff/people', 'DELETE', search('GET'))).toBeNull();
		expect(needOf('/(staff)/staff/people', 'POST', search('?/publish'))).toBeNull();
		expect(needOf('/(staff)/staff/people', 'POST', search('POST'))).toBeNull();
		expect(needOf('/(staff)/staff/people', 'POST', new URLSearchParams('x=1&/invite'))).toBe('people.manage');
		expect(needOf('/(staff)/staff/account', 'POST', new URLSearchParams('/publish&/lang'))).toBeNull();
		expect(needOf('constructor', 'GET', search('GET'))).toBeNull();
		expect(needOf('/(staff)/staff', 'constructor', search('GET'))).toBeNull();
	});
});
