import type { Box } from './place-labels.ts';
import { scaleAt, type Point } from './projection.ts';

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

/** From units of `project` to CSS pixels of a frame. */
export function onScreen({ left, top, zoom }: Frame): (point: Point) => Point {
	const scale = scaleAt(zoom);
	return ({ x, y }) => ({ x: (x - left) * scale, y: (y - top) * scale });
}

export const inFrame = ({ x, y }: Point, { width, height }: Frame): boolean =>
	x > 0 && y > 0 && x < width && y < height;

/** What a frame shows, in units of `project`. */
export function areaOf({ left, top, width, height, zoom }: Frame): Box {
	const scale = scaleAt(zoom);
	return { left, top, right: left + width / scale, bottom: top + height / scale };
}
