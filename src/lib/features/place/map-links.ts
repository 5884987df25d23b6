import type { PlaceView } from '#lib/domain/views.ts';

type Point = NonNullable<PlaceView['coordinates']>;

/** `encodeURIComponent` leaves parentheses as they are, and a `geo:` address ends a name with one. */
const escapeName = (name: string): string =>
	encodeURIComponent(name).replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** `geo:` address (RFC 5870) that opens the phone's own maps app, with the point named as Android reads it. */
export function geoAddress({ coordinates, name }: Pick<PlaceView, 'coordinates' | 'name'>): string {
	const { lat, lon } = coordinates as Point;
	return `geo:${lat},${lon}?q=${lat},${lon}(${escapeName(name)})`;
}

/** Where else the way is shown. Each of these learns which place is looked for, from the one who follows the link. */
export const otherMaps = ({ lat, lon }: Point): { name: string; href: string }[] => [
	{ name: 'OpenStreetMap', href: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}` },
	{
		name: 'Google Maps',
		href: `https://www.google.com/maps/dir/?api=1&destination=${lat},${lon}&travelmode=transit`
	},
	{ name: 'Apple Plans', href: `https://maps.apple.com/?daddr=${lat},${lon}&dirflg=r` }
];

/** Its planner has no documented address for a destination: the reader writes it there. */
export const transitPlanner = { name: 'Île-de-France Mobilités', href: 'https://www.iledefrance-mobilites.fr/' };
