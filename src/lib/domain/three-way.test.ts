import { describe, expect, it } from 'vitest';
import { differences } from './difference.ts';
import { place } from './testing.ts';
import { applyChange, mergeEdits, valueAt } from './three-way.ts';

const meal = { id: 'meal', need: 'food', theme: 'food.meal', programme: null } as const;
const shower = { id: 'shower', need: 'hygiene', theme: null, programme: null } as const;
const base = place('a', { offers: [meal], hours: 'Mo 09:00-12:00', cost: 'free' });

describe('two edits of one record', () => {
	it('come together when they changed different fields', () => {
		const mine = { ...base, hours: 'Tu 09:00-12:00', offers: [{ ...meal, cost: 'paid' as const }] };
		const theirs = { ...base, name: 'Autre', offers: [meal, shower] };
		expect(mergeEdits(base, mine, theirs)).toEqual({
			merged: { ...theirs, hours: mine.hours, offers: [{ ...meal, cost: 'paid' }, shower] },
			conflicts: []
		});
	});

	it('keep the order of the fields of a record', () => {
		const merged = mergeEdits(base, { ...base, hours: null }, { ...base, name: 'Autre' }).merged;
		expect(Object.keys(merged)).toEqual(Object.keys(base));
	});

	it('ask about a field both changed otherwise, and not about one they changed alike', () => {
		const mine = { ...base, hours: 'Tu 09:00-12:00', cost: null };
		const theirs = { ...base, hours: 'We 09:00-12:00', cost: null };
		expect(mergeEdits(base, mine, theirs)).toEqual({
			merged: theirs,
			conflicts: [{ field: 'hours', base: 'Mo 09:00-12:00', mine: 'Tu 09:00-12:00', theirs: 'We 09:00-12:00' }]
		});
	});

	it('ask once about a part that one changed and the other took out', () => {
		const two = { ...base, offers: [meal, shower] };
		const mine = { ...two, offers: [meal, { ...shower, cost: 'free' as const, hours: 'Mo 10:00-11:00' }] };
		const { conflicts, merged } = mergeEdits(two, mine, { ...two, offers: [meal] });
		expect(conflicts).toEqual([{ field: 'offers.shower', base: shower, mine: mine.offers[1], theirs: undefined }]);
		expect(merged).toEqual({ ...two, offers: [meal] });
	});

	it('take in parts that were added, taken out and moved', () => {
		const two = { ...base, offers: [meal, shower] };
		const laundry = { ...shower, id: 'laundry' };
		const mine = { ...two, offers: [shower, meal, laundry] };
		const theirs = { ...two, name: 'Autre' };
		expect(mergeEdits(two, mine, theirs).merged).toEqual({ ...theirs, offers: [shower, meal, laundry] });
		const without = { ...two, offers: [shower] };
		expect(mergeEdits(two, without, theirs).merged).toEqual({ ...theirs, offers: [shower] });
	});

	it('are their changes: each change told, applied to the record before, makes the record after', () => {
		const after = {
			...base,
			offers: [{ ...meal, hours: null }, shower],
			texts: { ...base.texts, costNote: { fr: { value: 'x', state: 'source' as const } } },
			coordinates: { lat: 48.8, lon: 2.3, precision: 'street' as const }
		};
		const made = differences(base, after).reduce<object>(applyChange, base);
		expect(differences(made, after)).toEqual([]);
		expect(valueAt(after, 'offers.meal.hours')).toBeNull();
		expect(valueAt(after, 'offers.none.hours')).toBeUndefined();
	});
});
