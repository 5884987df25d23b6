import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { metresBetween } from '#lib/domain/place/distance.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { AddressPart, MapManifest } from '#lib/domain/street-map/format.ts';
import { readEncoded } from '../editions/content-file.ts';
import { createGeocoder, type Geocoder } from '#lib/domain/street-map/geocode.ts';

export interface FoundAddress {
	label: string;
	lat: number;
	lon: number;
	/** Metres from the point of the place; `null` when it has none. */
	metres: number | null;
}

let known: { version: string; geocoder: Geocoder | null } = { version: '', geocoder: null };

/** Where the address of a place is, by the address pack in `folder` (`$FANAL_DATA/map`); `null` where there is none. */
export function findAddress(folder: string, place: Pick<Place, 'address' | 'coordinates'>): FoundAddress | null {
	const { street, postcode } = place.address;
	const geocoder = street ? geocoderOf(folder) : null;
	const [found] = geocoder?.find(`${street} ${postcode ?? ''}`, 1) ?? [];
	if (!found || found.precision === 'street') return null;
	const { label, lat, lon } = found;
	const point = place.coordinates;
	const metres =
		point && Number.isFinite(point.lat + point.lon) ? Math.round(metresBetween(point, { lat, lon })) : null;
	return { label, lat, lon, metres };
}

function geocoderOf(folder: string): Geocoder | null {
	const path = join(folder, 'current.json');
	const found = statSync(path, { throwIfNoEntry: false });
	const version = found ? `${found.ino} ${found.mtimeMs}` : '';
	if (version !== known.version) known = { version, geocoder: found ? open(folder, path) : null };
	return known.geocoder;
}

/** A pack that cannot be read is none: the point is typed. */
function open(folder: string, path: string): Geocoder | null {
	try {
		const { parts } = JSON.parse(readFileSync(path, 'utf8')) as MapManifest;
		const file = parts.address && readEncoded(join(folder, parts.address.url.slice('/map/'.length)));
		return file ? createGeocoder(JSON.parse(file.identity.toString()) as AddressPart) : null;
	} catch {
		return null;
	}
}
