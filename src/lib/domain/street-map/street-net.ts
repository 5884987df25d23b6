import type { Street } from './decode.ts';

/** A point in metres from a corner of the part of the city that is looked at. */
interface Spot {
	x: number;
	y: number;
}

/** A straight piece of a street, cut where it meets others. */
interface Piece {
	a: Spot;
	b: Spot;
	name: string;
	/** Where along it, 0 to 1, other streets meet it. */
	cuts: { share: number; node: number }[];
}

interface Edge {
	to: number;
	metres: number;
	name: string;
}

/** The nearest point of a piece, and how far it is. */
interface Foot extends Spot {
	metres: number;
	piece: Piece;
	share: number;
}

/** Axes are simplified and rounded: two streets that meet may miss each other by this much. */
const GAP = 9;
const CELL = 60;

/** A plane of metres. `shrink`: metres in one world unit here; `left`, `top`: its corner, metres from that of the world. */
export interface Plane {
	left: number;
	top: number;
	shrink: number;
}

/** Only cars are allowed on these. */
const forCars = /^(?:Voie (?:Georges Pompidou|Mazas)|Souterrain|Tunnel)/;

const at = (points: ArrayLike<number>, i: number, { left, top, shrink }: Plane): Spot => ({
	x: (points[2 * i] ?? 0) * shrink - left,
	y: (points[2 * i + 1] ?? 0) * shrink - top
});

function footOn(piece: Piece, { x, y }: Spot): Foot {
	const { a, b } = piece;
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1);
	const share = Math.min(1, Math.max(0, along));
	const foot = { x: a.x + share * dx, y: a.y + share * dy };
	return { ...foot, metres: Math.hypot(foot.x - x, foot.y - y), piece, share };
}

/** Where two pieces cross, as a share of the first; null where they do not. */
function crossing(one: Piece, other: Piece): number | null {
	const [ax, ay] = [one.b.x - one.a.x, one.b.y - one.a.y];
	const [bx, by] = [other.b.x - other.a.x, other.b.y - other.a.y];
	const turn = ax * by - ay * bx;
	if (turn === 0) return null;
	const [cx, cy] = [other.a.x - one.a.x, other.a.y - one.a.y];
	const share = (cx * by - cy * bx) / turn;
	const across = (cx * ay - cy * ax) / turn;
	return share >= 0 && share <= 1 && across >= 0 && across <= 1 ? share : null;
}

/** Streets one can walk, joined where they meet: those of a part of the city, as wide and high as told. */
export class StreetNet {
	readonly nodes: Spot[] = [];
	/** From each node. */
	readonly edges: Edge[][] = [];
	readonly #pieces: Piece[] = [];
	readonly #cells = new Map<number, Piece[]>();
	readonly #known = new Map<number, number>();

	constructor(streets: Street[], plane: Plane, width: number, height: number) {
		const { left, top, shrink } = plane;
		const [minX, minY] = [left / shrink, top / shrink];
		const [maxX, maxY] = [(left + width) / shrink, (top + height) / shrink];
		for (const { name, streetClass, lines, box } of streets) {
			// Nobody walks on the ring road.
			if (streetClass === 0 || forCars.test(name)) continue;
			if (box.maxX < minX || box.minX > maxX || box.maxY < minY || box.minY > maxY) continue;
			for (const line of lines) {
				for (let i = 1; i < line.length / 2; i++)
					this.#add(name, at(line, i - 1, plane), at(line, i, plane), width, height);
			}
		}
		for (const piece of this.#pieces) this.#join(piece);
		for (const { cuts, name } of this.#pieces) {
			cuts.sort((one, other) => one.share - other.share);
			for (const [index, { node }] of cuts.entries()) {
				const before = cuts[index - 1];
				if (before) this.#link(before.node, node, name);
			}
		}
	}

	/**
	 * Puts a person on the streets around them, at most `reach` metres away: the nearest, and those farther by no more than
	 * `slack`. Undefined where there is none.
	 */
	enter(spot: Spot, reach: number, slack: number): number | undefined {
		const feet = [...new Set(this.#near(spot, reach))]
			.map((piece) => footOn(piece, spot))
			.filter(({ metres }) => metres <= reach)
			.sort((a, b) => a.metres - b.metres);
		const nearest = feet[0]?.metres;
		if (nearest === undefined) return undefined;
		const start = this.#node(spot);
		for (const { x, y, piece, share, metres } of feet.slice(0, 8)) {
			if (metres > 1.3 * nearest + slack) break;
			const node = this.#node({ x, y });
			this.#link(start, node, '');
			const after = piece.cuts.findIndex((cut) => cut.share >= share);
			for (const cut of [piece.cuts[after - 1], piece.cuts[after]]) if (cut) this.#link(node, cut.node, piece.name);
		}
		return start;
	}

	#add(name: string, a: Spot, b: Spot, width: number, height: number): void {
		const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
		const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
		if (right < 0 || bottom < 0 || left > width || top > height) return;
		const piece: Piece = { a, b, name, cuts: [] };
		piece.cuts.push({ share: 0, node: this.#node(a) }, { share: 1, node: this.#node(b) });
		this.#pieces.push(piece);
		for (const key of cellsOf({ x: left - GAP, y: top - GAP }, { x: right + GAP, y: bottom + GAP })) {
			const cell = this.#cells.get(key);
			if (cell) cell.push(piece);
			else this.#cells.set(key, [piece]);
		}
	}

	/** Cuts a piece where others cross it, or end on it. */
	#join(piece: Piece): void {
		const others = new Set(this.#near(piece.a, 0, piece.b));
		for (const other of others) {
			if (other === piece) continue;
			for (const { node } of [other.cuts[0], other.cuts[1]].filter((cut) => cut !== undefined)) {
				const end = this.nodes[node];
				const foot = end && footOn(piece, end);
				if (!foot || foot.metres > GAP) continue;
				const cut = this.#node(foot);
				piece.cuts.push({ share: foot.share, node: cut });
				this.#link(cut, node, piece.name);
			}
			const share = crossing(piece, other);
			if (share === null) continue;
			const { a, b } = piece;
			// The same spot, told by both, is one node.
			piece.cuts.push({ share, node: this.#node({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }) });
		}
	}

	#near(from: Spot, by: number, to: Spot = from): Piece[] {
		const low = { x: Math.min(from.x, to.x) - by, y: Math.min(from.y, to.y) - by };
		const high = { x: Math.max(from.x, to.x) + by, y: Math.max(from.y, to.y) + by };
		return cellsOf(low, high).flatMap((key) => this.#cells.get(key) ?? []);
	}

	/** The node of a spot, to a metre. */
	#node({ x, y }: Spot): number {
		const key = Math.round(x) * 65_536 + Math.round(y);
		let node = this.#known.get(key);
		if (node === undefined) {
			node = this.nodes.push({ x, y }) - 1;
			this.edges.push([]);
			this.#known.set(key, node);
		}
		return node;
	}

	#link(from: number, to: number, name: string): void {
		const [a, b] = [this.nodes[from], this.nodes[to]];
		if (from === to || !a || !b) return;
		const metres = Math.hypot(a.x - b.x, a.y - b.y);
		this.edges[from]?.push({ to, metres, name });
		this.edges[to]?.push({ to: from, metres, name });
	}
}

function cellsOf(low: Spot, high: Spot): number[] {
	const keys: number[] = [];
	for (let row = Math.floor(low.y / CELL); row * CELL <= high.y; row++) {
		for (let column = Math.floor(low.x / CELL); column * CELL <= high.x; column++) keys.push(row * 4096 + column);
	}
	return keys;
}
