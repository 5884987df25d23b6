import { describe, expect, it } from 'vitest';
import { likenesses, namesAlike } from './alike.ts';

const belleville = { lat: 48.86985, lon: 2.38049 };
const door = (name: string, change: object = {}) => ({ name, point: belleville, phone: null, ...change });

describe('places that may be one', () => {
	it.each([
		['Café Social Belleville', 'Café social de Belleville'],
		['Cafe Social Belville', 'Café Social Belleville'],
		['La Maison des Réfugiés', 'Maison des réfugié·e·s'],
		['Emmaüs Connect', 'Emmaus connect - Paris 18'],
		['Bibliothèque Oscar Wilde', 'Oscar Wilde (bibliothèque)']
	])('%s is like %s', (a, b) => {
		expect(namesAlike(a, b)).toBe(true);
	});

	it.each([
		['Café Social Belleville', 'Café Social Dejean'],
		['Restos du Cœur', 'Secours populaire'],
		['Centre social Belleville', 'Bains-douches Oberkampf'],
		['La', 'Le']
	])('%s is not like %s', (a, b) => {
		expect(namesAlike(a, b)).toBe(false);
	});

	it('have a phone in common, or names alike within 80 metres', () => {
		const here = door('Café Social Belleville', { phone: '+33140332525' });
		expect(likenesses(here, door('Autre chose', { phone: '+33140332525', point: null }))).toEqual(['phone']);
		expect(likenesses(here, door('Café social', { phone: '3975' }))).toEqual(['name']);
		const away = { ...belleville, lat: belleville.lat + 81 / 111_195 };
		expect(likenesses(here, door('Café Social Belleville', { point: away }))).toEqual([]);
		const close = { ...belleville, lat: belleville.lat + 79 / 111_195 };
		expect(likenesses(here, door('Ayyem Zamen', { point: close, aliases: ['Café social Belleville'] }))).toEqual([
			'name'
		]);
		expect(likenesses(door('A', { phone: '3975' }), door('B', { phone: '3975' }))).toEqual([]);
	});
});
