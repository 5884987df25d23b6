import { drawBase } from './draw-base.ts';
import type { PlacedFrame } from './frame-of.ts';
import type { Palette } from './palette.ts';
import { fromPixels } from './projection.ts';
import type { Scene } from './scene.ts';

/** Gives a canvas the size of a frame. Setting a size clears it, also when it stays the same. */
export function fit(canvas: HTMLCanvasElement, { width, height, sharpness }: PlacedFrame): void {
	canvas.width = Math.round(width * sharpness);
	canvas.height = Math.round(height * sharpness);
	canvas.style.width = `${width}px`;
	canvas.style.height = `${height}px`;
}

/** The ground of the map on a canvas that remembers what it shows: after a pan only what is new is drawn. */
export class BaseCanvas {
	readonly element = document.createElement('canvas');
	#shown: { frame: PlacedFrame; scene: Scene; palette: Palette } | null = null;

	/** Draws the whole frame at the next `show`. */
	forget(): void {
		this.#shown = null;
	}

	show(frame: PlacedFrame, scene: Scene, palette: Palette): void {
		const context = this.element.getContext('2d', { alpha: false });
		if (!context) return;
		const before = this.#shown;
		this.#shown = { frame, scene, palette };
		if (before?.scene === scene && before.palette === palette && this.#move(context, before.frame, frame)) return;
		fit(this.element, frame);
		drawBase(context, scene, frame, palette);
	}

	/** Shifts what is drawn, and draws the strips that came into the frame. False where nothing can be kept. */
	#move(context: CanvasRenderingContext2D, from: PlacedFrame, to: PlacedFrame): boolean {
		const { scene, palette } = this.#shown ?? {};
		const { width, height, sharpness } = to;
		const dx = from.corner.x - to.corner.x;
		const dy = from.corner.y - to.corner.y;
		const sameSize = from.width === width && from.height === height && from.sharpness === sharpness;
		const whole = Number.isInteger(dx * sharpness) && Number.isInteger(dy * sharpness);
		if (!scene || !palette || !sameSize || from.zoom !== to.zoom || !whole) return false;
		// Beyond half, drawing all of it once is quicker than two strips.
		if (Math.abs(dx) > width / 2 || Math.abs(dy) > height / 2) return false;
		context.setTransform(1, 0, 0, 1, 0, 0);
		context.drawImage(this.element, dx * sharpness, dy * sharpness);
		const strip = (x: number, y: number, wide: number, tall: number): void => {
			if (wide === 0 || tall === 0) return;
			context.save();
			context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
			context.beginPath();
			context.rect(x, y, wide, tall);
			context.clip();
			this.#drawPart(context, to, scene, palette, { x, y, wide, tall });
			context.restore();
		};
		strip(dx > 0 ? 0 : width + dx, 0, Math.abs(dx), height);
		strip(0, dy > 0 ? 0 : height + dy, width, Math.abs(dy));
		return true;
	}

	#drawPart(
		context: CanvasRenderingContext2D,
		frame: PlacedFrame,
		scene: Scene,
		palette: Palette,
		{ x, y, wide, tall }: { x: number; y: number; wide: number; tall: number }
	): void {
		const corner = { x: frame.corner.x + x, y: frame.corner.y + y };
		const { x: left, y: top } = fromPixels(corner.x, corner.y, frame.zoom);
		drawBase(context, scene, { ...frame, left, top, width: wide, height: tall }, palette, { x, y });
	}
}
