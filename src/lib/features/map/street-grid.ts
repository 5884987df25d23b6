import type { Street } from '#lib/domain/street-map/decode.ts';
import type { StreetClass } from '#lib/domain/street-map/format.ts';
import { touch, widen, type Box } from './place-labels.ts';
import { fromWorld } from './projection.ts';
import { boxAlong, lengthOf, makeLine, type Line } from './text-along.ts';

/** One unbroken piece of a street, in units of `project`. */
export interface StreetLine extends Line {
	name: string;
	streetClass: StreetClass;
	box: Box;
}

/** Streets of one class that begin near each other: drawn with one stroke. */
export interface StreetCell {
	/** Around all of its lines. */
	box: Box;
	lines: StreetLine[];
}

/** Units of `project`: about 600 m. */
const CELL = 16;

/** The streets of a map, filed once, so that a redraw reads only those in view. */
export class StreetGrid {
	#cells = new Map<StreetClass, StreetCell[]>();

	constructor(streets: Street[]) {
		const filed = new Map<number, StreetCell>();
		for (const { name, streetClass, lines } of streets) {
			for (const path of lines) {
				const points = new Float64Array(path.length);
				for (let i = 0; i < path.length; i += 2) {
					const { x, y } = fromWorld(path[i] ?? 0, path[i + 1] ?? 0);
					points[i] = x;
					points[i + 1] = y;
				}
				const unboxed = makeLine(points);
				const box = boxAlong(unboxed, 0, lengthOf(unboxed));
				const line = { name, streetClass, box, ...unboxed };
				const column = Math.floor((box.left + box.right) / 2 / CELL);
				const row = Math.floor((box.top + box.bottom) / 2 / CELL);
				const key = (column * 1000 + row) * 8 + streetClass;
				const cell = filed.get(key);
				if (cell) {
					cell.lines.push(line);
					widen(cell.box, box);
				} else filed.set(key, { box: { ...box }, lines: [line] });
			}
		}
		for (const cell of filed.values()) {
			const streetClass = cell.lines[0]?.streetClass ?? 4;
			this.#cells.set(streetClass, [...(this.#cells.get(streetClass) ?? []), cell]);
		}
	}

	/** Groups of a class of which a part may lie in `area` (units of `project`). */
	cellsIn(area: Box, streetClass: StreetClass): StreetCell[] {
		return (this.#cells.get(streetClass) ?? []).filter((cell) => touch(cell.box, area));
	}

	/** Lines of a class whose box meets `area`. */
	linesIn(area: Box, streetClass: StreetClass): StreetLine[] {
		return this.cellsIn(area, streetClass).flatMap(({ lines }) => lines.filter(({ box }) => touch(box, area)));
	}
}
