import type { Point } from '#lib/domain/place/distance.ts';

/** What a map on which a point is set has to know; the door brings the map. */
export interface PinMapProps {
	point: Point | null;
	/** Where to look while there is no point. */
	near: Point | null;
	onpin: (point: Point) => void;
}
