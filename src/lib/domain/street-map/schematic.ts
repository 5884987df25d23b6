import type { BasemapShard, Station } from '../edition/format.ts';
import { boxOf, project, type Area, type DecodedMap, type Path } from './decode.ts';
import { centreOf, ribbon, type LonLat } from './shape.ts';

/** Half the usual width of the Seine in Paris, in metres: the schematic knows its middle only. */
export const RIVER_HALF_WIDTH = 60;

/** The schematic of the directory as a map without streets, so that one renderer draws both. */
export function fromSchematic(basemap: BasemapShard, stations: Station[]): DecodedMap {
	return {
		streets: [],
		arrondissements: basemap.arrondissements.map(({ number, name, outline }) => ({
			number,
			name,
			label: project(...centreOf(outline)),
			...area(outline)
		})),
		quarters: [],
		communes: [],
		water: basemap.seine.map((middle) => ({ name: 'Seine', ...area(ribbon(middle, RIVER_HALF_WIDTH)) })),
		parks: basemap.parks.map(({ name, kind, outline }) => ({
			name,
			kind,
			label: project(...centreOf(outline)),
			...area(outline)
		})),
		transit: basemap.lines.map(({ line, mode, colour, paths }) => {
			const decoded = paths.map(pathOf);
			return { line, mode, colour, paths: decoded, box: boxOf(decoded) };
		}),
		stations: stations.map(({ name, lines, lat, lon }) => ({ name, lines, at: project(lon, lat) }))
	};
}

function area(outline: LonLat[]): Area {
	const rings = [pathOf(outline)];
	return { rings, box: boxOf(rings) };
}

function pathOf(points: LonLat[]): Path {
	const [first, last] = [points[0], points.at(-1)];
	const closed = points.length > 3 && first && last && first[0] === last[0] && first[1] === last[1];
	const path = new Float64Array(2 * (closed ? points.length - 1 : points.length));
	for (let i = 0; i < path.length; i += 2) path.set(project(...(points[i / 2] ?? [0, 0])), i);
	return path;
}
