import { describe, expect, it } from 'vitest';
import { actions, isRole, may, mayTouch, needsSecondStep, roles, type Action } from './permission.ts';

const allowed = (action: Action) => roles.filter((role) => may(role, action)).join(' ');

describe('who may do what', () => {
	it.each([
		['record.read', 'association editor publisher admin'],
		['history.read', 'association editor publisher admin'],
		['record.edit', 'publisher admin'],
		['proposal.make', 'association editor publisher admin'],
		['proposal.review', 'publisher admin'],
		['record.verify', 'association editor publisher admin'],
		['publish', 'publisher admin'],
		['rollback', 'publisher admin'],
		['alert.publish', 'publisher admin'],
		['inbox.read', 'editor publisher admin'],
		['people.manage', 'admin'],
		['settings.change', 'admin'],
		['account.manage', 'association editor publisher admin']
	] as const)('%s: %s', (action, who) => {
		expect(allowed(action)).toBe(who);
	});

	it('lets an admin do everything', () => {
		expect(actions.filter((action) => !may('admin', action))).toEqual([]);
	});

	it('holds an association to its own organisation', () => {
		const one = { role: 'association', organisation: 'aurore' } as const;
		expect(mayTouch(one, 'aurore')).toBe(true);
		expect(mayTouch(one, 'emmaus')).toBe(false);
		expect(mayTouch(one, null)).toBe(false);
		expect(mayTouch({ role: 'association', organisation: null }, null)).toBe(false);
		expect(mayTouch({ role: 'editor', organisation: null }, 'aurore')).toBe(true);
	});

	it('asks for a second step of those who can change what the public sees', () => {
		expect(roles.filter(needsSecondStep)).toEqual(roles.filter((role) => may(role, 'publish')));
	});

	it('knows its roles from anything else', () => {
		for (const other of ['owner', '', null, 'Admin', '__proto__']) expect(isRole(other)).toBe(false);
		expect(roles.every(isRole)).toBe(true);
	});
});
