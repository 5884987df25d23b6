import { metresPerPixel, scaleAt } from './projection.ts';
import { lineOn, type Palette } from './palette.ts';
import type { Scene } from './scene.ts';

/** What part of the map a canvas shows. */
export interface Frame {
	zoom: number;
	/** Top-left corner, in units of `project`. */
	left: number;
	top: number;
	/** CSS pixels. */
	width: number;
	height: number;
	/** Device pixels for one CSS pixel. */
	sharpness: number;
}

const SEINE_METRES = 135;
const lineOrder = ['tram', 'rer', 'metro'];

/** Widths in CSS pixels: thin over the whole city, firm in a street. */
function lineWidth(mode: string, zoom: number): number {
	const grown = 1.35 ** (zoom - 12);
	const width = mode === 'rer' ? 2 : mode === 'metro' ? 1.6 : 1.1;
	return Math.min(width * grown, mode === 'tram' ? 3 : 5);
}

/** Draws the ground: city, parks, river and lines, without words. Leaves the context in CSS pixels of the frame. */
export function drawBase(context: CanvasRenderingContext2D, scene: Scene, frame: Frame, palette: Palette): void {
	const { zoom, sharpness } = frame;
	const scale = scaleAt(zoom);
	const stroke = (path: Path2D, colour: string, pixels: number): void => {
		context.strokeStyle = colour;
		context.lineWidth = pixels / scale;
		context.stroke(path);
	};
	context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
	context.fillStyle = palette.outside;
	context.fillRect(0, 0, frame.width, frame.height);
	context.lineJoin = 'round';
	context.lineCap = 'round';
	const perUnit = sharpness * scale;
	context.setTransform(perUnit, 0, 0, perUnit, -frame.left * perUnit, -frame.top * perUnit);

	// The inner half of this wide edge is hidden by the fill: what stays is the limit of the city alone.
	stroke(scene.city, palette.edge, palette.strong ? 6 : 4);
	context.fillStyle = palette.land;
	context.fill(scene.city);
	for (const { kind, path } of scene.parks) {
		context.fillStyle = kind === 'wood' ? palette.wood : kind === 'cemetery' ? palette.cemetery : palette.park;
		context.fill(path);
	}
	stroke(scene.city, palette.edge, (zoom < 13 ? 1 : 1.5) * (palette.strong ? 1.6 : 1));
	stroke(scene.seine, palette.water, Math.max(5, SEINE_METRES / metresPerPixel(zoom)));

	for (const mode of lineOrder) {
		if (mode === 'tram' && zoom < 12) continue;
		const width = lineWidth(mode, zoom) * (palette.strong ? 1.3 : 1);
		for (const line of scene.lines) {
			if (line.mode !== mode) continue;
			if (zoom >= 14) stroke(line.path, palette.land, width + 2);
			stroke(line.path, lineOn(palette, line.colour), width);
		}
	}
	context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
}
