import type { Point } from './projection.ts';
import { lengthOf, makeLine, pointAt, type Line } from './text-along.ts';

/** Units of `project`: about 75 m. */
const STEP = 2;
/** Wider than this, a chord has missed the other bank: the river bends, or ends. */
const WIDEST = 12;

/** How far one sees from `point` in a direction before the outline is met. */
function sight(outline: Point[], point: Point, dx: number, dy: number): number {
	let nearest = Infinity;
	let previous = outline.at(-1) ?? point;
	for (const corner of outline) {
		const [ex, ey] = [corner.x - previous.x, corner.y - previous.y];
		const [px, py] = [previous.x - point.x, previous.y - point.y];
		const across = dx * ey - dy * ex;
		const far = (px * ey - py * ex) / across;
		const share = (px * dy - py * dx) / across;
		// Not the bank one stands on.
		if (share >= 0 && share <= 1 && far > 0.01 && far < nearest) nearest = far;
		previous = corner;
	}
	return nearest;
}

/**
 * Lines along which the name of a river or canal can be written: halfway to the other bank, followed along both banks.
 * `outline` in units of `project`, not closed.
 */
export function midlines(outline: Point[]): Line[] {
	const bank = makeLine(Float64Array.from([...outline, ...outline.slice(0, 1)].flatMap(({ x, y }) => [x, y])));
	const area = outline.reduce((sum, { x, y }, i) => {
		const next = outline[(i + 1) % outline.length];
		return sum + (next ? x * next.y - next.x * y : 0);
	}, 0);
	const inward = Math.sign(area);
	const found: number[][] = [[]];
	for (let along = 0; along < lengthOf(bank); along += STEP) {
		const point = pointAt(bank, along);
		const [before, after] = [pointAt(bank, along - STEP), pointAt(bank, along + STEP)];
		const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
		const dx = (-inward * (after.y - before.y)) / length;
		const dy = (inward * (after.x - before.x)) / length;
		const width = sight(outline, point, dx, dy);
		if (width > WIDEST) found.push([]);
		else found.at(-1)?.push(point.x + (dx * width) / 2, point.y + (dy * width) / 2);
	}
	return found.filter((points) => points.length > 2).map((points) => makeLine(smooth(smooth(points))));
}

/** Each point moved halfway to the middle of its neighbours; the ends stay. */
function smooth(points: ArrayLike<number>): Float64Array {
	return Float64Array.from(points, (value, i) =>
		i < 2 || i >= points.length - 2 ? value : value / 2 + ((points[i - 2] ?? value) + (points[i + 2] ?? value)) / 4
	);
}
