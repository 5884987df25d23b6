import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './difference.ts';

const fields = (old: unknown, now: unknown) => differences(old, now).map(({ field }) => field);

describe('differences', () => {
	it('names each field that changed, with both values', () => {
		expect(
			differences(
				{ name: 'A', hours: null, address: { street: '1 rue X', city: 'Paris' }, cost: 'free' },
				{ name: 'A', hours: 'Mo 09:00-12:00', address: { street: '2 rue X', city: 'Paris' }, phone: '3975' }
			)
		).toEqual([
			{ field: 'hours', old: null, new: 'Mo 09:00-12:00' },
			{ field: 'address.street', old: '1 rue X', new: '2 rue X' },
			{ field: 'cost', old: 'free', new: undefined },
			{ field: 'phone', old: undefined, new: '3975' }
		]);
	});

	it('tells "not told" from "told: none"', () => {
		expect(differences({ languages: null }, { languages: [] })).toEqual([{ field: 'languages', old: null, new: [] }]);
	});

	it('follows the parts of a list by their id, and takes any other list as one value', () => {
		const meal = { id: 'meal', need: 'food', hours: null };
		const shower = { id: 'shower', need: 'hygiene', hours: null };
		expect(fields({ offers: [meal, shower] }, { offers: [{ ...meal, hours: 'Mo 12:00-14:00' }, shower] })).toEqual([
			'offers.meal.hours'
		]);
		expect(differences({ offers: [meal] }, { offers: [shower, meal] })).toEqual([
			{ field: 'offers.shower', old: undefined, new: shower }
		]);
		expect(differences({ offers: [meal, shower] }, { offers: [shower, meal] })).toEqual([
			{ field: 'offers', old: ['meal', 'shower'], new: ['shower', 'meal'] }
		]);
		expect(fields({ aliases: ['a', 'b'] }, { aliases: ['a', 'c'] })).toEqual(['aliases']);
	});

	it('does not look at the order of fields', () => {
		expect(differences({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
	});

	it('finds nothing between equals, and something between any two that are not', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
				expect(differences(a, structuredClone(a))).toEqual([]);
				const canonical = (value: unknown): string => JSON.stringify(value, (_, each) => sorted(each));
				expect(differences(a, b).length === 0).toBe(canonical(a) === canonical(b));
			})
		);
	});
});

const sorted = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;
