import type { BasemapShard, Station } from '#lib/domain/edition/format.ts';
import { innerPoints } from './inner-points.ts';
import { stationRank } from './line-badge.ts';
import { snapTo } from './nearest.ts';
import { touch, type Box } from './place-labels.ts';
import { metresPerPixel, project, type LonLat, type Point } from './projection.ts';

/** A named area: where its name can stand, and how large it is (square units of `project`). */
export interface Area {
	name: string;
	kind: string;
	spots: Point[];
	size: number;
}

export interface StationDot extends Point {
	name: string;
	lines: string[];
	rank: number;
}

/** The base map, projected once: what every redraw reads. */
export interface Scene {
	city: Path2D;
	numbers: { text: string; spots: Point[] }[];
	parks: { kind: string; path: Path2D }[];
	parkNames: Area[];
	seine: Path2D;
	/** Straight pieces of the river, each way its name can be written along. */
	seineReaches: [Point, Point][];
	lines: { mode: string; colour: string; path: Path2D }[];
	stations: StationDot[];
}

/** How the city writes its districts: 1er, 2e, 19e. */
export const arrondissementText = (number: number): string => (number === 1 ? '1er' : `${number}e`);

/** Joins paths that end where another begins, so that a curve can run through the joint. */
export function joinPaths<P extends LonLat>(paths: P[][]): P[][] {
	const same = (a: P | undefined, b: P | undefined): boolean => !!a && !!b && a[0] === b[0] && a[1] === b[1];
	const joined: P[][] = [];
	for (const path of paths) {
		const before = joined.find((other) => same(other.at(-1), path[0]));
		if (before) before.push(...path.slice(1));
		else joined.push([...path]);
	}
	return joined;
}

function trace(path: Path2D, points: Point[]): void {
	const [first, ...rest] = points;
	if (!first) return;
	path.moveTo(first.x, first.y);
	for (const { x, y } of rest) path.lineTo(x, y);
}

/** A Catmull-Rom curve through the points: the river has no corners. */
function traceSmooth(path: Path2D, points: Point[]): void {
	const [first] = points;
	if (!first) return;
	path.moveTo(first.x, first.y);
	for (const [index, end] of points.entries()) {
		const start = points[index - 1];
		if (!start) continue;
		const before = points[index - 2] ?? start;
		const after = points[index + 1] ?? end;
		path.bezierCurveTo(
			start.x + (end.x - before.x) / 6,
			start.y + (end.y - before.y) / 6,
			end.x - (after.x - start.x) / 6,
			end.y - (after.y - start.y) / 6,
			end.x,
			end.y
		);
	}
}

function frameOf(outline: Point[]): Box {
	const xs = outline.map(({ x }) => x);
	const ys = outline.map(({ y }) => y);
	return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const sizeOf = ({ left, right, top, bottom }: Box): number => (right - left) * (bottom - top);

const closed = (outline: Point[]): Path2D => {
	const path = new Path2D();
	trace(path, outline);
	path.closePath();
	return path;
};

/** Lines are drawn to about 25 m, stations are the middle of their buildings: a dot this near belongs on its line. */
const SNAP = 150 / metresPerPixel(12);

/** Projects the base map and finds where names can stand. Browser only; about 20 ms, once a map. */
export function makeScene(basemap: BasemapShard, stations: Station[]): Scene {
	const outlines = basemap.arrondissements.map(({ outline }) => outline.map(project));
	const parks = basemap.parks.map(({ name, kind, outline }) => ({ name, kind, outline: outline.map(project) }));
	const woods = parks.filter(({ kind }) => kind === 'wood').map(({ outline }) => outline);
	const woodsNear = (outline: Point[]): Point[][] => woods.filter((wood) => touch(frameOf(wood), frameOf(outline)));
	const lines = basemap.lines.map((line) => ({ ...line, paths: line.paths.map((path) => path.map(project)) }));
	const all = new Path2D();
	for (const outline of outlines) all.addPath(closed(outline));
	const seine = new Path2D();
	const river = joinPaths(basemap.seine).map((path) => path.map(project));
	for (const path of river) traceSmooth(seine, path);
	return {
		city: all,
		numbers: basemap.arrondissements.map(({ number }, index) => {
			const outline = outlines[index] ?? [];
			return { text: arrondissementText(number), spots: innerPoints(outline, woodsNear(outline)) };
		}),
		parks: parks.map(({ kind, outline }) => ({ kind, path: closed(outline) })),
		parkNames: parks.map(({ name, kind, outline }) => ({
			name,
			kind,
			spots: innerPoints(outline, [], 7),
			size: sizeOf(frameOf(outline))
		})),
		seine,
		seineReaches: river.flatMap((path) => path.slice(1).map((end, index): [Point, Point] => [path[index] ?? end, end])),
		lines: lines.map(({ mode, colour, paths }) => {
			const path = new Path2D();
			for (const piece of paths) trace(path, piece);
			return { mode, colour, path };
		}),
		stations: stations.map(({ name, lines: codes, lat, lon }) => ({
			...snapTo(
				lines.flatMap(({ line, paths }) => (codes.includes(line) ? paths : [])),
				project([lon, lat]),
				SNAP
			),
			name: name.replace(/\u200B/g, ''),
			lines: codes,
			rank: stationRank(codes)
		}))
	};
}
