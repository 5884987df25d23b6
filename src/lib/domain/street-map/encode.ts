import { ORIGIN, SCALE, type Deltas } from './format.ts';

/** Units from `ORIGIN`, rounded to the nearest. */
export function encodePoint([lon, lat]: readonly [number, number]): [x: number, y: number] {
	// Twice rounded: a difference of two roundings is a whole number, a rounding of a difference drifts by one.
	return [
		Math.round(lon * SCALE) - Math.round(ORIGIN[0] * SCALE),
		Math.round(lat * SCALE) - Math.round(ORIGIN[1] * SCALE)
	];
}

/** Points that fall on the one before are dropped; a line shorter than a unit becomes one point. */
export function encodePath(points: readonly (readonly [number, number])[]): Deltas {
	const deltas: Deltas = [];
	let [x, y] = [0, 0];
	for (const point of points) {
		const [toX, toY] = encodePoint(point);
		if (deltas.length > 0 && toX === x && toY === y) continue;
		deltas.push(toX - x, toY - y);
		[x, y] = [toX, toY];
	}
	return deltas;
}

/** Like `encodePath`, of a closed ring: the last point is not the first one again. */
export function encodeRing(points: readonly (readonly [number, number])[]): Deltas {
	const deltas = encodePath(points);
	let [sumX, sumY] = [0, 0];
	for (let i = 2; i < deltas.length; i += 2) {
		sumX += deltas[i] ?? 0;
		sumY += deltas[i + 1] ?? 0;
	}
	return deltas.length > 2 && sumX === 0 && sumY === 0 ? deltas.slice(0, -2) : deltas;
}
