import type { Point } from './distance.ts';

/** A part of the map, in degrees. */
export interface Bounds {
	west: number;
	south: number;
	east: number;
	north: number;
}

/** A thousandth of a degree is about a hundred metres: enough to say which streets are looked at, too coarse to be a person's place. */
const GRID = 1000;
const onGrid = (value: number): number => Math.round(value * GRID) / GRID;

/** The part of the map that is seen, widened to the grid: what is seen at its edge is inside. */
export const coarse = ({ west, south, east, north }: Bounds): Bounds => ({
	west: Math.floor(west * GRID) / GRID,
	south: Math.floor(south * GRID) / GRID,
	east: Math.ceil(east * GRID) / GRID,
	north: Math.ceil(north * GRID) / GRID
});

export const isInside = ({ west, south, east, north }: Bounds, { lat, lon }: Point): boolean =>
	lon >= west && lon <= east && lat >= south && lat <= north;

/** `2.365,48.871,2.412,48.889`: west, south, east, north, as GeoJSON orders them. */
export const boundsValue = ({ west, south, east, north }: Bounds): string =>
	[west, south, east, north].map((edge) => edge.toFixed(3)).join(',');

const degrees = /^-?\d{1,3}(\.\d{1,8})?$/;

/** Reads what `boundsValue` writes; finer values come back on its grid. `null` for what is no part of a map. */
export function readBounds(value: string): Bounds | null {
	const edges = value.split(',');
	if (edges.length !== 4 || !edges.every((edge) => degrees.test(edge))) return null;
	const [west = NaN, south = NaN, east = NaN, north = NaN] = edges.map((edge) => onGrid(Number(edge)));
	const inWorld = west >= -180 && east <= 180 && south >= -90 && north <= 90;
	return inWorld && west < east && south < north ? { west, south, east, north } : null;
}
