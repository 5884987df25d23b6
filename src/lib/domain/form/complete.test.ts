import { describe, expect, it } from 'vitest';
import { event, place } from '../testing.ts';
import { ownersOf } from '../record-owners.ts';
import { complete, newId } from './complete.ts';

describe('what nobody has to type', () => {
	it('is the id of a new record, made from its name', () => {
		expect(newId('places', { id: '', name: 'Café Social « Belleville »' })).toBe('cafe-social-belleville');
		expect(newId('guides', { id: '', title: { fr: { value: 'Où dormir ?', state: 'source' } } })).toBe('ou-dormir');
		expect(newId('places', { id: 'kept', name: 'Autre' })).toBe('kept');
		expect(newId('emergency', { number: '115' })).toBe('115');
		expect(newId('places', { id: '', name: '' })).toBe('');
	});

	it('is the id of a new offer, unlike those of the others', () => {
		const meal = { id: '', need: 'food', theme: 'food.meal', programme: null };
		const offers = [{ ...meal, id: 'food-meal' }, meal, { ...meal, theme: null }];
		const { offers: named } = complete('places', { ...place('a'), offers }, null) as { offers: { id: string }[] };
		expect(named.map(({ id }) => id)).toEqual(['food-meal', 'food-meal-2', 'food']);
	});

	it('is the arrondissement of a postcode, unless it is told', () => {
		const of = (postcode: string, arrondissement: number | null = null) =>
			complete('places', { ...place('a'), address: { ...place('a').address, postcode, arrondissement } }, null)[
				'address'
			];
		expect(of('75020')).toMatchObject({ arrondissement: 20, insee: '75120' });
		expect(of('75004', 3)).toMatchObject({ arrondissement: 3 });
		expect(of('93100')).toMatchObject({ arrondissement: null, insee: null });
		expect(of('75021')).toMatchObject({ arrondissement: null });
	});

	it('is the count of an event, one more when its date, place or status changes', () => {
		const base = event('e', { sequence: 4, start: '2026-06-20' });
		expect(complete('events', { ...base, summary: {} }, base)).toMatchObject({ sequence: 4 });
		expect(complete('events', { ...base, status: 'cancelled' }, base)).toMatchObject({ sequence: 5 });
		expect(complete('events', { ...base, id: 'neu' }, null)).toMatchObject({ sequence: 0, uid: 'neu@fanal' });
	});
});

describe('the organisation of a record', () => {
	it('is told by the record', () => {
		expect(ownersOf('places', place('a', { organisation: 'o' }))).toEqual(['o']);
		expect(ownersOf('places', place('a'))).toEqual([]);
		expect(ownersOf('organisations', { id: 'o' })).toEqual(['o']);
		expect(ownersOf('events', event('e', { organisations: ['a', 'b'] }))).toEqual(['a', 'b']);
	});
});
