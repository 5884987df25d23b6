import type { Bounds } from '#lib/domain/place/bounds.ts';
import type { MapView } from './map-place.ts';
import { project, scaleAt } from './projection.ts';

/** The whole of Paris on a phone, to a single street corner. */
export const zooms = { first: 11, last: 18 };

/** Where the map opens without places: the middle of the city. */
const CITY: MapView = { lat: 48.8595, lon: 2.345, zoom: 12 };
const CLOSEST = 16;
const MARGIN = 22;
/** A few places in far suburbs must not shrink the city to a stamp. */
const MOST = 0.85;

/** The middle of the values without their outer twentieths. */
function middle(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const cut = Math.floor(sorted.length / 20);
	return ((sorted[cut] ?? 0) + (sorted[sorted.length - 1 - cut] ?? 0)) / 2;
}

/** The closest view that still shows most of the places. Sizes in CSS pixels. */
export function startView(
	places: { lat: number; lon: number }[],
	{ width, height }: { width: number; height: number }
): MapView {
	if (places.length === 0) return CITY;
	const lat = middle(places.map((place) => place.lat));
	const lon = middle(places.map((place) => place.lon));
	const centre = project([lon, lat]);
	const spots = places.map((place) => project([place.lon, place.lat]));
	for (let zoom = CLOSEST; zoom > zooms.first; zoom--) {
		const scale = scaleAt(zoom);
		const seen = spots.filter(
			({ x, y }) =>
				Math.abs(x - centre.x) * scale < width / 2 - MARGIN && Math.abs(y - centre.y) * scale < height / 2 - MARGIN
		);
		if (seen.length >= MOST * spots.length) return { lat, lon, zoom };
	}
	return { lat, lon, zoom: zooms.first };
}

/** The view that shows a part of the map as nearly as a whole zoom can. Sizes in CSS pixels. */
export function areaView(
	{ west, south, east, north }: Bounds,
	{ width, height }: { width: number; height: number }
): MapView {
	const [a, b] = [project([west, north]), project([east, south])];
	let { first: zoom } = zooms;
	// Half a zoom of grace: an area was widened to its grid when it was asked for.
	const fits = (scale: number): boolean => (b.x - a.x) * scale < width * 1.4 && (b.y - a.y) * scale < height * 1.4;
	while (zoom < zooms.last && fits(scaleAt(zoom + 1))) zoom++;
	return { lat: (south + north) / 2, lon: (west + east) / 2, zoom };
}
