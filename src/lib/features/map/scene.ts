import type { DecodedMap, Path, Point2 } from '#lib/domain/street-map/decode.ts';
import { innerPoints } from './inner-points.ts';
import { stationRank } from './line-badge.ts';
import { midlines } from './midlines.ts';
import { snapTo } from './nearest.ts';
import { boxAt, touch, type Box } from './place-labels.ts';
import { boxAround, lazily, pointsOf, projected } from './projected.ts';
import { fromWorld, metresPerPixel, type Point } from './projection.ts';
import { StreetGrid } from './street-grid.ts';
import type { Line } from './text-along.ts';

/** Rings to fill, or lines to draw, in units of `project`. */
export interface Shape {
	kind: string;
	paths: () => Float64Array[];
	box: Box;
}

/** A name and where it can stand, best first: worked out when first asked for. */
export interface NamedSpots {
	name: string;
	kind: string;
	box: Box;
	spots: () => Point[];
}

export interface StationDot extends Point {
	name: string;
	lines: string[];
	rank: number;
}

/** The map, projected once: what every redraw reads. */
export interface Scene {
	arrondissements: Shape[];
	communes: Shape[];
	parks: Shape[];
	water: Shape[];
	transit: (Shape & { colour: string })[];
	streets: StreetGrid;
	/** Without streets, the lines of transport are what one finds the way by. */
	schematic: boolean;
	numbers: NamedSpots[];
	communeNames: NamedSpots[];
	quarterNames: NamedSpots[];
	parkNames: NamedSpots[];
	waterNames: { name: string; box: Box; lines: () => Line[] }[];
	stations: StationDot[];
}

/** How the city writes its districts: 1er, 2e, 19e. */
export const arrondissementText = (number: number): string => (number === 1 ? '1er' : `${number}e`);

const shapeOf = (kind: string, paths: Path[]): Shape => ({
	kind,
	box: boxAround(paths),
	paths: lazily(() => paths.map(projected))
});

/** The outline of a shape, without its holes. */
const outline = (shape: Shape | undefined): Point[] => pointsOf(shape?.paths()[0] ?? new Float64Array());

/** The schematic's lines are drawn to about 25 m, stations are the middle of their buildings. */
const SNAP = 150 / metresPerPixel(12);

const scenes = new WeakMap<DecodedMap, Scene>();

/** Projects a map, a little at each step, once. Where names can stand is worked out later, as they come into view. */
export function* sceneOf(map: DecodedMap): Generator<void, Scene> {
	const known = scenes.get(map);
	if (known) return known;
	const schematic = map.streets.length === 0;
	const parks = map.parks.map(({ kind, rings }) => shapeOf(kind, rings));
	yield;
	const woods = parks.filter(({ kind }) => kind === 'wood');
	const arrondissements = map.arrondissements.map(({ rings }) => shapeOf('city', rings));
	const communes = map.communes.map(({ rings }) => shapeOf('commune', rings));
	yield;
	const water = map.water.map(({ rings }) => shapeOf('water', rings));
	const transit = map.transit.map(({ mode, colour, paths }) => ({ ...shapeOf(mode, paths), colour }));
	yield;
	const stations: StationDot[] = [];
	const tracks = new Map<string, Point[][]>();
	for (const [index, { line }] of schematic ? map.transit.entries() : []) {
		tracks.set(line, [...(tracks.get(line) ?? []), ...(transit[index]?.paths() ?? []).map(pointsOf)]);
		yield;
	}
	for (const { name, lines, at } of map.stations) {
		const paths = lines.flatMap((line) => tracks.get(line) ?? []);
		const spot = snapTo(paths, fromWorld(...at), SNAP);
		stations.push({ ...spot, name: name.replace(/\u200B/g, ''), lines, rank: stationRank(lines) });
		yield;
	}
	const streets = yield* new StreetGrid().file(map.streets);
	const scene: Scene = {
		schematic,
		...{ arrondissements, communes, parks, water, transit, streets, stations },
		numbers: map.arrondissements.map(({ number, label }, index) => {
			const shape = arrondissements[index];
			const { box } = shape ?? { box: boxAt({ x: 0, y: 0 }) };
			const holes = (): Point[][] => woods.filter((wood) => touch(wood.box, box)).map(outline);
			const spots = lazily(() => innerPoints(outline(shape), fromWorld(...label), holes()));
			return { name: arrondissementText(number), kind: 'arrondissement', box, spots };
		}),
		communeNames: map.communes.flatMap(({ name, label }) => (label ? [standing('commune', name, label)] : [])),
		quarterNames: map.quarters.map(({ name, label }) => standing('quarter', name, label)),
		parkNames: map.parks.flatMap(({ name, kind, label }, index) => {
			const shape = parks[index];
			if (!name || !shape) return [];
			const spots = lazily(() => innerPoints(outline(shape), fromWorld(...label), [], 7));
			return [{ name, kind, box: shape.box, spots }];
		}),
		waterNames: map.water.flatMap(({ name }, index) => {
			const shape = water[index];
			if (!name || !shape) return [];
			const text = name === 'Seine' || name === 'Marne' ? `La ${name}` : name;
			return [{ name: text, box: shape.box, lines: lazily(() => midlines(outline(shape))) }];
		})
	};
	scenes.set(map, scene);
	return scene;
}

/** A name with one place to stand. */
function standing(kind: string, name: string, [x, y]: Point2): NamedSpots {
	const spot = fromWorld(x, y);
	return { name, kind, box: boxAt(spot), spots: () => [spot] };
}
