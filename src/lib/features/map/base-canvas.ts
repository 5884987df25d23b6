import { drawingBase } from './draw-base.ts';
import type { PlacedFrame } from './frame-of.ts';
import type { Palette } from './palette.ts';
import type { Box } from './place-labels.ts';
import { fromPixels } from './projection.ts';
import type { Scene } from './scene.ts';
import { atOnce } from './slices.ts';

/** Gives a canvas the size of a frame, and empties it. */
export function fit(canvas: HTMLCanvasElement, { width, height, sharpness }: PlacedFrame): void {
	// Also when the size stays the same: kept memory that is on the screen would first be copied whole.
	canvas.width = Math.round(width * sharpness);
	canvas.height = Math.round(height * sharpness);
	canvas.style.width = `${width}px`;
	canvas.style.height = `${height}px`;
}

interface Shown {
	frame: PlacedFrame;
	scene: Scene;
	palette: Palette;
}

/**
 * The ground of the map on a canvas that remembers what it shows: what is on the screen is drawn at once, the margin around
 * it later; after a pan only what is new.
 */
export class BaseCanvas {
	readonly element = document.createElement('canvas');
	readonly #context = this.element.getContext('2d', { alpha: false });
	#shown: Shown | null = null;
	/** Parts of the frame that are not drawn yet. */
	#missing: Box[] = [];

	/** Draws the whole frame at the next `show`. */
	forget(): void {
		this.#shown = null;
	}

	show(frame: PlacedFrame, scene: Scene, palette: Palette): void {
		const before = this.#shown;
		this.#shown = { frame, scene, palette };
		if (before?.scene === scene && before.palette === palette && this.#move(before.frame, frame)) return;
		fit(this.element, frame);
		const { width, height, view } = frame;
		this.#part(view);
		this.#missing = [
			{ left: 0, top: 0, right: view.left, bottom: height },
			{ left: view.right, top: 0, right: width, bottom: height },
			{ left: view.left, top: 0, right: view.right, bottom: view.top },
			{ left: view.left, top: view.bottom, right: view.right, bottom: height }
		];
	}

	/** What is drawn of the frame. */
	get drawn(): Box | null {
		if (!this.#shown) return null;
		const { width, height, view } = this.#shown.frame;
		return this.#missing.length > 0 ? view : { left: 0, top: 0, right: width, bottom: height };
	}

	/** Draws the margin, one side at each step. */
	*complete(): Generator<void, void> {
		for (let part = this.#missing.pop(); part; part = this.#missing.pop()) {
			this.#part(part);
			yield;
		}
	}

	/** Shifts what is drawn, and draws the strips that came into the frame. False where nothing can be kept. */
	#move(from: PlacedFrame, to: PlacedFrame): boolean {
		const { width, height, sharpness } = to;
		const dx = from.corner.x - to.corner.x;
		const dy = from.corner.y - to.corner.y;
		const sameSize = from.width === width && from.height === height && from.sharpness === sharpness;
		const whole = Number.isInteger(dx * sharpness) && Number.isInteger(dy * sharpness);
		if (!sameSize || from.zoom !== to.zoom || !whole || this.#missing.length > 0) return false;
		// Beyond half, drawing all of it once is quicker than two strips.
		if (Math.abs(dx) > width / 2 || Math.abs(dy) > height / 2) return false;
		this.#context?.setTransform(1, 0, 0, 1, 0, 0);
		this.#context?.drawImage(this.element, dx * sharpness, dy * sharpness);
		const [left, right] = dx > 0 ? [0, dx] : [width + dx, width];
		const [top, bottom] = dy > 0 ? [0, dy] : [height + dy, height];
		this.#part({ left, right, top: 0, bottom: height });
		this.#part({ left: 0, right: width, top, bottom });
		return true;
	}

	#part({ left, top, right, bottom }: Box): void {
		const context = this.#context;
		const [width, height] = [right - left, bottom - top];
		if (!context || !this.#shown || width <= 0 || height <= 0) return;
		const { frame, scene, palette } = this.#shown;
		const { corner, sharpness, zoom } = frame;
		context.save();
		context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
		context.beginPath();
		context.rect(left, top, width, height);
		context.clip();
		const { x, y } = fromPixels(corner.x + left, corner.y + top, zoom);
		atOnce(
			drawingBase(context, scene, { zoom, sharpness, left: x, top: y, width, height }, palette, { x: left, y: top })
		);
		context.restore();
	}
}
