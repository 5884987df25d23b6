import type { Frame } from './draw-base.ts';
import {
	dotRadius,
	labelHeight,
	labelRequests,
	SIGN_GAP,
	signsWidth,
	signWidth,
	textHeight,
	type Label
} from './labels.ts';
import { lineBadge } from './line-badge.ts';
import { lineColours } from './line-colours.ts';
import type { Palette } from './palette.ts';
import { placeLabels, type Box } from './place-labels.ts';
import { scaleAt } from './projection.ts';
import type { Scene } from './scene.ts';

const FAMILY = 'system-ui, "Noto Sans", sans-serif';
const font = (size: number, weight: number): string => `${weight} ${size}px ${FAMILY}`;
const widths = new Map<string, number>();

/** Measures with the context's own fonts; widths are kept, they depend on nothing else. */
function measureWith(context: CanvasRenderingContext2D) {
	return (text: string, size: number, weight: number): number => {
		const key = `${weight} ${size} ${text}`;
		let width = widths.get(key);
		if (width === undefined) {
			context.font = font(size, weight);
			width = context.measureText(text).width;
			widths.set(key, width);
		}
		return width;
	};
}

function drawDots(context: CanvasRenderingContext2D, scene: Scene, frame: Frame, palette: Palette): Box[] {
	const scale = scaleAt(frame.zoom);
	const boxes: Box[] = [];
	context.fillStyle = palette.halo;
	context.strokeStyle = palette.label;
	context.lineWidth = (frame.zoom < 14 ? 1.2 : 1.6) * (palette.strong ? 1.4 : 1);
	context.beginPath();
	for (const station of scene.stations) {
		const radius = dotRadius(station, frame.zoom);
		const x = (station.x - frame.left) * scale;
		const y = (station.y - frame.top) * scale;
		if (radius === 0 || x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
		context.moveTo(x + radius, y);
		context.arc(x, y, radius, 0, 2 * Math.PI);
		boxes.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
	}
	context.fill();
	context.stroke();
	return boxes;
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

function drawLabel(context: CanvasRenderingContext2D, label: Label, palette: Palette): void {
	const { kind, rows, size, weight, align, lines, sign } = label;
	context.save();
	context.translate(label.x, label.y);
	context.rotate(label.angle);
	context.font = font(size, weight);
	context.textAlign = align;
	context.strokeStyle = kind === 'park' ? palette.park : kind === 'water' ? palette.water : palette.halo;
	context.lineWidth = palette.strong ? 4.5 : 3;
	context.fillStyle = {
		arrondissement: palette.number,
		station: palette.label,
		park: palette.parkLabel,
		water: palette.waterLabel
	}[kind];
	const tall = labelHeight(label);
	const row = textHeight(label) / rows.length;
	const baseline = (index: number): number => row * (index + 0.5) - tall / 2;
	for (const [index, text] of rows.entries()) context.strokeText(text, 0, baseline(index));
	for (const [index, text] of rows.entries()) context.fillText(text, 0, baseline(index));
	context.textAlign = 'center';
	const across = signsWidth(lines, sign);
	let left = align === 'center' ? -across / 2 : align === 'left' ? 0 : -across;
	for (const line of lines) {
		drawSign(context, line, left, tall / 2 - sign, sign);
		left += signWidth(line, sign) + SIGN_GAP;
	}
	context.restore();
}

/** Draws stations and names over the base. Returns the labels that found room. */
export function drawLabels(
	context: CanvasRenderingContext2D,
	scene: Scene,
	frame: Frame,
	palette: Palette,
	taken: Box[] = []
): Label[] {
	const dots = drawDots(context, scene, frame, palette);
	context.lineJoin = 'round';
	context.textBaseline = 'middle';
	const bounds = { left: 0, top: 0, right: frame.width, bottom: frame.height };
	const requests = labelRequests(scene, frame, measureWith(context));
	const labels = placeLabels(requests, bounds, [...taken, ...dots]);
	for (const label of labels) drawLabel(context, label, palette);
	return labels;
}
