import type { Area, DecodedMap, Path } from '#lib/domain/street-map/decode.ts';
import { innerPoints } from './inner-points.ts';
import { stationRank } from './line-badge.ts';
import { midlines } from './midlines.ts';
import { snapTo } from './nearest.ts';
import { boxAt, touch, type Box } from './place-labels.ts';
import { fromWorld, metresPerPixel, type Point } from './projection.ts';
import { StreetGrid } from './street-grid.ts';
import type { Line } from './text-along.ts';

/** An area to fill, in units of `project`. */
export interface Shape {
	kind: string;
	rings: Point[][];
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
	transit: { mode: string; colour: string; paths: Point[][]; box: Box }[];
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

const pointsOf = (path: Path): Point[] =>
	Array.from({ length: path.length / 2 }, (_, i) => fromWorld(path[2 * i] ?? 0, path[2 * i + 1] ?? 0));

function shapeOf(kind: string, { rings, box }: Area): Shape {
	const { x: left, y: top } = fromWorld(box.minX, box.minY);
	const { x: right, y: bottom } = fromWorld(box.maxX, box.maxY);
	return { kind, rings: rings.map(pointsOf), box: { left, top, right, bottom } };
}

function lazily<T>(make: () => T): () => T {
	let made: { value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}

/** The schematic's lines are drawn to about 25 m, stations are the middle of their buildings. */
const SNAP = 150 / metresPerPixel(12);

/** Projects a map. Where names can stand is worked out later, as they come into view. */
export function makeScene(map: DecodedMap): Scene {
	const schematic = map.streets.length === 0;
	const parks = map.parks.map((park) => shapeOf(park.kind, park));
	const woods = parks.filter(({ kind }) => kind === 'wood');
	const arrondissements = map.arrondissements.map((one) => shapeOf('city', one));
	const water = map.water.map((one) => shapeOf('water', one));
	const transit = map.transit.map(({ line, mode, colour, paths, box }) => ({
		...shapeOf(mode, { rings: paths, box }),
		...{ line, mode, colour, paths: paths.map(pointsOf) }
	}));
	return {
		schematic,
		...{ arrondissements, parks, water, transit },
		communes: map.communes.map((one) => shapeOf('commune', one)),
		streets: new StreetGrid(map.streets),
		numbers: map.arrondissements.map(({ number, label }, index) => {
			const { rings = [], box = boxAt({ x: 0, y: 0 }) } = arrondissements[index] ?? {};
			const holes = woods.filter((wood) => touch(wood.box, box)).flatMap((wood) => wood.rings.slice(0, 1));
			const spots = lazily(() => innerPoints(rings[0] ?? [], fromWorld(...label), holes));
			return { name: arrondissementText(number), kind: 'arrondissement', box, spots };
		}),
		communeNames: map.communes.flatMap(({ name, label }) => {
			if (!label) return [];
			const spot = fromWorld(...label);
			return [{ name, kind: 'commune', box: boxAt(spot), spots: () => [spot] }];
		}),
		quarterNames: map.quarters.map(({ name, label }) => {
			const spot = fromWorld(...label);
			return { name, kind: 'quarter', box: boxAt(spot), spots: () => [spot] };
		}),
		parkNames: map.parks.flatMap(({ name, kind, label }, index) => {
			const shape = parks[index];
			if (!name || !shape) return [];
			return [
				{
					name,
					kind,
					box: shape.box,
					spots: lazily(() => innerPoints(shape.rings[0] ?? [], fromWorld(...label), [], 7))
				}
			];
		}),
		waterNames: map.water.flatMap(({ name }, index) => {
			const shape = water[index];
			if (!name || !shape) return [];
			const text = name === 'Seine' || name === 'Marne' ? `La ${name}` : name;
			return [{ name: text, box: shape.box, lines: lazily(() => midlines(shape.rings[0] ?? [])) }];
		}),
		stations: map.stations.map(({ name, lines, at: [x, y] }) => {
			const spot = fromWorld(x, y);
			const paths = schematic ? transit.flatMap((one) => (lines.includes(one.line) ? one.paths : [])) : [];
			return {
				...snapTo(paths, spot, SNAP),
				name: name.replace(/\u200B/g, ''),
				lines,
				rank: stationRank(lines)
			};
		})
	};
}
