import type { Street } from '#lib/domain/street-map/decode.ts';
import type { StreetClass } from '#lib/domain/street-map/format.ts';
import { joinPaths } from './join-paths.ts';
import { touch, type Box } from './place-labels.ts';
import { fromWorld } from './projection.ts';
import { makeLine, type Line } from './text-along.ts';

/** One unbroken piece of a street, in units of `project`. */
export interface StreetLine extends Line {
	name: string;
	streetClass: StreetClass;
	box: Box;
}

/** Streets of one class that begin near each other: drawn with one stroke. */
export interface StreetCell {
	streetClass: StreetClass;
	/** Around all of its lines. */
	box: Box;
	lines: StreetLine[];
	/** Made when first drawn. */
	path: Path2D | null;
}

/** Units of `project`: about 600 m. */
const CELL = 16;

function boxOf(points: Float64Array): Box {
	const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (let i = 0; i < points.length; i += 2) {
		const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
		if (x < box.left) box.left = x;
		if (x > box.right) box.right = x;
		if (y < box.top) box.top = y;
		if (y > box.bottom) box.bottom = y;
	}
	return box;
}

/** The streets of a map, filed once, so that a redraw reads only those in view. */
export class StreetGrid {
	readonly cells: StreetCell[];

	constructor(streets: Street[]) {
		const cells = new Map<string, StreetCell>();
		for (const { name, streetClass, lines } of streets) {
			for (const path of joinPaths(lines)) {
				const points = path.map((value, index) => {
					const { x, y } = index % 2 ? fromWorld(0, value) : fromWorld(value, 0);
					return index % 2 ? y : x;
				});
				const box = boxOf(points);
				const line = { name, streetClass, box, ...makeLine(points) };
				const column = Math.floor((box.left + box.right) / 2 / CELL);
				const row = Math.floor((box.top + box.bottom) / 2 / CELL);
				const key = `${streetClass} ${column} ${row}`;
				const cell = cells.get(key);
				if (!cell) {
					cells.set(key, { streetClass, box: { ...box }, lines: [line], path: null });
					continue;
				}
				cell.lines.push(line);
				cell.box.left = Math.min(cell.box.left, box.left);
				cell.box.top = Math.min(cell.box.top, box.top);
				cell.box.right = Math.max(cell.box.right, box.right);
				cell.box.bottom = Math.max(cell.box.bottom, box.bottom);
			}
		}
		this.cells = [...cells.values()];
	}

	/** Groups of a class of which a part may lie in `area` (units of `project`). */
	cellsIn(area: Box, streetClass: StreetClass): StreetCell[] {
		return this.cells.filter((cell) => cell.streetClass === streetClass && touch(cell.box, area));
	}

	linesIn(area: Box): StreetLine[] {
		return this.cells.flatMap((cell) =>
			touch(cell.box, area) ? cell.lines.filter((line) => touch(line.box, area)) : []
		);
	}
}
