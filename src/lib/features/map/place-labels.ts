/** A rectangle on the screen, in CSS pixels. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** One label that wants a place: the first candidate that touches nothing is taken. */
export interface LabelRequest<T> {
	/** Higher goes first. */
	priority: number;
	candidates: Iterable<{ boxes: Box[]; value: T }>;
}

const CELL = 64;
/** Whether two boxes share more than an edge. */
export const touch = (a: Box, b: Box): boolean =>
	a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Boxes taken so far, filed by squares of the screen so that a test reads only its neighbours. */
class Occupied {
	#cells = new Map<number, Box[]>();

	*#cellsOf(box: Box): Generator<Box[]> {
		for (let row = Math.floor(box.top / CELL); row * CELL < box.bottom; row++) {
			for (let column = Math.floor(box.left / CELL); column * CELL < box.right; column++) {
				const key = row * 4096 + column;
				let cell = this.#cells.get(key);
				if (!cell) this.#cells.set(key, (cell = []));
				yield cell;
			}
		}
	}

	touches(box: Box): boolean {
		for (const cell of this.#cellsOf(box)) if (cell.some((other) => touch(box, other))) return true;
		return false;
	}

	add(box: Box): void {
		for (const cell of this.#cellsOf(box)) cell.push(box);
	}
}

/**
 * Chooses which labels are drawn, and where: by priority, never over each other, over `taken`, or across the edge of
 * `bounds`. Labels of equal priority keep their order. A label that fits nowhere is left out.
 */
export function placeLabels<T>(requests: LabelRequest<T>[], bounds: Box, taken: Box[] = []): T[] {
	const occupied = new Occupied();
	for (const box of taken) occupied.add(box);
	const inside = (box: Box): boolean =>
		box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
	const placed: T[] = [];
	for (const request of [...requests].sort((a, b) => b.priority - a.priority)) {
		for (const { boxes, value } of request.candidates) {
			if (!boxes.every((box) => inside(box) && !occupied.touches(box))) continue;
			for (const box of boxes) occupied.add(box);
			placed.push(value);
			break;
		}
	}
	return placed;
}
