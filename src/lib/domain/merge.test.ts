import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';

const base = { name: 'A', hours: 'Mo 09:00-12:00', address: { street: '1 rue X', city: 'Paris' }, tags: ['a'] };
const meal = { id: 'meal', need: 'food', hours: null };
const shower = { id: 'shower', need: 'hygiene', hours: null };

describe('merge', () => {
	it('takes what only one of both changed', () => {
		const theirs = { ...base, address: { street: '2 rue X', city: 'Paris' } };
		const ours = { ...base, hours: 'Mo 10:00-12:00', phone: '3975' };
		expect(merge(base, theirs, ours)).toEqual({
			body: { ...base, address: { street: '2 rue X', city: 'Paris' }, hours: 'Mo 10:00-12:00', phone: '3975' },
			conflicts: []
		});
	});

	it('tells each field that both changed otherwise, and holds theirs there until somebody chooses', () => {
		const theirs = { ...base, hours: 'Mo 08:00-12:00', name: 'B' };
		const ours = { ...base, hours: 'Mo 10:00-12:00', name: 'B' };
		const { body, conflicts } = merge(base, theirs, ours);
		expect(body).toEqual(theirs);
		expect(conflicts).toEqual([
			{ field: 'hours', base: 'Mo 09:00-12:00', theirs: 'Mo 08:00-12:00', ours: 'Mo 10:00-12:00' }
		]);
		expect(merge(base, theirs, ours, { hours: 'ours' })).toEqual({ body: ours, conflicts: [] });
		expect(merge(base, theirs, ours, { hours: 'theirs' })).toEqual({ body: theirs, conflicts: [] });
	});

	it('takes a field away when one of both did and the other left it', () => {
		const { tags, ...without } = base;
		expect(merge(base, base, without).body).toEqual(without);
		expect(merge(base, without, { ...base, name: 'B' }).body).toEqual({ ...without, name: 'B' });
		expect(merge(base, without, { ...base, tags: [...tags, 'b'] }).conflicts).toEqual([
			{ field: 'tags', base: tags, theirs: undefined, ours: ['a', 'b'] }
		]);
	});

	it('puts lists together part by part, in the order of who changed it', () => {
		const list = { offers: [meal, shower] };
		const theirs = {
			offers: [meal, { ...shower, hours: 'Tu 09:00-12:00' }, { id: 'mail', need: 'rights', hours: null }]
		};
		const ours = { offers: [shower, { ...meal, hours: 'Mo 12:00-14:00' }] };
		expect(merge(list, theirs, ours)).toEqual({
			body: {
				offers: [
					{ ...shower, hours: 'Tu 09:00-12:00' },
					{ ...meal, hours: 'Mo 12:00-14:00' },
					{ id: 'mail', need: 'rights', hours: null }
				]
			},
			conflicts: []
		});
		expect(merge(list, { offers: [meal] }, { offers: [meal, { ...shower, hours: 'Mo' }] }).conflicts).toEqual([
			{ field: 'offers.shower', base: shower, theirs: undefined, ours: { ...shower, hours: 'Mo' } }
		]);
	});

	it('with one side unchanged is the other side, whatever it is', () => {
		const value = fc.jsonValue({ maxDepth: 3 });
		fc.assert(
			fc.property(value, value, (old, now) => {
				expect(merge(old, old, now)).toEqual({ body: now, conflicts: [] });
				expect(merge(old, now, old)).toEqual({ body: now, conflicts: [] });
				expect(merge(old, now, now).conflicts).toEqual([]);
			})
		);
	});
});
