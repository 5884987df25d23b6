import { contains } from './inner-points.ts';
import type { Point } from './projection.ts';
import type { Reach } from './scene.ts';

/** Units of `project`: about 150 m, so that some point falls into the Seine's narrowest arm. */
const STEP = 3;
const DIRECTIONS = 16;

/** How far one sees from `point` in a direction before a bank is met. */
function sight(rings: Point[][], point: Point, dx: number, dy: number): number {
	let nearest = Infinity;
	for (const ring of rings) {
		let previous = ring.at(-1);
		for (const corner of ring) {
			if (previous) {
				const [ex, ey] = [corner.x - previous.x, corner.y - previous.y];
				const across = dx * ey - dy * ex;
				const [px, py] = [previous.x - point.x, previous.y - point.y];
				const far = (px * ey - py * ex) / across;
				const share = (px * dy - py * dx) / across;
				if (across !== 0 && share >= 0 && share <= 1 && far > 0 && far < nearest) nearest = far;
			}
			previous = corner;
		}
	}
	return nearest;
}

function reachAt(rings: Point[][], point: Point): Reach {
	let best: Reach = { ...point, angle: 0, length: 0, width: 0 };
	for (let turn = 0; turn < DIRECTIONS; turn++) {
		const angle = (turn / DIRECTIONS - 0.5) * Math.PI;
		const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
		const [ahead, behind] = [sight(rings, point, dx, dy), sight(rings, point, -dx, -dy)];
		if (ahead + behind <= best.length) continue;
		const [left, right] = [sight(rings, point, dy, -dx), sight(rings, point, -dy, dx)];
		// To the middle of the stretch, and between its banks.
		const [along, aside] = [(ahead - behind) / 2, (left - right) / 2];
		best = {
			x: point.x + dx * along * 0.5 + dy * aside,
			y: point.y + dy * along * 0.5 - dx * aside,
			...{ angle, length: (ahead + behind) * 0.75, width: left + right }
		};
	}
	return best;
}

/** Straight stretches of a river or canal along which its name can be written, spread over its whole course. */
export function reaches(rings: Point[][]): Reach[] {
	const [outline = []] = rings;
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const found: Reach[] = [];
	// A canal is narrower than the step: its grid is finer, and it is short.
	const step = Math.max(0.4, Math.min(STEP, (right - left) / 30, (bottom - top) / 30));
	for (let x = left + step / 2; x < right; x += step) {
		for (let y = top + step / 2; y < bottom; y += step) {
			const point = { x, y };
			if (rings.filter((ring) => contains(ring, point)).length % 2 === 1) found.push(reachAt(rings, point));
		}
	}
	return found;
}
