import type * as L from 'leaflet';

/** Leaflet is only ever loaded by a page that shows a map, so modules take it as an argument under this type. */
export type Leaflet = typeof L;

/** Loads Leaflet and the styles of what it draws. */
export async function loadLeaflet(): Promise<Leaflet> {
	const [leaflet] = await Promise.all([import('leaflet'), import('./panes.css'), import('./markers.css')]);
	return leaflet;
}
