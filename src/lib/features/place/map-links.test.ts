import { expect, it } from 'vitest';
import { geoAddress, osmAddress } from './map-links.ts';

const coordinates = { lat: 48.87657, lon: 2.39562, precision: 'address' } as const;

it('opens the phone’s own maps at the point, under the name of the place', () => {
	const address = geoAddress({ coordinates, name: 'Maison des Réfugiés & Co' });
	expect(address).toBe('geo:48.87657,2.39562?q=48.87657,2.39562(Maison%20des%20R%C3%A9fugi%C3%A9s%20%26%20Co)');
});

it('opens OpenStreetMap at the point, close enough to see the door', () => {
	const url = new URL(osmAddress(coordinates));
	expect([url.origin, url.hash]).toEqual(['https://www.openstreetmap.org', '#map=18/48.87657/2.39562']);
	expect(Object.fromEntries(url.searchParams)).toEqual({ mlat: '48.87657', mlon: '2.39562' });
});
