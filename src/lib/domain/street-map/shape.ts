/** Degrees, in the order of GeoJSON. */
export type LonLat = [lon: number, lat: number];
/** Metres from the middle of Paris, on a plane that is true to 0.1 % over the map. */
export type Metres = [x: number, y: number];

const CENTRE: LonLat = [2.347, 48.8566];
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
const SHRINK = Math.cos((CENTRE[1] * Math.PI) / 180);

export function toMetres([lon, lat]: readonly [number, number]): Metres {
	return [(lon - CENTRE[0]) * METRES_PER_DEGREE * SHRINK, (lat - CENTRE[1]) * METRES_PER_DEGREE];
}

export function toLonLat([x, y]: Metres): LonLat {
	return [x / (METRES_PER_DEGREE * SHRINK) + CENTRE[0], y / METRES_PER_DEGREE + CENTRE[1]];
}

/** The centre of mass when it is inside the ring, else the middle of the widest stretch at its height. */
export function centreOf(ring: LonLat[]): LonLat {
	const points = ring.map(toMetres);
	const [x, y] = centreOfMass(points);
	const crossings = crossingsAt(points, y);
	const inside = crossings.filter((at) => at < x).length % 2 === 1;
	if (inside || crossings.length < 2) return toLonLat([x, y]);
	let best: [from: number, to: number] = [crossings[0] ?? x, crossings[0] ?? x];
	for (let i = 0; i + 1 < crossings.length; i += 2) {
		const [from, to] = [crossings[i] ?? x, crossings[i + 1] ?? x];
		if (to - from > best[1] - best[0]) best = [from, to];
	}
	return toLonLat([(best[0] + best[1]) / 2, y]);
}

/** Whether the point is in the polygon, by the even-odd rule over all its rings. */
export function isInside(point: LonLat, rings: readonly LonLat[][]): boolean {
	let inside = false;
	for (const ring of rings) {
		let before = ring.at(-1);
		for (const here of ring) {
			if (before && here[1] > point[1] !== before[1] > point[1]) {
				const at = here[0] + ((point[1] - here[1]) / (before[1] - here[1])) * (before[0] - here[0]);
				if (point[0] < at) inside = !inside;
			}
			before = here;
		}
	}
	return inside;
}

/** The band of `halfWidth` metres on both sides of a line, as one ring. */
export function ribbon(middle: LonLat[], halfWidth: number): LonLat[] {
	const points = middle.map(toMetres);
	const sides: [left: Metres[], right: Metres[]] = [[], []];
	points.forEach((here, i) => {
		const [inX, inY] = direction(points[i - 1] ?? here, i > 0 ? here : (points[i + 1] ?? here));
		const [outX, outY] = direction(i + 1 < points.length ? here : (points[i - 1] ?? here), points[i + 1] ?? here);
		const [x, y] = direction([0, 0], [inX + outX, inY + outY]);
		// At a bend the edge is farther from the middle than at a straight stretch, but never much.
		const reach = halfWidth / Math.max(0.5, x * inX + y * inY);
		sides[0].push([here[0] - y * reach, here[1] + x * reach]);
		sides[1].push([here[0] + y * reach, here[1] - x * reach]);
	});
	return [...sides[0], ...sides[1].reverse()].map(toLonLat);
}

function direction(from: Metres, to: Metres): Metres {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
	return length === 0 ? [0, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function centreOfMass(ring: Metres[]): Metres {
	let [area, x, y] = [0, 0, 0];
	let before = ring.at(-1) ?? [0, 0];
	for (const here of ring) {
		const cross = before[0] * here[1] - here[0] * before[1];
		area += cross;
		x += (before[0] + here[0]) * cross;
		y += (before[1] + here[1]) * cross;
		before = here;
	}
	if (area !== 0) return [x / (3 * area), y / (3 * area)];
	return [mean(ring.map((one) => one[0])), mean(ring.map((one) => one[1]))];
}

function crossingsAt(ring: Metres[], y: number): number[] {
	const found: number[] = [];
	let before = ring.at(-1) ?? [0, 0];
	for (const here of ring) {
		if (here[1] > y !== before[1] > y) {
			found.push(here[0] + ((y - here[1]) / (before[1] - here[1])) * (before[0] - here[0]));
		}
		before = here;
	}
	return found.sort((a, b) => a - b);
}

function mean(values: number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
