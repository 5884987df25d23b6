import type { PlaceView } from '#lib/domain/views.ts';

type Point = NonNullable<PlaceView['coordinates']>;

/** `geo:` address (RFC 5870) that opens the phone's own maps app, with the point named as Android reads it. */
export function geoAddress({ coordinates, name }: Pick<PlaceView, 'coordinates' | 'name'>): string {
	const { lat, lon } = coordinates as Point;
	return `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(name)})`;
}

export const osmAddress = ({ lat, lon }: Point): string =>
	`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`;
