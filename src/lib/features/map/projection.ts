/** A point of the map, in pixels at zoom 12 from the centre of Paris, y downwards. */
export interface Point {
	x: number;
	y: number;
}

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];

const ZOOM = 12;
const WORLD = 256 * 2 ** ZOOM;
const EARTH_METRES = 40_075_016.686;

const mercatorX = (lon: number): number => ((lon + 180) / 360) * WORLD;

function mercatorY(lat: number): number {
	const sine = Math.sin((lat * Math.PI) / 180);
	return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

// Canvas paths hold single-precision numbers: counted from the equator they would be two pixels wrong at zoom 17.
const CENTRE_LAT = 48.86;
const originX = mercatorX(2.35);
const originY = mercatorY(CENTRE_LAT);

/** Web Mercator, as Leaflet's default. */
export const project = ([lon, lat]: LonLat): Point => ({ x: mercatorX(lon) - originX, y: mercatorY(lat) - originY });

/** Screen pixels for one unit of `project`. */
export const scaleAt = (zoom: number): number => 2 ** (zoom - ZOOM);

/** From world units (0 to 1) to units of `project`. */
export const fromWorld = (x: number, y: number): Point => ({ x: x * WORLD - originX, y: y * WORLD - originY });

/** From pixels of the whole world at a zoom, as Leaflet counts them, to units of `project`. */
export const fromPixels = (x: number, y: number, zoom: number): Point => ({
	x: x / scaleAt(zoom) - originX,
	y: y / scaleAt(zoom) - originY
});

/** Metres on the ground under one screen pixel, in Paris. */
export const metresPerPixel = (zoom: number): number =>
	(EARTH_METRES * Math.cos((CENTRE_LAT * Math.PI) / 180)) / (256 * 2 ** zoom);
