import { expect, it } from 'vitest';
import { isOwn, mayRead } from './record-owners.ts';

const association = { role: 'association' as const, organisation: 'aurore' };
const homeless = { role: 'association' as const, organisation: null };
const editor = { role: 'editor' as const, organisation: null };

it('an association reads and edits what is of its organisation, and no more', () => {
	for (const [kind, record] of [
		['places', { id: 'a', organisation: 'aurore' }],
		['events', { id: 'a', organisations: ['utopia', 'aurore'] }],
		['organisations', { id: 'aurore' }]
	] as const) {
		expect([kind, isOwn(association, kind, record), mayRead(association, kind, record)]).toEqual([kind, true, true]);
		expect([kind, isOwn(homeless, kind, record), mayRead(homeless, kind, record)]).toEqual([kind, false, false]);
	}
	for (const [kind, record] of [
		['places', { id: 'a', organisation: 'utopia' }],
		['places', { id: 'a', organisation: null }],
		['events', { id: 'a', organisations: ['utopia'] }],
		['organisations', { id: 'utopia' }]
	] as const)
		expect([kind, isOwn(association, kind, record), mayRead(association, kind, record)]).toEqual([kind, false, false]);
});

it('what is nobody’s is read by all, and edited by the City', () => {
	expect([isOwn(association, 'terms', { id: 'a' }), mayRead(association, 'terms', { id: 'a' })]).toEqual([false, true]);
	expect(isOwn(editor, 'terms', { id: 'a' })).toBe(true);
	expect(isOwn(editor, 'places', { id: 'a', organisation: 'utopia' })).toBe(true);
});
