import type { Point } from './projection.ts';

/** Squared, because a root for every pair would take most of the time. */
export const squaredDistance = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

/** The point of the segment from `a` to `b` that is nearest to `point`. */
export function nearestOn(a: Point, b: Point, point: Point): Point {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
	const t = Math.min(1, Math.max(0, along));
	return { x: a.x + t * dx, y: a.y + t * dy };
}

/** Moves a point onto the nearest of the paths, if one is within `reach`; else leaves it where it is. */
export function snapTo(paths: Point[][], point: Point, reach: number): Point {
	const beyond = (a: number, b: number, at: number): boolean =>
		(a < at - reach && b < at - reach) || (a > at + reach && b > at + reach);
	let best = point;
	let least = reach * reach;
	for (const path of paths) {
		let previous = path[0];
		for (const end of path) {
			if (previous && !beyond(previous.x, end.x, point.x) && !beyond(previous.y, end.y, point.y)) {
				const candidate = nearestOn(previous, end, point);
				const distance = squaredDistance(candidate, point);
				if (distance < least) [best, least] = [candidate, distance];
			}
			previous = end;
		}
	}
	return best;
}
