import type { StreetClass } from '#lib/domain/street-map/format.ts';
import { areaOf, type Frame } from './frame.ts';
import { lineOn, type Palette } from './palette.ts';
import { grow, touch, type Box } from './place-labels.ts';
import { scaleAt, type Point } from './projection.ts';
import type { Scene, Shape } from './scene.ts';
import type { StreetCell } from './street-grid.ts';
import { casingWidth, streetWidth } from './street-style.ts';

const lineOrder = ['train', 'tram', 'rer', 'metro'];
/** Minor streets first: the fill of a great one lies over theirs. */
const streetOrder: readonly StreetClass[] = [4, 3, 2, 1, 0];

/** Widths in CSS pixels: thin over the whole city, firm in a street. */
function lineWidth(mode: string, zoom: number, schematic: boolean): number {
	const grown = (schematic ? 1.35 : 1.15) ** (zoom - 12);
	const width = mode === 'rer' ? 2 : mode === 'metro' ? 1.6 : 1.1;
	return Math.min(width * grown, mode === 'tram' || mode === 'train' ? 3 : schematic ? 5 : 3.4);
}

/** Under the streets of a walker the metro is only a hint. */
const lineStrength = (zoom: number, schematic: boolean): number =>
	schematic ? 1 : zoom < 14 ? 0.75 : zoom < 16 ? 0.6 : 0.42;

// How to draw a shape or a cell in the units of the map: made once, then only stroked and filled.
const traced = new WeakMap<object, Path2D>();

function tracedOnce(owner: object, lines: () => Iterable<Float64Array>, closed: boolean): Path2D {
	let path = traced.get(owner);
	if (path) return path;
	traced.set(owner, (path = new Path2D()));
	for (const points of lines()) {
		for (let i = 0; i < points.length; i += 2) path[i === 0 ? 'moveTo' : 'lineTo'](points[i] ?? 0, points[i + 1] ?? 0);
		if (closed) path.closePath();
	}
	return path;
}

const cellPath = (cell: StreetCell): Path2D => tracedOnce(cell, () => cell.lines().map(({ points }) => points), false);

function* drawStreets(
	scene: Scene,
	zoom: number,
	area: Box,
	palette: Palette,
	stroke: (path: Path2D, colour: string, pixels: number) => void
): Generator<void, void> {
	const seen = streetOrder
		.map((streetClass) => ({ streetClass, width: streetWidth(streetClass, zoom) * (palette.strong ? 1.1 : 1) }))
		.filter(({ width }) => width > 0)
		.map((street) => ({ ...street, cells: scene.streets.cellsIn(area, street.streetClass) }));
	const casing = casingWidth(zoom) * (palette.strong ? 1.6 : 1);
	const cased = ({ streetClass }: { streetClass: StreetClass }): boolean => streetClass <= 3;
	// All casings before all fills: where two streets meet, the crossing stays open.
	if (casing > 0) {
		for (const { cells, width } of seen.filter(cased)) {
			for (const cell of cells) {
				stroke(cellPath(cell), palette.casing, width + 2 * casing);
				yield;
			}
		}
	}
	for (const { streetClass, cells, width } of seen) {
		const colour =
			streetClass === 0
				? palette.ring
				: streetClass === 1
					? palette.artery
					: streetClass === 4 || zoom < 14
						? palette.path
						: palette.street;
		for (const cell of cells) {
			stroke(cellPath(cell), colour, width);
			yield;
		}
	}
}

/**
 * Draws the ground: city, parks, water, streets and lines, without words, a little at each step: nothing else may draw on
 * the context meanwhile. `at` is where on the canvas the frame begins, CSS pixels. Leaves the context in CSS pixels of the canvas.
 */
export function* drawingBase(
	context: CanvasRenderingContext2D,
	scene: Scene,
	frame: Frame,
	palette: Palette,
	at: Point = { x: 0, y: 0 }
): Generator<void, void> {
	const { zoom, sharpness } = frame;
	const scale = scaleAt(zoom);
	// As far outside as the widest line reaches in.
	const area = grow(areaOf(frame), 24 / scale);
	const stroke = (path: Path2D, colour: string, pixels: number): void => {
		context.strokeStyle = colour;
		context.lineWidth = pixels / scale;
		context.stroke(path);
	};
	const seen = (shapes: Shape[]): Shape[] => shapes.filter(({ box }) => touch(box, area));
	const shapePath = (shape: Shape): Path2D => tracedOnce(shape, shape.paths, true);
	const fill = (shape: Shape, colour: string): void => {
		context.fillStyle = colour;
		context.fill(shapePath(shape), 'evenodd');
	};
	context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
	context.fillStyle = palette.outside;
	context.fillRect(at.x, at.y, frame.width, frame.height);
	context.lineJoin = 'round';
	context.lineCap = 'round';
	const perUnit = sharpness * scale;
	const shift = { x: at.x * sharpness - frame.left * perUnit, y: at.y * sharpness - frame.top * perUnit };
	context.setTransform(perUnit, 0, 0, perUnit, shift.x, shift.y);

	for (const shape of seen(scene.communes)) stroke(shapePath(shape), palette.edge, palette.strong ? 1.6 : 0.8);
	const city = seen(scene.arrondissements);
	// The inner half of this wide edge is hidden by the fill: what stays is the limit of the city alone.
	for (const shape of city) stroke(shapePath(shape), palette.edge, palette.strong ? 6 : 4);
	for (const shape of city) {
		fill(shape, palette.land);
		yield;
	}
	// Neighbours leave a hair between their fills.
	for (const shape of city) stroke(shapePath(shape), palette.land, 1);
	for (const shape of seen(scene.parks)) {
		fill(shape, shape.kind === 'wood' ? palette.wood : shape.kind === 'cemetery' ? palette.cemetery : palette.park);
		yield;
	}
	for (const shape of city) stroke(shapePath(shape), palette.edge, (zoom < 13 ? 1 : 1.5) * (palette.strong ? 1.6 : 1));
	for (const shape of seen(scene.water)) {
		fill(shape, palette.water);
		// Over the whole city the river would be a hair.
		if (zoom < 14) stroke(shapePath(shape), palette.water, zoom < 13 ? 1.6 : 0.8);
		yield;
	}
	yield* drawStreets(scene, zoom, area, palette, stroke);

	context.globalAlpha = palette.strong ? 1 : lineStrength(zoom, scene.schematic);
	for (const mode of lineOrder) {
		if ((mode === 'tram' || mode === 'train') && zoom < 12) continue;
		const width = lineWidth(mode, zoom, scene.schematic) * (palette.strong ? 1.3 : 1);
		context.setLineDash(mode === 'train' ? [3 / scale, 4 / scale] : []);
		for (const line of scene.transit) {
			if (line.kind !== mode || !touch(line.box, area)) continue;
			const path = tracedOnce(line, line.paths, false);
			if (scene.schematic && zoom >= 14) stroke(path, palette.land, width + 2);
			stroke(path, lineOn(palette, line.colour), width);
			yield;
		}
	}
	context.setLineDash([]);
	context.globalAlpha = 1;
	context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
}
