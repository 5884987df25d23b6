import { nearestOn, squaredDistance } from './nearest.ts';
import type { Point } from './projection.ts';

type Outline = readonly Point[];

/** By the even-odd rule. */
export function contains(outline: Outline, { x, y }: Point): boolean {
	let inside = false;
	let previous = outline.at(-1);
	for (const point of outline) {
		if (previous && point.y > y !== previous.y > y) {
			const crossing = point.x + ((previous.x - point.x) * (y - point.y)) / (previous.y - point.y);
			if (x < crossing) inside = !inside;
		}
		previous = point;
	}
	return inside;
}

function distanceToEdges(outlines: Outline[], point: Point): number {
	let nearest = Infinity;
	for (const outline of outlines) {
		let previous = outline.at(-1);
		for (const corner of outline) {
			if (previous) nearest = Math.min(nearest, squaredDistance(point, nearestOn(previous, corner, point)));
			previous = corner;
		}
	}
	return Math.sqrt(nearest);
}

/** Spots with less than this share of the best one's room are in a corner that does not stand for the whole area. */
const ROOMY = 0.3;

/**
 * Points well inside an outline and outside of its `holes`, the farthest from any edge first: where a label can stand.
 * `grid` is the number of steps along each side. An outline too thin for the grid gives the middle of its frame.
 */
export function innerPoints(outline: Outline, holes: Outline[] = [], grid = 12): Point[] {
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const edges = [outline, ...holes];
	const found: { point: Point; room: number }[] = [];
	for (let column = 0.5; column < grid; column++) {
		for (let row = 0.5; row < grid; row++) {
			const point = { x: left + (width * column) / grid, y: top + (height * row) / grid };
			if (!contains(outline, point) || holes.some((hole) => contains(hole, point))) continue;
			found.push({ point, room: distanceToEdges(edges, point) });
		}
	}
	if (found.length === 0) return [{ x: left + width / 2, y: top + height / 2 }];
	const most = Math.max(...found.map(({ room }) => room));
	const roomy = found.filter(({ room }) => room >= most * ROOMY);
	return roomy.sort((a, b) => b.room - a.room).map(({ point }) => point);
}
