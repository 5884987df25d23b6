import { describe, expect, it } from 'vitest';
import { may, roles } from '#lib/domain/permission.ts';
import { doors, needOf } from '#lib/server/auth/doors.ts';
import { doorsInFiles } from '../support/doors-in-files.ts';

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
