import type { Point } from '../place/distance.ts';
import type { DecodedMap, Path } from './decode.ts';
import type { PackedAddressStreet } from './format.ts';

/** What of a street lies in one arrondissement. */
export interface StreetPiece extends Point {
	arrondissement: number;
	/** Its numbers, where an address pack tells them. */
	packed: PackedAddressStreet | null;
	/** How many numbers are told. */
	size: number;
}

interface Piece {
	path: Path;
	middle: [x: number, y: number];
	length: number;
}

/** A street's part in each arrondissement, longest first; its point is the middle of the longest line there. */
export function piecesByArrondissement(lines: Path[], areas: DecodedMap['arrondissements']): StreetPiece[] {
	const found = new Map<number, { longest: Piece; length: number }>();
	for (const path of lines) {
		for (const piece of halves(path)) {
			const number = arrondissementAt(piece.middle, areas);
			if (number === null) continue;
			const known = found.get(number);
			const longest = known && known.longest.length >= piece.length ? known.longest : piece;
			found.set(number, { longest, length: (known?.length ?? 0) + piece.length });
		}
	}
	return [...found]
		.sort(([, a], [, b]) => b.length - a.length)
		.map(([arrondissement, { longest }]) => ({ arrondissement, ...unproject(longest.middle), packed: null, size: 0 }));
}

function arrondissementAt([x, y]: [x: number, y: number], areas: DecodedMap['arrondissements']): number | null {
	for (const { number, rings, box } of areas) {
		if (x < box.minX || x > box.maxX || y < box.minY || y > box.maxY) continue;
		let inside = false;
		for (const ring of rings) if (crosses(ring, x, y)) inside = !inside;
		if (inside) return number;
	}
	return null;
}

/** Whether a ray from the point crosses the ring an odd number of times. */
function crosses(ring: Path, x: number, y: number): boolean {
	let odd = false;
	for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
		const [x1 = 0, y1 = 0] = [ring[i], ring[i + 1]];
		const [x0 = 0, y0 = 0] = [ring[before], ring[before + 1]];
		if (y1 > y !== y0 > y && x < x1 + ((y - y1) / (y0 - y1)) * (x0 - x1)) odd = !odd;
	}
	return odd;
}

/** A line drawn through several arrondissements is told piece by piece; a short one as a whole. */
function halves(path: Path): Piece[] {
	const whole = measure(path);
	if (path.length <= 4 || whole.length < LONG) return [whole];
	const cut = Math.floor(path.length / 4) * 2;
	return [...halves(path.subarray(0, cut + 2)), ...halves(path.subarray(cut))];
}

/** About 400 m in Paris, in world units. */
const LONG = 1.5e-5;

function measure(path: Path): Piece {
	const steps: number[] = [];
	for (let i = 2; i < path.length; i += 2) {
		steps.push(Math.hypot((path[i] ?? 0) - (path[i - 2] ?? 0), (path[i + 1] ?? 0) - (path[i - 1] ?? 0)));
	}
	const length = steps.reduce((sum, step) => sum + step, 0);
	let left = length / 2;
	for (const [index, step] of steps.entries()) {
		if (left > step) {
			left -= step;
			continue;
		}
		const share = step === 0 ? 0 : left / step;
		const at = (axis: 0 | 1) => {
			const from = path[index * 2 + axis] ?? 0;
			return from + share * ((path[index * 2 + 2 + axis] ?? from) - from);
		};
		return { path, length, middle: [at(0), at(1)] };
	}
	return { path, length, middle: [path[0] ?? 0, path[1] ?? 0] };
}

/** From world units to degrees. */
function unproject([x, y]: readonly [number, number]): Point {
	return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lon: (x - 0.5) * 360 };
}
