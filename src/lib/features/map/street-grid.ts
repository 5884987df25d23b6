import type { Path, Street } from '#lib/domain/street-map/decode.ts';
import type { StreetClass } from '#lib/domain/street-map/format.ts';
import { touch, widen, type Box } from './place-labels.ts';
import { boxAround, lazily, projected } from './projected.ts';
import { makeLine, type Line } from './text-along.ts';

/** One unbroken piece of a street, in units of `project`. */
export interface StreetLine extends Line {
	name: string;
	streetClass: StreetClass;
	box: Box;
}

/** Streets of one class that lie near each other: drawn with one stroke. */
export interface StreetCell {
	/** Around all of its lines. */
	box: Box;
	/** Projected when they first come into view. */
	lines: () => StreetLine[];
}

/** Units of `project`: about 600 m. */
const CELL = 16;

/** The streets of a map, filed once, so that a redraw reads only those in view. */
export class StreetGrid {
	/** One list for each class. */
	#cells: StreetCell[][] = [[], [], [], [], []];

	/** Files all streets, one at each step. */
	*file(streets: Street[]): Generator<void, this> {
		const filed = new Map<number, { box: Box; pieces: { name: string; box: Box; path: Path }[] }>();
		for (const { name, streetClass, lines } of streets) {
			for (const path of lines) {
				const box = boxAround([path]);
				const column = Math.floor((box.left + box.right) / 2 / CELL);
				const row = Math.floor((box.top + box.bottom) / 2 / CELL);
				const key = (column * 1000 + row) * 8 + streetClass;
				const cell = filed.get(key);
				if (cell) {
					cell.pieces.push({ name, box, path });
					widen(cell.box, box);
					continue;
				}
				const made = { box: { ...box }, pieces: [{ name, box, path }] };
				filed.set(key, made);
				const all = lazily(() =>
					made.pieces.map((piece) => ({ ...piece, streetClass, ...makeLine(projected(piece.path)) }))
				);
				this.#cells[streetClass]?.push({ box: made.box, lines: all });
			}
			yield;
		}
		return this;
	}

	/** Groups of a class of which a part may lie in `area` (units of `project`). */
	cellsIn(area: Box, streetClass: StreetClass): StreetCell[] {
		return (this.#cells[streetClass] ?? []).filter((cell) => touch(cell.box, area));
	}

	/** Lines of a class whose box meets `area`. */
	linesIn(area: Box, streetClass: StreetClass): StreetLine[] {
		return this.cellsIn(area, streetClass).flatMap(({ lines }) => lines().filter(({ box }) => touch(box, area)));
	}
}
