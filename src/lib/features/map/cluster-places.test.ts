import { describe, expect, it } from 'vitest';
import { clusterPlaces } from './cluster-places.ts';
import type { MapPlace } from './map-place.ts';

const place = (id: string, lat: number, lon: number): MapPlace => ({
	...{ id, lat, lon, name: id, need: 'food', openStatus: 'unknown', href: `/en/places/${id}`, label: id }
});
const everywhere = { west: 2, south: 48.5, east: 2.8, north: 49.2 };

const north = place('north', 48.884, 2.365);
const near = place('near', 48.8835, 2.3652);
const upstairs = place('upstairs', 48.884, 2.365);
const far = place('far', 48.82, 2.36);

describe('clusterPlaces', () => {
	it('groups what would overlap and leaves the rest alone', () => {
		const { single, clusters } = clusterPlaces([north, near, far], 17)(everywhere, 12);
		expect(single).toEqual([far]);
		expect(clusters.map((cluster) => cluster.places)).toEqual([[north, near]]);
	});

	it('says at which zoom a group falls apart, and it does', () => {
		const shown = clusterPlaces([north, near, far], 17);
		const opensAt = shown(everywhere, 12).clusters[0]?.opensAt ?? 0;
		expect(shown(everywhere, opensAt - 1).clusters).toHaveLength(1);
		expect(shown(everywhere, opensAt).clusters).toHaveLength(0);
	});

	it('keeps places of one address together at the last zoom', () => {
		const { single, clusters } = clusterPlaces([north, upstairs, far], 17)(everywhere, 17);
		expect(single).toEqual([far]);
		expect(clusters[0]?.places).toEqual([north, upstairs]);
		expect(clusters[0]?.opensAt).toBeGreaterThan(17);
	});

	it('loses nobody: every place is shown once at every zoom', () => {
		const many = Array.from({ length: 200 }, (_, n) => place(`p${n}`, 48.82 + (n % 14) / 200, 2.27 + (n % 23) / 180));
		const shown = clusterPlaces(many, 17);
		for (let zoom = 11; zoom <= 17; zoom++) {
			const { single, clusters } = shown(everywhere, zoom);
			const ids = [...single, ...clusters.flatMap((cluster) => cluster.places)].map(({ id }) => id);
			expect(ids.sort()).toEqual(many.map(({ id }) => id).sort());
		}
	});

	it('gives only what lies in the bounds', () => {
		const south = { ...everywhere, north: 48.85 };
		expect(clusterPlaces([north, far], 17)(south, 14).single).toEqual([far]);
	});
});
