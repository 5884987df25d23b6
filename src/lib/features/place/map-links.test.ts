import { expect, it } from 'vitest';
import { geoAddress, otherMaps, transitPlanner } from './map-links.ts';

const coordinates = { lat: 48.87657, lon: 2.39562, precision: 'address' } as const;

it('opens the phone’s own maps at the point, under the name of the place', () => {
	const address = geoAddress({ coordinates, name: 'Maison des Réfugiés & Co' });
	expect(address).toBe('geo:48.87657,2.39562?q=48.87657,2.39562(Maison%20des%20R%C3%A9fugi%C3%A9s%20%26%20Co)');
});

it('lets no name end the point', () => {
	const address = geoAddress({ coordinates, name: "L'Arche (19e)" });
	expect(address).toBe('geo:48.87657,2.39562?q=48.87657,2.39562(L%27Arche%20%2819e%29)');
});

it('leads to other maps at the point, over https', () => {
	const maps = otherMaps(coordinates);
	expect(maps.map(({ name }) => name)).toEqual(['OpenStreetMap', 'Google Maps', 'Apple Plans']);
	const [osm, google, apple] = maps.map(({ href }) => new URL(href));
	expect([osm?.hash, Object.fromEntries(osm?.searchParams ?? [])]).toEqual([
		'#map=18/48.87657/2.39562',
		{ mlat: '48.87657', mlon: '2.39562' }
	]);
	expect(google?.searchParams.get('destination')).toBe('48.87657,2.39562');
	expect(apple?.searchParams.get('daddr')).toBe('48.87657,2.39562');
	for (const href of [...maps, transitPlanner].map((each) => each.href)) expect(href).toMatch(/^https:/);
});
