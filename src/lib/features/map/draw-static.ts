import type { DecodedMap } from '#lib/domain/street-map/decode.ts';
import { readPalette, watchAppearance } from './appearance.ts';
import { drawBase } from './draw-base.ts';
import { labelPass } from './label-pass.ts';
import { project, scaleAt } from './projection.ts';
import { makeScene } from './scene.ts';
import { atOnce } from './slices.ts';

/** Half the side of the pin in the middle, CSS pixels: no name is written there. */
const PIN = 26;

/** Keeps the map drawn around one point, at every size and in every theme. Returns what stops it. */
export function drawStatic(
	canvas: HTMLCanvasElement,
	map: DecodedMap,
	at: { lat: number; lon: number; zoom: number }
): () => void {
	const scene = makeScene(map);
	const centre = project([at.lon, at.lat]);
	const scale = scaleAt(at.zoom);
	const draw = (): void => {
		const { clientWidth: width, clientHeight: height } = canvas;
		const context = canvas.getContext('2d', { alpha: false });
		if (!context || !canvas.parentElement || width === 0 || height === 0) return;
		const sharpness = Math.min(3, Math.max(1, devicePixelRatio));
		canvas.width = Math.round(width * sharpness);
		canvas.height = Math.round(height * sharpness);
		const left = centre.x - width / 2 / scale;
		const top = centre.y - height / 2 / scale;
		const view = { left: 0, top: 0, right: width, bottom: height };
		const frame = { zoom: at.zoom, left, top, width, height, sharpness, corner: { x: 0, y: 0 }, view };
		const palette = readPalette(canvas.parentElement);
		drawBase(context, scene, frame, palette);
		const [x, y] = [width / 2, height / 2];
		const pin = { left: x - PIN, right: x + PIN, top: y - PIN, bottom: y + PIN };
		atOnce(labelPass(context, scene, frame, palette, { bounds: view, taken: [pin] })).draw();
	};
	const resized = new ResizeObserver(draw);
	resized.observe(canvas);
	const unwatch = watchAppearance(draw);
	return () => {
		resized.disconnect();
		unwatch();
	};
}
