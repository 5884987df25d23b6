import type { PlacedFrame } from './frame-of.ts';
import type { Label } from './labels.ts';
import { inside, touch, type Box, type PlacedLabel } from './place-labels.ts';

/** Names that have found their places, in pixels of a frame. */
export interface Layout {
	frame: PlacedFrame;
	/** Within which names were looked for. */
	bounds: Box;
	/** Spots that were kept free. */
	taken: Box[];
	placed: PlacedLabel<Label>[];
}

interface Kept {
	placed: PlacedLabel<Label>[];
	/** Whether looking for names in this part would find what was found before. */
	isSettled: (reach: Box) => boolean;
}

const keyOf = ({ left, top }: Box): string => `${Math.round(left * 4)} ${Math.round(top * 4)}`;

/** Boxes of one list only: a mark that came, or went. */
function differing(a: Box[], b: Box[]): Box[] {
	const [inA, inB] = [new Set(a.map(keyOf)), new Set(b.map(keyOf))];
	return [...a.filter((box) => !inB.has(keyOf(box))), ...b.filter((box) => !inA.has(keyOf(box)))];
}

/** Whether a layout serves another view too: all of it was named, and no mark (`taken`, in the layout's pixels) covers a name. */
export function holds({ frame, bounds, placed }: Layout, { zoom, corner, view }: PlacedFrame, taken: Box[]): boolean {
	if (zoom !== frame.zoom) return false;
	const [dx, dy] = [corner.x - frame.corner.x, corner.y - frame.corner.y];
	const seen = { left: view.left + dx, top: view.top + dy, right: view.right + dx, bottom: view.bottom + dy };
	return (
		inside(seen, bounds) && !placed.some(({ boxes }) => boxes.some((box) => taken.some((mark) => touch(mark, box))))
	);
}

/** What a pan leaves of a layout: names stay where they are in the city, but where a mark came or went. */
export function keepLabels(before: Layout, frame: PlacedFrame, bounds: Box, taken: Box[]): Kept | null {
	if (before.frame.zoom !== frame.zoom) return null;
	const dx = before.frame.corner.x - frame.corner.x;
	const dy = before.frame.corner.y - frame.corner.y;
	const move = ({ left, top, right, bottom }: Box): Box => ({
		left: left + dx,
		top: top + dy,
		right: right + dx,
		bottom: bottom + dy
	});
	const changed = differing(before.taken.map(move), taken);
	const isFree = (box: Box): boolean => !changed.some((each) => touch(each, box));
	const known = move(before.bounds);
	const placed = before.placed.flatMap(({ value, boxes, group }) => {
		const moved = boxes.map(move);
		if (!moved.every((box) => inside(box, bounds) && isFree(box))) return [];
		const letters = value.letters.map(({ x, y, angle }) => ({ x: x + dx, y: y + dy, angle }));
		return [{ value: { ...value, x: value.x + dx, y: value.y + dy, letters }, boxes: moved, group }];
	});
	return { placed, isSettled: (reach) => inside(reach, known) && isFree(reach) };
}
