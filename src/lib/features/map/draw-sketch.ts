import type { Frame } from './frame.ts';
import { onScreen } from './frame.ts';
import type { Palette } from './palette.ts';
import type { Point } from './projection.ts';

/** CSS pixels: dots large enough to be told from a street. */
const DOT = 5.5;

/** Draws ways on foot as rows of dots: they show how to go, not where the kerb is. */
export function drawSketch(context: CanvasRenderingContext2D, frame: Frame, palette: Palette, ways: Point[][]): void {
	const toScreen = onScreen(frame);
	const { sharpness } = frame;
	context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
	context.lineCap = 'round';
	context.lineJoin = 'round';
	for (const [colour, width] of [
		[palette.halo, DOT + 4],
		[palette.label, DOT]
	] as const) {
		context.strokeStyle = colour;
		context.lineWidth = width;
		// A dash without length is a dot; a browser may leave out what has none at all.
		context.setLineDash([0.01, DOT * 1.8]);
		for (const way of ways) {
			context.beginPath();
			for (const [index, point] of way.entries()) {
				const { x, y } = toScreen(point);
				context[index === 0 ? 'moveTo' : 'lineTo'](x, y);
			}
			context.stroke();
		}
	}
	context.setLineDash([]);
}
