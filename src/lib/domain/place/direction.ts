import { metresBetween, type Point } from './distance.ts';

/** Eight directions, clockwise from the north. */
const directions = ['north', 'northEast', 'east', 'southEast', 'south', 'southWest', 'west', 'northWest'] as const;
export type Direction = (typeof directions)[number];

/** In which direction `to` lies, seen from `from`; null where they are the same spot for a walker (20 m). */
export function directionTo(from: Point, to: Point): Direction | null {
	if (metresBetween(from, to) < 20) return null;
	const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
	const turn = Math.atan2(east, to.lat - from.lat) / (2 * Math.PI);
	return directions[Math.round(turn * 8 + 8) % 8] ?? null;
}
