import { lineBadge } from './line-badge.ts';
import { boxAt, grow, type Box, type LabelRequest } from './place-labels.ts';
import type { Glyph } from './text-along.ts';

export type LabelKind = 'arrondissement' | 'commune' | 'quarter' | 'station' | 'street' | 'park' | 'water';

/** A label with everything needed to draw it. `x`, `y` is the middle of the text; `angle` in radians. */
export interface Label extends Glyph {
	kind: LabelKind;
	/** The whole name, as one line, also where a short form is drawn. */
	text: string;
	rows: string[];
	size: number;
	weight: number;
	align: 'center' | 'left' | 'right';
	/** Line codes to draw as signs under the text, and the height of a sign. */
	lines: string[];
	sign: number;
	/** Each letter of the one row, where it bends along a street; empty for a straight text. */
	letters: Glyph[];
}

/** Width in CSS pixels of one row of text. */
export type Measure = (text: string, size: number, weight: number) => number;
export type Request = LabelRequest<Label>;

export const plain = { align: 'center', angle: 0, lines: [], sign: 0, letters: [] } satisfies Partial<Label>;

/** `apart` of a name that is written a single time. */
export const ONCE = Infinity;

const ROW = 1.16;
/** Half the height of a row with its halo, for a height of 1. */
export const HALF = 0.62;
export const SIGN_GAP = 2;

/** Width of a line's sign of this height. */
export function signWidth(line: string, sign: number): number {
	const { shape, text } = lineBadge(line);
	return shape === 'tram' || text.length > 2 ? Math.round(sign * 1.45) : sign;
}

export const signsWidth = (lines: string[], sign: number): number =>
	lines.reduce((sum, line) => sum + signWidth(line, sign) + SIGN_GAP, -SIGN_GAP);

/** Height of the rows of text and, below them, of the signs. */
export const textHeight = ({ rows, size }: Pick<Label, 'rows' | 'size'>): number => rows.length * size * ROW;
export const labelHeight = (label: Pick<Label, 'rows' | 'size' | 'lines' | 'sign'>): number =>
	textHeight(label) + (label.lines.length > 0 ? label.sign + 2 : 0);

/** Boxes along a slanted text: one for about every letter's height. */
export function boxesAlong({ x, y, angle }: Glyph, length: number, size: number): Box[] {
	const steps = Math.max(1, Math.ceil(length / size));
	const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
	return Array.from({ length: steps + 1 }, (_, step) => {
		const along = (step / steps - 0.5) * Math.max(0, length - size * 0.6);
		const [px, py] = [x + dx * along, y + dy * along];
		return grow(boxAt({ x: px, y: py }), size * HALF);
	});
}
