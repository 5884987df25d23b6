import { scaleAt, type Point } from './projection.ts';

interface View {
	zoom: number;
	/** Of the middle, in units of `project`. */
	centre: Point;
}

const zooms = { first: 14, last: 16.5 };
/** CSS pixels around what has to be seen: half a pin, and the name of a station. */
const ROOM = { x: 60, y: 44 };

/** The closest view in which a place and all of what leads to it are seen; without a way, the place in the middle. */
export function fitView(place: Point, ends: Point[], width: number, height: number): View {
	const [xs, ys] = [[place, ...ends].map(({ x }) => x), [place, ...ends].map(({ y }) => y)];
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const room = (size: number, by: number): number => Math.max(size - 2 * by, 40);
	const closest = Math.min(room(width, ROOM.x) / (right - left), room(height, ROOM.y) / (bottom - top));
	// Steps of a quarter: names do not change their size by a hair from place to place.
	const zoom = Math.floor((12 + Math.log2(closest)) * 4) / 4;
	const seen = Math.min(zooms.last, Math.max(zooms.first, zoom));
	const fits = closest >= scaleAt(seen);
	return { zoom: seen, centre: fits ? { x: (left + right) / 2, y: (top + bottom) / 2 } : place };
}
