export interface Point {
	lat: number;
	lon: number;
}

const EARTH_RADIUS = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres in a straight line; the flat-earth formula is right to a metre over the width of Paris. */
export function metresBetween(a: Point, b: Point): number {
	const x = radians(b.lon - a.lon) * Math.cos(radians((a.lat + b.lat) / 2));
	const y = radians(b.lat - a.lat);
	return EARTH_RADIUS * Math.hypot(x, y);
}

/** Minutes on foot, an estimate: streets are about 1.3 times the straight line, a tired person walks 4 km/h. */
export const walkingMinutes = (metres: number): number => Math.max(1, Math.round((metres * 1.3) / (4000 / 60)));
