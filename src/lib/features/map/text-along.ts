import { boxAt, widen, type Box } from './place-labels.ts';
import type { Point } from './projection.ts';

/** A line of `x, y` pairs that knows how far along each of its points lies. Any unit. */
export interface Line {
	points: Float64Array;
	/** `lengths[i]`: distance from the start to point `i`. */
	lengths: Float64Array;
}

/** The middle of a letter, or of a whole straight text, and its direction in radians. */
export interface Glyph extends Point {
	angle: number;
}

export function makeLine(points: Float64Array): Line {
	const lengths = new Float64Array(points.length / 2);
	for (let i = 1; i < lengths.length; i++) {
		const dx = (points[2 * i] ?? 0) - (points[2 * i - 2] ?? 0);
		const dy = (points[2 * i + 1] ?? 0) - (points[2 * i - 1] ?? 0);
		lengths[i] = (lengths[i - 1] ?? 0) + Math.sqrt(dx * dx + dy * dy);
	}
	return { points, lengths };
}

export const lengthOf = ({ lengths }: Line): number => lengths[lengths.length - 1] ?? 0;

/** First point of the segment on which `along` lies. */
function segmentAt({ lengths }: Line, along: number): number {
	let low = 0;
	let high = lengths.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((lengths[middle] ?? 0) <= along) low = middle;
		else high = middle - 1;
	}
	return Math.max(0, low);
}

/** The point this far along; before the start and after the end the line goes straight on. */
export function pointAt(line: Line, along: number): Point {
	const { points, lengths } = line;
	const i = segmentAt(line, along);
	const [x, y] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
	const [start, end] = [lengths[i] ?? 0, lengths[i + 1] ?? 0];
	if (!(end > start)) return { x, y };
	const share = (along - start) / (end - start);
	return { x: x + ((points[2 * i + 2] ?? x) - x) * share, y: y + ((points[2 * i + 3] ?? y) - y) * share };
}

/** Around the part of a line between two distances from its start. */
export function boxAlong(line: Line, from: number, to: number): Box {
	const box = boxAt(pointAt(line, from));
	widen(box, boxAt(pointAt(line, to)));
	const { points, lengths } = line;
	for (let i = segmentAt(line, from) + 1; (lengths[i] ?? Infinity) < to; i++)
		widen(box, boxAt({ x: points[2 * i] ?? 0, y: points[2 * i + 1] ?? 0 }));
	return box;
}

/** Where a text of this length can stand as a straight row: nowhere if the line leaves its chord by over `tolerance`. */
export function straightAlong(line: Line, start: number, length: number, tolerance: number): Glyph | null {
	const a = pointAt(line, start);
	const b = pointAt(line, start + length);
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const chord = Math.hypot(dx, dy);
	if (chord < length * 0.97) return null;
	const { points, lengths } = line;
	for (let i = segmentAt(line, start) + 1; (lengths[i] ?? Infinity) < start + length; i++) {
		const aside = ((points[2 * i] ?? 0) - a.x) * dy - ((points[2 * i + 1] ?? 0) - a.y) * dx;
		if (Math.abs(aside) > tolerance * chord) return null;
	}
	const angle = dx < 0 ? Math.atan2(-dy, -dx) : Math.atan2(dy, dx);
	return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, angle };
}

/** From one letter to the next, radians: beyond it the name breaks instead of bending. */
const MOST_BEND = 0.42;
/** A letter may lean this far beyond the vertical. */
const LEAN = 0.15;

/**
 * Lays letters along a line from `start`, reading from left to right whichever way the line was drawn. `advances` are the
 * widths of the letters. Null where the name would break at a corner or stand on its head.
 */
export function lettersAlong(line: Line, start: number, advances: readonly number[]): Glyph[] | null {
	const total = advances.reduce((sum, advance) => sum + advance, 0);
	const backwards = pointAt(line, start + total).x < pointAt(line, start).x;
	const glyphs: Glyph[] = [];
	let walked = 0;
	let from = pointAt(line, backwards ? start + total : start);
	for (const advance of advances) {
		walked += advance;
		const to = pointAt(line, backwards ? start + total - walked : start + walked);
		const angle = Math.atan2(to.y - from.y, to.x - from.x);
		const before = glyphs.at(-1);
		if (Math.abs(angle) > Math.PI / 2 + LEAN || (before && Math.abs(angle - before.angle) > MOST_BEND)) return null;
		glyphs.push({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, angle });
		from = to;
	}
	return glyphs;
}
