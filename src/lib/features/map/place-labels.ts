/** A rectangle, in CSS pixels of the screen or in units of `project`. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export const boxAt = ({ x, y }: { x: number; y: number }): Box => ({ left: x, top: y, right: x, bottom: y });

/** Makes a box large enough to hold another one too. */
export function widen(box: Box, by: Box): void {
	box.left = Math.min(box.left, by.left);
	box.top = Math.min(box.top, by.top);
	box.right = Math.max(box.right, by.right);
	box.bottom = Math.max(box.bottom, by.bottom);
}

export const grow = (box: Box, by: number): Box => ({
	left: box.left - by,
	top: box.top - by,
	right: box.right + by,
	bottom: box.bottom + by
});

/** Whether a label of this extent could find a place: asked before its boxes are worked out. */
export type MayStand = (extent: Box) => boolean;

/** One label that wants a place: the first candidate that touches nothing is taken. */
export interface LabelRequest<T> {
	/** Higher goes first. */
	priority: number;
	candidates: (mayStand: MayStand) => Iterable<{ boxes: Box[]; value: T }>;
	/** Labels of one group (a street's name, written again) keep `apart` pixels between their middles. */
	group: string;
	apart: number;
	/** Around everything its candidates could cover. */
	reach: Box;
}

/** A label that has its place. */
export interface PlacedLabel<T> {
	value: T;
	boxes: Box[];
	group: string;
}

const CELL = 64;
const ROW = 4096;
/** Whether two boxes share more than an edge. */
export const touch = (a: Box, b: Box): boolean =>
	a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

export const inside = (box: Box, bounds: Box): boolean =>
	box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;

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
 * Chooses which labels are drawn, and where: by priority, never over each other, over `kept` or `taken`, or across the edge
 * of `bounds`. Labels of equal priority keep their order. A label that fits nowhere is left out. Stops after each request
 * with the label placed, or null, so that the work can be spread. What `isSettled` was tried before, with `kept` as its result.
 */
export function* placing<T>(
	requests: LabelRequest<T>[],
	bounds: Box,
	taken: Box[],
	kept: PlacedLabel<T>[] = [],
	isSettled: (extent: Box) => boolean = () => false
): Generator<PlacedLabel<T> | null, void> {
	const occupied = new Occupied();
	const groups = new Map<string, [number, number][]>();
	const settle = ({ boxes, group }: PlacedLabel<T>): void => {
		for (const box of boxes) occupied.add(box);
		groups.set(group, [...(groups.get(group) ?? []), middleOf(boxes)]);
	};
	for (const box of taken) occupied.add(box);
	for (const label of kept) settle(label);
	const free = (box: Box): boolean => inside(box, bounds) && !occupied.touches(box);
	const mayStand: MayStand = (extent) => inside(extent, bounds) && !isSettled(extent);
	const open = requests.filter(({ reach }) => !isSettled(reach));
	for (const { candidates, group, apart } of open.sort((a, b) => b.priority - a.priority)) {
		const same = groups.get(group) ?? [];
		let chosen: PlacedLabel<T> | null = null;
		for (const { boxes, value } of candidates(mayStand)) {
			const [x, y] = middleOf(boxes);
			if (same.some(([left, top]) => Math.hypot(left - x, top - y) < apart) || !boxes.every(free)) continue;
			chosen = { value, boxes, group };
			settle(chosen);
			break;
		}
		yield chosen;
	}
}
