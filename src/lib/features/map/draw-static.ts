import type { Point as Place } from '#lib/domain/place/distance.ts';
import type { DecodedMap, Path } from '#lib/domain/street-map/decode.ts';
import { readPalette, watchAppearance } from './appearance.ts';
import { drawingBase } from './draw-base.ts';
import { drawSketch } from './draw-sketch.ts';
import { fitView } from './fit-view.ts';
import { labelPass } from './label-pass.ts';
import { fallbackTokens, makePalette } from './palette.ts';
import { project, scaleAt, type Point } from './projection.ts';
import { pointsOf, projected } from './projected.ts';
import { sceneOf } from './scene.ts';
import { inSlices } from './slices.ts';

/** Half the side of the pin, CSS pixels: no name is written there. */
const PIN = 26;

export interface Picture {
	map: DecodedMap;
	/** From stations to the place, world units. */
	ways: Path[];
	/** By day also at night, for a white card. */
	daylight: boolean;
}

/**
 * Keeps the map drawn around one place and the ways to it, at every size and in every theme. `pin` is told where on the
 * canvas the place is. Returns what stops it.
 */
export function drawStatic(
	canvas: HTMLCanvasElement,
	{ map, ways, daylight }: Picture,
	{ lat, lon }: Place,
	pin: (at: Point) => void
): () => void {
	const place = project([lon, lat]);
	const lines = ways.map((way) => pointsOf(projected(way)));
	let stop = (): void => {};
	function* drawing(): Generator<void, void> {
		const scene = yield* sceneOf(map);
		yield;
		const { clientWidth: width, clientHeight: height } = canvas;
		const context = canvas.getContext('2d', { alpha: false });
		if (!context || !canvas.parentElement || width === 0 || height === 0) return;
		const sharpness = Math.min(3, Math.max(1, devicePixelRatio));
		canvas.width = Math.round(width * sharpness);
		canvas.height = Math.round(height * sharpness);
		const ends = lines.flatMap((line) => line.slice(0, 1));
		const { zoom, centre } = fitView(place, ends, width, height);
		const scale = scaleAt(zoom);
		const [left, top] = [centre.x - width / 2 / scale, centre.y - height / 2 / scale];
		const view = { left: 0, top: 0, right: width, bottom: height };
		const frame = { ...{ zoom, left, top, width, height, sharpness }, corner: { x: 0, y: 0 }, view };
		const palette = daylight ? makePalette(fallbackTokens.light, false) : readPalette(canvas.parentElement);
		const at = { x: (place.x - left) * scale, y: (place.y - top) * scale };
		const taken = { left: at.x - PIN, right: at.x + PIN, top: at.y - PIN, bottom: at.y + PIN };
		pin(at);
		yield* drawingBase(context, scene, frame, palette);
		drawSketch(context, frame, palette, lines);
		const names = yield* labelPass(context, scene, frame, palette, { bounds: view, taken: [taken] });
		names.draw();
	}
	const draw = (): void => {
		stop();
		stop = inSlices(drawing());
	};
	const resized = new ResizeObserver(draw);
	resized.observe(canvas);
	const unwatch = watchAppearance(draw);
	return () => {
		resized.disconnect();
		unwatch();
		stop();
	};
}
