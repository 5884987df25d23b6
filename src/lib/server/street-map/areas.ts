import type { BasemapShard } from '#lib/domain/edition/format.ts';
import { encodePoint, encodeRing } from '#lib/domain/street-map/encode.ts';
import type { MainPart } from '#lib/domain/street-map/format.ts';
import { RIVER_HALF_WIDTH } from '#lib/domain/street-map/schematic.ts';
import { centreOf, ribbon, type LonLat } from '#lib/domain/street-map/shape.ts';
import { polygons, readFeatures, text, type Feature } from './geojson.ts';
import { simplifyAreas } from './simplify.ts';
import { brokenGeometry } from './source-problem.ts';
import { compare } from './streets.ts';

interface SourceText {
	text: string;
	where: string;
}

export interface Arrondissement {
	number: number;
	name: string;
	rings: LonLat[][];
}

export function readArrondissements({ text: content, where }: SourceText): Arrondissement[] {
	return readFeatures(content, where, ['c_ar', 'l_aroff'])
		.map((feature) => ({
			number: Number(text(feature, 'c_ar')),
			name: text(feature, 'l_aroff'),
			rings: firstPolygon(feature)
		}))
		.sort((a, b) => a.number - b.number);
}

export function packArrondissements(all: Arrondissement[]): MainPart['arrondissements'] {
	const simple = simplifyAreas(
		all.map(({ rings }) => rings),
		2
	);
	return all.map(({ number, name, rings }, i) => ({
		number,
		name,
		label: encodePoint(centreOf(rings[0] ?? [])),
		rings: (simple[i] ?? []).map(encodeRing)
	}));
}

export function packQuarters({ text: content, where }: SourceText): MainPart['quarters'] {
	return readFeatures(content, where, ['l_qu'])
		.map((feature) => ({ name: text(feature, 'l_qu'), label: encodePoint(centreOf(firstPolygon(feature)[0] ?? [])) }))
		.sort((a, b) => compare(a.name, b.name));
}

/** The part of the suburbs a map of Paris shows: west, south, east, north. */
export const FRAME = [2.17, 48.775, 2.52, 48.955] as const;

export function packCommunes({ text: content, where }: SourceText): MainPart['communes'] {
	const found = readFeatures(content, where, ['n']).flatMap((feature) =>
		polygons(feature.geometry, feature.where).map((rings) => ({ name: text(feature, 'n'), rings }))
	);
	const simple = simplifyAreas(
		found.map(({ rings }) => rings),
		6
	);
	return found
		.map(({ name, rings }, i) => {
			const label = centreOf(rings[0] ?? []);
			return { name, label: inFrame(label) ? encodePoint(label) : null, rings: (simple[i] ?? []).map(encodeRing) };
		})
		.sort((a, b) => compare(a.name, b.name) || compare(String(a.rings), String(b.rings)));
}

export function packWater({ text: content, where }: SourceText): MainPart['water'] {
	return readFeatures(content, where, ['name'])
		.flatMap((feature) =>
			polygons(feature.geometry, feature.where).map((rings) => ({ name: text(feature, 'name'), rings: pack(rings) }))
		)
		.sort((a, b) => compare(a.name, b.name) || compare(String(a.rings), String(b.rings)));
}

export function packParks({ text: content, where }: SourceText): MainPart['parks'] {
	return readFeatures(content, where, ['k'])
		.flatMap((feature) =>
			polygons(feature.geometry, feature.where).map((rings) => ({
				name: text(feature, 'n'),
				kind: text(feature, 'k'),
				label: encodePoint(centreOf(rings[0] ?? [])),
				rings: pack(rings)
			}))
		)
		.sort((a, b) => compare(a.name, b.name) || compare(String(a.rings), String(b.rings)));
}

/** Without derived facts: the river and the parks of the schematic, and no suburbs. */
export function schematicAreas(basemap: BasemapShard): Pick<MainPart, 'communes' | 'water' | 'parks'> {
	return {
		communes: [],
		water: basemap.seine.map((middle) => ({ name: 'Seine', rings: [encodeRing(ribbon(middle, RIVER_HALF_WIDTH))] })),
		parks: basemap.parks.map(({ name, kind, outline }) => ({
			name,
			kind,
			label: encodePoint(centreOf(outline)),
			rings: [encodeRing(outline)]
		}))
	};
}

export function inFrame([lon, lat]: LonLat): boolean {
	return lon > FRAME[0] && lat > FRAME[1] && lon < FRAME[2] && lat < FRAME[3];
}

/** Rings alone in the world, to 3 m; holes and islands smaller than that are gone. */
function pack(rings: LonLat[][]): number[][] {
	const [simple = []] = simplifyAreas([rings], 3);
	return simple.map(encodeRing).filter((ring, i) => ring.length >= 6 || i === 0);
}

function firstPolygon(feature: Feature): LonLat[][] {
	const [rings] = polygons(feature.geometry, feature.where);
	if (!rings) throw brokenGeometry(feature.where, 'no area');
	return rings;
}
