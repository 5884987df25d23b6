import { describe, expect, it } from 'vitest';
import { inOrder, withMoved, withNote, withSaved, withoutSaved } from './saved-list.ts';

const at = '2026-01-02T03:04:05.000Z';
const list = ['a', 'b', 'c'].reduce((before, id) => withSaved(before, id, at), [] as ReturnType<typeof withSaved>);
const ids = (places: typeof list) => places.map(({ id, rank }) => `${rank}${id}`).join(' ');

describe('saved places', () => {
	it('are kept in the order they were saved, once each', () => {
		expect(ids(list)).toBe('0a 1b 2c');
		const again = withSaved(withNote(list, 'a', 'ask for Leïla'), 'a', '2027-01-01T00:00:00.000Z');
		expect(again).toHaveLength(3);
		expect(again[0]).toEqual({ id: 'a', rank: 0, note: 'ask for Leïla', savedAt: at });
	});

	it.each([
		['a', 1, '0b 1a 2c'],
		['c', -1, '0a 1c 2b'],
		['a', 2, '0b 1c 2a'],
		['a', -1, '0a 1b 2c'],
		['c', 9, '0a 1b 2c'],
		['nobody', 1, '0a 1b 2c']
	])('move: %s by %i', (id, delta, expected) => {
		expect(ids(withMoved(list, id, delta))).toBe(expected);
	});

	it('close the gap one leaves', () => {
		expect(ids(withoutSaved(list, 'b'))).toBe('0a 1c');
	});

	it('come back in order whatever order they are stored in', () => {
		const stored = [
			{ ...list[2]!, rank: 7 },
			{ ...list[0]!, rank: 3 }
		];
		expect(ids(inOrder(stored))).toBe('0a 1c');
	});
});
