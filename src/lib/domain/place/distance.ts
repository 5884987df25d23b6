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

const METRES_A_MINUTE = 4000 / 60;

/** Minutes on foot for a way along streets, an estimate: a tired person walks 4 km/h. */
export const minutesAlong = (metres: number): number => Math.max(1, Math.round(metres / METRES_A_MINUTE));

/** Minutes on foot for a straight line, an estimate: streets are about 1.3 times as long. */
export const walkingMinutes = (metres: number): number => minutesAlong(metres * 1.3);
