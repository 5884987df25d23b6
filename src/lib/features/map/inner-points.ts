import type { Point } from './projection.ts';

type Outline = readonly Point[];

function contains(outline: Outline, { x, y }: Point): boolean {
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

function distanceToSegment(p: Point, a: Point, b: Point): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
	const t = Math.min(1, Math.max(0, along));
	return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

function distanceToEdge(outline: Outline, point: Point): number {
	let nearest = Infinity;
	let previous = outline.at(-1);
	for (const corner of outline) {
		if (previous) nearest = Math.min(nearest, distanceToSegment(point, previous, corner));
		previous = corner;
	}
	return nearest;
}

/**
 * Points well inside an outline and outside of its `holes`, the farthest from any edge first: where a label can stand.
 * `grid` is the number of steps along each side. An outline too thin for the grid gives the middle of its frame.
 */
export function innerPoints(outline: Outline, holes: Outline[] = [], grid = 14): Point[] {
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const found: { point: Point; room: number }[] = [];
	for (let column = 0.5; column < grid; column++) {
		for (let row = 0.5; row < grid; row++) {
			const point = { x: left + (width * column) / grid, y: top + (height * row) / grid };
			if (!contains(outline, point) || holes.some((hole) => contains(hole, point))) continue;
			found.push({ point, room: Math.min(...[outline, ...holes].map((edge) => distanceToEdge(edge, point))) });
		}
	}
	if (found.length === 0) return [{ x: left + width / 2, y: top + height / 2 }];
	return found.sort((a, b) => b.room - a.room).map(({ point }) => point);
}
