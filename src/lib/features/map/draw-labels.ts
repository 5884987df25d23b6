import type { Frame } from './frame.ts';
import { labelHeight, SIGN_GAP, signsWidth, signWidth, textHeight, type Label, type LabelKind } from './labels.ts';
import { lineBadge } from './line-badge.ts';
import { lineColours } from './line-colours.ts';
import type { Palette } from './palette.ts';
import type { Point } from './projection.ts';
import type { Glyph } from './text-along.ts';

const FAMILY = 'system-ui, "Noto Sans", sans-serif';
export const font = (size: number, weight: number): string => `${weight} ${size}px ${FAMILY}`;
/** The mark of a station. */
export interface Dot extends Point {
	radius: number;
}

export function drawDots(context: CanvasRenderingContext2D, dots: Dot[], frame: Frame, palette: Palette): void {
	const { zoom, sharpness } = frame;
	context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
	context.fillStyle = palette.halo;
	context.strokeStyle = palette.label;
	context.lineWidth = (zoom < 14 ? 1.2 : 1.6) * (palette.strong ? 1.4 : 1);
	context.beginPath();
	for (const { x, y, radius } of dots) {
		context.moveTo(x + radius, y);
		context.arc(x, y, radius, 0, 2 * Math.PI);
	}
	context.fill();
	context.stroke();
}

/** `roundRect` is missing in browsers of 2022. */
function roundedBar(
	context: CanvasRenderingContext2D,
	left: number,
	top: number,
	width: number,
	height: number,
	radius: number
): void {
	const [right, bottom] = [left + width, top + height];
	context.moveTo(left + radius, top);
	context.arcTo(right, top, right, bottom, radius);
	context.arcTo(right, bottom, left, bottom, radius);
	context.arcTo(left, bottom, left, top, radius);
	context.arcTo(left, top, right, top, radius);
	context.closePath();
}

function drawSign(context: CanvasRenderingContext2D, line: string, left: number, top: number, sign: number): void {
	const { shape, text } = lineBadge(line);
	const { background, text: ink } = lineColours(line);
	const width = signWidth(line, sign);
	context.fillStyle = background;
	context.beginPath();
	if (shape === 'tram') context.rect(left, top, width, sign);
	else roundedBar(context, left, top, width, sign, shape === 'metro' ? sign / 2 : sign / 4);
	context.fill();
	if (shape === 'tram') {
		const bar = Math.round(sign / 7);
		context.fillStyle = '#ffffff';
		context.fillRect(left, top + bar, width, sign - 2 * bar);
	}
	context.fillStyle = shape === 'tram' ? '#10131f' : ink;
	context.font = font(sign * (text.length > 2 ? 0.6 : 0.66), 700);
	context.fillText(text, left + width / 2, top + sign / 2 + 0.5);
}

function inkOf(kind: LabelKind, palette: Palette): { ground: string; ink: string } {
	if (kind === 'park') return { ground: palette.park, ink: palette.parkLabel };
	if (kind === 'water') return { ground: palette.water, ink: palette.waterLabel };
	return { ground: palette.halo, ink: kind === 'station' || kind === 'street' ? palette.label : palette.number };
}

/** Turns the context so that what is drawn at 0, 0 stands at a point of the frame. */
function stand(context: CanvasRenderingContext2D, { x, y, angle }: Glyph, { sharpness }: Frame): void {
	const [right, down] = [Math.cos(angle) * sharpness, Math.sin(angle) * sharpness];
	context.setTransform(right, down, -down, right, x * sharpness, y * sharpness);
}

/** Writes one name, with its halo. Leaves the context turned. */
export function drawLabel(context: CanvasRenderingContext2D, label: Label, frame: Frame, palette: Palette): void {
	const { kind, rows, size, weight, align, lines, sign, letters } = label;
	const { ground, ink } = inkOf(kind, palette);
	context.font = font(size, weight);
	context.strokeStyle = ground;
	context.lineWidth = palette.strong ? 4.5 : 3;
	context.fillStyle = ink;
	context.textAlign = align;
	context.textBaseline = 'middle';
	context.lineJoin = 'round';
	// The names are French on an Arabic page too.
	context.direction = 'ltr';
	if (letters.length > 0) {
		const characters = [...(rows[0] ?? '')];
		for (const write of ['strokeText', 'fillText'] as const) {
			for (const [index, letter] of letters.entries()) {
				stand(context, letter, frame);
				context[write](characters[index] ?? '', 0, 0);
			}
		}
		return;
	}
	stand(context, label, frame);
	const tall = labelHeight(label);
	const row = textHeight(label) / rows.length;
	for (const write of ['strokeText', 'fillText'] as const) {
		for (const [index, text] of rows.entries()) context[write](text, 0, row * (index + 0.5) - tall / 2);
	}
	if (lines.length === 0) return;
	context.textAlign = 'center';
	const across = signsWidth(lines, sign);
	let left = align === 'center' ? -across / 2 : align === 'left' ? 0 : -across;
	for (const line of lines) {
		drawSign(context, line, left, tall / 2 - sign, sign);
		left += signWidth(line, sign) + SIGN_GAP;
	}
}
