import { expect, it } from 'vitest';
import { heldFields, isHeld } from './held-fields.ts';

const held = (role: Parameters<typeof heldFields>[0], isNew: boolean, name: string) =>
	isHeld(heldFields(role, isNew), name);

it('a form takes from nobody what is confirmed elsewhere', () => {
	for (const role of ['association', 'editor', 'publisher', 'admin'] as const)
		for (const name of ['verifications.count', 'verifications.0.at', 'id', 'formerIds'])
			expect([role, name, held(role, false, name)]).toEqual([role, name, true]);
	expect(held('association', false, 'offers.0.id')).toBe(false);
});

it('an association says neither whose a record is, nor whether it is published', () => {
	for (const name of ['organisation', 'organisations', 'editorial.publish', 'editorial.notes']) {
		expect([name, held('association', false, name)]).toEqual([name, true]);
		expect([name, held('editor', false, name)]).toEqual([name, false]);
	}
	expect(held('association', true, 'editorial.publish')).toBe(false);
	expect(held('association', true, 'organisation')).toBe(true);
});
