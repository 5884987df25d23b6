import type { Point } from '../place/distance.ts';
import { project, type DecodedMap, type Path } from './decode.ts';
import { Queue } from './queue.ts';
import { StreetNet, type Plane } from './street-net.ts';

/** A way on foot along the streets of the map: an estimate, since passages, stairs and gates are not on it. */
export interface Walk {
	metres: number;
	/** The streets one follows, in their order, as their signs say them; without those of a few steps. */
	streets: string[];
	/** World units. */
	path: Path;
}

const EARTH = 40_075_016.686;
/** How far beyond its ends a way may lead, metres. */
const MARGIN = 250;
/** A place is at most so far from a street. */
const REACH = 90;
/** A street followed for less is not worth its name. */
const FEW_STEPS = 25;
/** A door opens on its own street; the exits of a station lie all around its middle. */
const slack = { door: 12, station: 45 };

/** The shortest ways on foot to a place; null where the map knows none that a person would take. */
export function walksTo(map: Pick<DecodedMap, 'streets'>, place: Point, stations: Point[]): (Walk | null)[] {
	const shrink = EARTH * Math.cos((place.lat * Math.PI) / 180);
	const ends = [place, ...stations].map(({ lon, lat }) => project(lon, lat));
	const [xs, ys] = [ends.map(([x]) => x * shrink), ends.map(([, y]) => y * shrink)];
	const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
	const plane: Plane = { left, top, shrink };
	const net = new StreetNet(map.streets, plane, Math.max(...xs) + MARGIN - left, Math.max(...ys) + MARGIN - top);
	const [door, ...exits] = ends.map(([x, y]) => ({ x: x * shrink - left, y: y * shrink - top }));
	const goal = door && net.enter(door, REACH, slack.door);
	if (!door || goal === undefined) return stations.map(() => null);
	const starts = exits.map((exit) => net.enter(exit, REACH, slack.station));
	const steps = stepsTo(net, goal);
	return starts.map((start, index) => {
		const exit = exits[index];
		if (start === undefined || !exit) return null;
		const straight = Math.hypot(exit.x - door.x, exit.y - door.y);
		const way = wayFrom(start, steps);
		// Where the map has a gap the way goes around half the quarter.
		if (!way || way.metres > 2.2 * straight + 120) return null;
		return { metres: Math.round(way.metres), streets: named(way.edges), path: pathOf(net, way.nodes, plane) };
	});
}

/** From a node to the next one towards the goal. */
interface Step {
	next: number;
	metres: number;
	name: string;
}

/** The next step towards a goal from every node that leads there: Dijkstra's way, over some thousands of nodes. */
function stepsTo({ nodes, edges }: StreetNet, goal: number): Map<number, Step> {
	const reached = new Float64Array(nodes.length).fill(Infinity);
	const done = new Uint8Array(nodes.length);
	const steps = new Map<number, Step>();
	const queue = new Queue();
	reached[goal] = 0;
	queue.add(goal, 0);
	for (let node = queue.take(); node !== undefined; node = queue.take()) {
		if (done[node]) continue;
		done[node] = 1;
		for (const { to, metres, name } of edges[node] ?? []) {
			const far = (reached[node] ?? 0) + metres;
			if (far >= (reached[to] ?? Infinity)) continue;
			reached[to] = far;
			steps.set(to, { next: node, name, metres });
			queue.add(to, far);
		}
	}
	steps.delete(goal);
	return steps;
}

function wayFrom(start: number, steps: Map<number, Step>): { metres: number; nodes: number[]; edges: Step[] } | null {
	const nodes = [start];
	const edges: Step[] = [];
	for (let step = steps.get(start); step; step = steps.get(step.next)) {
		nodes.push(step.next);
		edges.push(step);
	}
	return edges.length > 0 ? { nodes, edges, metres: edges.reduce((sum, { metres }) => sum + metres, 0) } : null;
}

/** Names in the order of the way; a street left for a few steps and taken up again is told once. */
function named(edges: Step[]): string[] {
	const parts: { name: string; metres: number }[] = [];
	for (const { name, metres } of edges) {
		const last = parts.at(-1);
		if (last?.name === name) last.metres += metres;
		else if (name) parts.push({ name, metres });
	}
	const long = parts.filter(({ metres }) => metres >= FEW_STEPS);
	return long.map(({ name }) => name).filter((name, index, all) => name !== all[index - 1]);
}

function pathOf({ nodes }: StreetNet, way: number[], { left, top, shrink }: Plane): Path {
	return Float64Array.from(
		way.flatMap((node) => {
			const { x = 0, y = 0 } = nodes[node] ?? {};
			return [(x + left) / shrink, (y + top) / shrink];
		})
	);
}
