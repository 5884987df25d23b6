import type { Map as LeafletMap } from 'leaflet';
import type { Frame } from './frame.ts';
import type { Leaflet } from './load-leaflet.ts';
import type { Box } from './place-labels.ts';
import { fromPixels } from './projection.ts';

/** Share of the view drawn beyond each of its sides: a short pan shows no gap, and finds all names written. */
export const MARGIN = 0.25;

/**
 * Corners stand on a grid of this many CSS pixels: two frames then differ by whole device pixels at every usual
 * sharpness (1.25, 1.5, 2.625 …), and what both show can be copied without a blur.
 */
const GRID = 8;

export interface PlacedFrame extends Frame {
	/** Where its corner is, in pixels of the whole world at its zoom. */
	corner: { x: number; y: number };
	/** The part of it that is on the screen, in its own pixels. */
	view: Box;
}

/** The frame to draw for what a map shows now, margin included. Null while the map has no size. */
export function frameOf(leaflet: Leaflet, map: LeafletMap): PlacedFrame | null {
	const size = map.getSize();
	if (size.x === 0 || size.y === 0) return null;
	const margin = size.multiplyBy(MARGIN);
	const seen = map.containerPointToLayerPoint(leaflet.point(0, 0)).add(map.getPixelOrigin());
	const first = seen.subtract(margin);
	const down = (value: number): number => Math.floor(value / GRID) * GRID;
	const up = (value: number): number => Math.ceil(value / GRID) * GRID;
	const corner = { x: down(first.x), y: down(first.y) };
	const start = seen.subtract(leaflet.point(corner.x, corner.y));
	const end = start.add(size);
	const { x: left, y: top } = fromPixels(corner.x, corner.y, map.getZoom());
	return {
		...{ zoom: map.getZoom(), left, top, corner },
		view: {
			left: Math.floor(start.x),
			top: Math.floor(start.y),
			right: Math.ceil(end.x),
			bottom: Math.ceil(end.y)
		},
		width: up(size.x + 2 * margin.x) + GRID,
		height: up(size.y + 2 * margin.y) + GRID,
		sharpness: Math.min(3, Math.max(1, devicePixelRatio))
	};
}
