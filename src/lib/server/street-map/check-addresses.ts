import { metresBetween } from '#lib/domain/place/distance.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { streetWords } from '#lib/domain/street-map/address-query.ts';
import { ORIGIN, SCALE, type Deltas, type PackedStreet } from '#lib/domain/street-map/format.ts';
import { createGeocoder } from '#lib/domain/street-map/geocode.ts';
import { toMetres, type Metres } from '#lib/domain/street-map/shape.ts';
import type { ContentProblem } from '../publishing/read-records.ts';
import type { Packs } from './build-packs.ts';
import { distanceToSegment } from './simplify.ts';

/** Farther apart, an address and its point are not of one house, in metres. */
const FARTHEST = 120;

/**
 * Finds the street address of every published place in Paris, and tells those that are far from the point stored with
 * them; an address without a number may be anywhere along its street. `checked` is how many had both.
 */
export function checkAddresses(places: Place[], packs: Packs): { problems: ContentProblem[]; checked: number } {
	const geocoder = createGeocoder(packs.address);
	const streets = [...packs.main.streets, ...packs.side.streets];
	const problems: ContentProblem[] = [];
	let checked = 0;
	for (const { id, address, coordinates, editorial } of places) {
		if (!editorial.publish || !address.street || !coordinates || address.arrondissement === null) continue;
		checked++;
		const say = (message: string) => problems.push({ file: `data/places/${id}.json`, field: 'coordinates', message });
		const query = `${address.street} ${address.postcode}`;
		const [found] = geocoder.find(query, 1);
		if (!found) {
			say(`${query} is not found: mend the spelling`);
			continue;
		}
		const toStreet = found.number === null ? metresToStreet(coordinates, found.street, streets) : Infinity;
		const gap = Math.min(metresBetween(found, coordinates), toStreet);
		if (gap > FARTHEST)
			say(`${query} is found at ${found.label}, ${Math.round(gap)} m from the point of the place: mend one of them`);
	}
	return { problems, checked };
}

function metresToStreet({ lat, lon }: { lat: number; lon: number }, name: string, streets: PackedStreet[]): number {
	const point = toMetres([lon, lat]);
	const words = streetWords(name).join(' ');
	const gaps = streets
		.filter(([other]) => streetWords(other).join(' ') === words)
		.flatMap(([, , ...lines]) => lines.map((line) => metresToLine(point, line)));
	return Math.min(Infinity, ...gaps);
}

function metresToLine(point: Metres, deltas: Deltas): number {
	let [x, y] = [0, 0];
	let before: Metres | null = null;
	let nearest = Infinity;
	for (let i = 0; i < deltas.length; i += 2) {
		x += deltas[i] ?? 0;
		y += deltas[i + 1] ?? 0;
		const here = toMetres([ORIGIN[0] + x / SCALE, ORIGIN[1] + y / SCALE]);
		nearest = Math.min(nearest, distanceToSegment(point, before ?? here, here));
		before = here;
	}
	return nearest;
}
