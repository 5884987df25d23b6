import { boxOf, type Path } from '#lib/domain/street-map/decode.ts';
import type { Box } from './place-labels.ts';
import { fromWorld, type Point } from './projection.ts';

/** Worked out when first asked for: most of a city never comes into view. */
export function lazily<T>(make: () => T): () => T {
	let made: { value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}

/** A path of the map in units of `project`, as `x, y` pairs. */
export function projected(path: Path): Float64Array {
	const points = new Float64Array(path.length);
	for (let i = 0; i < path.length; i += 2) {
		const { x, y } = fromWorld(path[i] ?? 0, path[i + 1] ?? 0);
		points[i] = x;
		points[i + 1] = y;
	}
	return points;
}

export const pointsOf = (pairs: Float64Array): Point[] =>
	Array.from({ length: pairs.length / 2 }, (_, i) => ({ x: pairs[2 * i] ?? 0, y: pairs[2 * i + 1] ?? 0 }));

/** Around paths of the map, in units of `project`. */
export function boxAround(paths: readonly Path[]): Box {
	const { minX, minY, maxX, maxY } = boxOf(paths);
	const [{ x: left, y: top }, { x: right, y: bottom }] = [fromWorld(minX, minY), fromWorld(maxX, maxY)];
	return { left, top, right, bottom };
}
