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

/** A spot must still be inside when it is moved this much farther from the centre: a corner does not stand for the whole. */
const ROOMY = 1.4;

/**
 * Points well inside an outline and outside of its `holes`, the nearest to `centre` first: where a label can stand.
 * `grid` is the number of steps along each side. Where none is, the centre alone.
 */
export function innerPoints(outline: Outline, centre: Point, holes: Outline[] = [], grid = 12): Point[] {
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
	const fits = (point: Point): boolean => contains(outline, point) && !holes.some((hole) => contains(hole, point));
	const found = fits(centre) ? [centre] : [];
	for (let column = 0.5; column < grid; column++) {
		for (let row = 0.5; row < grid; row++) {
			const point = { x: left + (width * column) / grid, y: top + (height * row) / grid };
			const beyond = {
				x: centre.x + (point.x - centre.x) * ROOMY,
				y: centre.y + (point.y - centre.y) * ROOMY
			};
			if (fits(point) && contains(outline, beyond)) found.push(point);
		}
	}
	const far = ({ x, y }: Point): number => Math.hypot(x - centre.x, y - centre.y);
	return found.length > 0 ? found.sort((a, b) => far(a) - far(b)) : [centre];
}
