import {
	ORIGIN,
	SCALE,
	type Deltas,
	type MainPart,
	type PackedStreet,
	type SidePart,
	type StreetClass
} from './format.ts';

/** Web-Mercator world units: the world is 0..1 on both axes, y grows to the south. */
export type Point2 = readonly [x: number, y: number];
/** In world units. */
export interface Box {
	minX: number;
	minY: number;
	maxX: number;
	maxY: number;
}

/** A line or a closed ring, `x, y, x, y, …`, in world units. A ring does not repeat its first point. */
export type Path = Float64Array;

export interface Street {
	name: string;
	streetClass: StreetClass;
	lines: Path[];
	box: Box;
}

export interface Area {
	/** One polygon: its outline, then its holes. To be filled by the even-odd rule. */
	rings: Path[];
	box: Box;
}

export interface DecodedMap {
	/** Those of the main part first, then those of the side part. */
	streets: Street[];
	arrondissements: (Area & { number: number; name: string; label: Point2 })[];
	quarters: { name: string; label: Point2 }[];
	communes: (Area & { name: string; label: Point2 | null })[];
	water: (Area & { name: string })[];
	/** `kind`: park, wood or cemetery. */
	parks: (Area & { name: string; kind: string; label: Point2 })[];
	transit: { line: string; mode: string; colour: string; paths: Path[]; box: Box }[];
	stations: { name: string; lines: string[]; at: Point2 }[];
}

/** From degrees to world units. */
export function project(lon: number, lat: number): Point2 {
	const sin = Math.sin((lat * Math.PI) / 180);
	return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** Of a part that `verifyPart` has let pass. */
export function decodeMain(part: MainPart): DecodedMap {
	return {
		streets: part.streets.map(decodeStreet),
		arrondissements: part.arrondissements.map((one) => ({ ...one, label: point(one.label), ...area(one.rings) })),
		quarters: part.quarters.map(({ name, label }) => ({ name, label: point(label) })),
		communes: part.communes.map((one) => ({ ...one, label: one.label && point(one.label), ...area(one.rings) })),
		water: part.water.map(({ name, rings }) => ({ name, ...area(rings) })),
		parks: part.parks.map((one) => ({ ...one, label: point(one.label), ...area(one.rings) })),
		transit: part.transit.map(({ paths, ...one }) => withPaths(one, paths.map(decodePath))),
		stations: part.stations.map(({ name, lines, at }) => ({ name, lines, at: point(at) }))
	};
}

/** The same map with its side streets; `map` itself does not change. */
export function addSide(map: DecodedMap, part: SidePart): DecodedMap {
	return { ...map, streets: [...map.streets, ...part.streets.map(decodeStreet)] };
}

export function decodePath(deltas: Deltas): Path {
	const path = new Float64Array(deltas.length);
	let lon = 0;
	let lat = 0;
	for (let i = 0; i < deltas.length; i += 2) {
		lon += deltas[i] ?? 0;
		lat += deltas[i + 1] ?? 0;
		[path[i], path[i + 1]] = point([lon, lat]);
	}
	return path;
}

/** The least box around all points; of no point at all, an inverted one that meets nothing. */
export function boxOf(paths: readonly Path[]): Box {
	const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
	for (const path of paths) {
		for (let i = 0; i < path.length; i += 2) {
			const x = path[i] ?? 0;
			const y = path[i + 1] ?? 0;
			if (x < box.minX) box.minX = x;
			if (x > box.maxX) box.maxX = x;
			if (y < box.minY) box.minY = y;
			if (y > box.maxY) box.maxY = y;
		}
	}
	return box;
}

function decodeStreet([name, streetClass, ...lines]: PackedStreet): Street {
	const decoded = lines.map(decodePath);
	return { name, streetClass, lines: decoded, box: boxOf(decoded) };
}

function area(rings: Deltas[]): Area {
	const decoded = rings.map(decodePath);
	return { rings: decoded, box: boxOf(decoded) };
}

function withPaths<T>(one: T, paths: Path[]): T & { paths: Path[]; box: Box } {
	return { ...one, paths, box: boxOf(paths) };
}

function point([x, y]: readonly [number, number]): Point2 {
	return project(ORIGIN[0] + x / SCALE, ORIGIN[1] + y / SCALE);
}
