/** A rectangle, in CSS pixels of the screen or in units of `project`. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export const grow = (box: Box, by: number): Box => ({
	left: box.left - by,
	top: box.top - by,
	right: box.right + by,
	bottom: box.bottom + by
});

/** One label that wants a place: the first candidate that touches nothing is taken. */
export interface LabelRequest<T> {
	/** Higher goes first. */
	priority: number;
	candidates: Iterable<{ boxes: Box[]; value: T }>;
	/** Labels of one group (a street's name, written again) keep `apart` pixels between their middles. */
	group?: string;
	apart?: number;
}

const CELL = 64;
const ROW = 4096;
/** Whether two boxes share more than an edge. */
export const touch = (a: Box, b: Box): boolean =>
	a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Boxes taken so far, filed by squares of the screen so that a test reads only its neighbours. */
class Occupied {
	#cells = new Map<number, Box[]>();

	touches(box: Box): boolean {
		for (let row = Math.floor(box.top / CELL); row * CELL < box.bottom; row++) {
			for (let column = Math.floor(box.left / CELL); column * CELL < box.right; column++) {
				const cell = this.#cells.get(row * ROW + column);
				if (cell) for (const other of cell) if (touch(box, other)) return true;
			}
		}
		return false;
	}

	add(box: Box): void {
		for (let row = Math.floor(box.top / CELL); row * CELL < box.bottom; row++) {
			for (let column = Math.floor(box.left / CELL); column * CELL < box.right; column++) {
				const cell = this.#cells.get(row * ROW + column);
				if (cell) cell.push(box);
				else this.#cells.set(row * ROW + column, [box]);
			}
		}
	}
}

const middleOf = (boxes: Box[]): [number, number] => {
	const box = boxes[boxes.length >> 1];
	return box ? [(box.left + box.right) / 2, (box.top + box.bottom) / 2] : [0, 0];
};

/**
 * Chooses which labels are drawn, and where: by priority, never over each other, over `taken`, or across the edge of
 * `bounds`. Labels of equal priority keep their order. A label that fits nowhere is left out. Stops after each request
 * with the label placed, or null, so that the work can be spread.
 */
export function* placing<T>(requests: LabelRequest<T>[], bounds: Box, taken: Box[] = []): Generator<T | null, void> {
	const occupied = new Occupied();
	for (const box of taken) occupied.add(box);
	const groups = new Map<string, [number, number][]>();
	const free = (box: Box): boolean =>
		box.left >= bounds.left &&
		box.right <= bounds.right &&
		box.top >= bounds.top &&
		box.bottom <= bounds.bottom &&
		!occupied.touches(box);
	for (const { candidates, group, apart = 0 } of [...requests].sort((a, b) => b.priority - a.priority)) {
		const same = (group !== undefined && groups.get(group)) || [];
		let chosen: T | null = null;
		for (const { boxes, value } of candidates) {
			if (!boxes.every(free)) continue;
			const [x, y] = middleOf(boxes);
			if (same.some(([left, top]) => Math.hypot(left - x, top - y) < apart)) continue;
			for (const box of boxes) occupied.add(box);
			if (group !== undefined) groups.set(group, [...same, [x, y]]);
			chosen = value;
			break;
		}
		yield chosen;
	}
}

/** All of `placing` at once. */
export const placeLabels = <T>(requests: LabelRequest<T>[], bounds: Box, taken: Box[] = []): T[] =>
	[...placing(requests, bounds, taken)].filter((label) => label !== null);
