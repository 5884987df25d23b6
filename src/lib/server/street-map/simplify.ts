import { toMetres, type LonLat, type Metres } from '#lib/domain/street-map/shape.ts';

const NOWHERE: Metres = [NaN, NaN];

/** Douglas–Peucker: no dropped point was farther than `tolerance` metres from the line that is left. */
export function simplify(line: LonLat[], tolerance: number): LonLat[] {
	const points = line.map(toMetres);
	const keep = new Uint8Array(line.length);
	const open: [from: number, to: number][] = [[0, line.length - 1]];
	keep[0] = keep[line.length - 1] = 1;
	for (let range = open.pop(); range; range = open.pop()) {
		const [from, to] = range;
		const [start, end] = [points[from] ?? NOWHERE, points[to] ?? NOWHERE];
		let [worst, at] = [tolerance, -1];
		for (let i = from + 1; i < to; i++) {
			const distance = distanceToSegment(points[i] ?? NOWHERE, start, end);
			if (distance > worst) [worst, at] = [distance, i];
		}
		if (at < 0) continue;
		keep[at] = 1;
		open.push([from, at], [at, to]);
	}
	return line.filter((_, i) => keep[i]);
}

/**
 * Simplifies the rings of areas that share borders so that they still share them: a border between two places where
 * borders meet is simplified once, always in the same direction.
 */
export function simplifyAreas(areas: LonLat[][][], tolerance: number): LonLat[][][] {
	const neighbours = new Map<string, Set<string>>();
	for (const ring of areas.flat().map(opened)) {
		ring.forEach((point, i) => {
			const set = neighbours.get(key(point)) ?? new Set();
			neighbours.set(key(point), set.add(key(ring.at(i - 1) ?? point)).add(key(ring[(i + 1) % ring.length] ?? point)));
		});
	}
	const isNode = (point: LonLat) => (neighbours.get(key(point))?.size ?? 0) > 2;
	return areas.map((rings) => rings.map((ring) => simplifyRing(opened(ring), isNode, tolerance)));
}

function simplifyRing(ring: LonLat[], isNode: (point: LonLat) => boolean, tolerance: number): LonLat[] {
	const nodes = ring.flatMap((point, i) => (isNode(point) ? [i] : []));
	const cuts = nodes.length >= 2 ? nodes : farthestPair(ring, nodes[0]);
	const arcs = cuts.map((cut, i) => {
		const end = cuts[(i + 1) % cuts.length] ?? cut;
		return end > cut ? ring.slice(cut, end + 1) : [...ring.slice(cut), ...ring.slice(0, end + 1)];
	});
	const simple = arcs.flatMap((arc) => {
		const ends = [key(arc[0] ?? [0, 0]), key(arc.at(-1) ?? [0, 0])] as const;
		const reversed = ends[0] > ends[1];
		const done = simplify(reversed ? arc.toReversed() : arc, tolerance);
		return (reversed ? done.toReversed() : done).slice(0, -1);
	});
	return simple.length >= 3 ? simple : ring;
}

/** A ring alone is cut at a point that does not depend on where it was begun, and at the one farthest from it. */
function farthestPair(ring: LonLat[], node?: number): [number, number] {
	let first = node ?? 0;
	if (node === undefined) ring.forEach((point, i) => (first = key(point) < key(ring[first] ?? point) ? i : first));
	const from = toMetres(ring[first] ?? [0, 0]);
	let [best, second] = [-1, first];
	ring.forEach((point, i) => {
		const [x, y] = toMetres(point);
		const distance = Math.hypot(x - from[0], y - from[1]);
		if (distance > best) [best, second] = [distance, i];
	});
	return first < second ? [first, second] : [second, first];
}

/** Without the last point when it is the first one again. */
function opened(ring: LonLat[]): LonLat[] {
	const [first, last] = [ring[0], ring.at(-1)];
	return ring.length > 1 && first && last && key(first) === key(last) ? ring.slice(0, -1) : ring;
}

/** Points closer than a decimetre are one. */
function key([lon, lat]: LonLat): string {
	return `${lon.toFixed(6)} ${lat.toFixed(6)}`;
}

/** In metres. */
export function distanceToSegment([px, py]: Metres, [ax, ay]: Metres, [bx, by]: Metres): number {
	const [dx, dy] = [bx - ax, by - ay];
	const squared = dx * dx + dy * dy;
	const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / squared));
	return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}
