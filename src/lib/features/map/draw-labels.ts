import { areaRequests, waterRequests } from './area-labels.ts';
import type { Frame } from './frame.ts';
import {
	labelHeight,
	SIGN_GAP,
	signsWidth,
	signWidth,
	textHeight,
	type Label,
	type Measure,
	type Request
} from './labels.ts';
import { lineBadge } from './line-badge.ts';
import { lineColours } from './line-colours.ts';
import type { Palette } from './palette.ts';
import { placing, type Box } from './place-labels.ts';
import { scaleAt, type Point } from './projection.ts';
import type { Scene } from './scene.ts';
import { dotRadius, stationRequests } from './station-labels.ts';
import { streetRequests } from './street-labels.ts';

const FAMILY = 'system-ui, "Noto Sans", sans-serif';
const font = (size: number, weight: number): string => `${weight} ${size}px ${FAMILY}`;
const widths = new Map<string, number>();

/** Measures with the context's own fonts; widths are kept, they depend on nothing else. */
function measureWith(context: CanvasRenderingContext2D): Measure {
	return (text, size, weight) => {
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

interface Dot extends Point {
	radius: number;
}

function dotsOf(scene: Scene, frame: Frame): Dot[] {
	const scale = scaleAt(frame.zoom);
	return scene.stations.flatMap((station) => {
		const radius = dotRadius(station, frame.zoom);
		const x = (station.x - frame.left) * scale;
		const y = (station.y - frame.top) * scale;
		return radius === 0 || x < 0 || y < 0 || x > frame.width || y > frame.height ? [] : [{ x, y, radius }];
	});
}

function drawDots(context: CanvasRenderingContext2D, dots: Dot[], zoom: number, palette: Palette): void {
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

type Ink = (text: string, x: number, y: number) => void;

function drawLetters({ letters, rows }: Label, context: CanvasRenderingContext2D, ink: Ink): void {
	const characters = [...(rows[0] ?? '')];
	for (const [index, { x, y, angle }] of letters.entries()) {
		context.save();
		context.translate(x, y);
		context.rotate(angle);
		ink(characters[index] ?? '', 0, 0);
		context.restore();
	}
}

function drawLabel(context: CanvasRenderingContext2D, label: Label, palette: Palette): void {
	const { kind, rows, size, weight, align, lines, sign } = label;
	const stroke: Ink = (text, x, y) => context.strokeText(text, x, y);
	const fill: Ink = (text, x, y) => context.fillText(text, x, y);
	context.font = font(size, weight);
	context.strokeStyle = kind === 'park' ? palette.park : kind === 'water' ? palette.water : palette.halo;
	context.lineWidth = palette.strong ? 4.5 : 3;
	context.fillStyle = {
		arrondissement: palette.number,
		commune: palette.number,
		quarter: palette.number,
		station: palette.label,
		street: palette.label,
		park: palette.parkLabel,
		water: palette.waterLabel
	}[kind];
	if (label.letters.length > 0) {
		context.textAlign = 'center';
		drawLetters(label, context, stroke);
		drawLetters(label, context, fill);
		return;
	}
	context.save();
	context.translate(label.x, label.y);
	context.rotate(label.angle);
	context.textAlign = align;
	const tall = labelHeight(label);
	const row = textHeight(label) / rows.length;
	const baseline = (index: number): number => row * (index + 0.5) - tall / 2;
	for (const [index, text] of rows.entries()) stroke(text, 0, baseline(index));
	for (const [index, text] of rows.entries()) fill(text, 0, baseline(index));
	context.textAlign = 'center';
	const across = signsWidth(lines, sign);
	let left = align === 'center' ? -across / 2 : align === 'left' ? 0 : -across;
	for (const line of lines) {
		drawSign(context, line, left, tall / 2 - sign, sign);
		left += signWidth(line, sign) + SIGN_GAP;
	}
	context.restore();
}

/** What would be written on a frame, with every place where each name could stand. Pure: `measure` is the only window. */
export const labelRequests = (scene: Scene, frame: Frame, measure: Measure): Request[] => [
	...areaRequests(scene, frame, measure),
	...stationRequests(scene.stations, frame, measure),
	...waterRequests(scene, frame, measure),
	...streetRequests(scene.streets, frame, measure)
];

/** Names and dots that have found their places, ready to be drawn. */
export interface Placed {
	labels: Label[];
	draw: () => void;
}

/**
 * Finds room for the stations' dots and all names; `draw` then writes them, over whatever the context holds. A generator,
 * because on a slow phone it takes longer than a finger waits: it stops after each name, to be gone on with later.
 */
export function* labelPass(
	context: CanvasRenderingContext2D,
	scene: Scene,
	frame: Frame,
	palette: Palette,
	taken: Box[] = []
): Generator<void, Placed> {
	const dots = dotsOf(scene, frame);
	const dotBoxes = dots.map(({ x, y, radius }) => ({
		left: x - radius,
		right: x + radius,
		top: y - radius,
		bottom: y + radius
	}));
	const bounds = { left: 0, top: 0, right: frame.width, bottom: frame.height };
	const requests = labelRequests(scene, frame, measureWith(context));
	yield;
	const labels: Label[] = [];
	for (const label of placing(requests, bounds, [...taken, ...dotBoxes])) {
		if (label) labels.push(label);
		yield;
	}
	const draw = (): void => {
		drawDots(context, dots, frame.zoom, palette);
		context.lineJoin = 'round';
		context.textBaseline = 'middle';
		// The names are French on an Arabic page too.
		context.direction = 'ltr';
		for (const label of labels) drawLabel(context, label, palette);
	};
	return { labels, draw };
}

/** All of a pass at once. */
export function placeAll(pass: Generator<void, Placed>): Placed {
	for (;;) {
		const { done, value } = pass.next();
		if (done) return value;
	}
}
