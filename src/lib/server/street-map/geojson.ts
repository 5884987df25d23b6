import type { LonLat } from '#lib/domain/street-map/shape.ts';
import { brokenGeometry, missingColumn, SourceProblem } from './source-problem.ts';

export interface Feature {
	/** For messages: file and number of the entry. */
	where: string;
	properties: Record<string, unknown>;
	geometry: unknown;
}

/** The features of a GeoJSON text; each must have every field of `fields`. */
export function readFeatures(text: string, file: string, fields: readonly string[]): Feature[] {
	let found: unknown;
	try {
		found = (JSON.parse(text) as { features?: unknown } | null)?.features;
	} catch {
		throw new SourceProblem(file, 'is not JSON', 'fetch the file again: it is cut short');
	}
	if (!Array.isArray(found) || found.length === 0)
		throw new SourceProblem(file, 'has no features', 'export it as GeoJSON');
	const features = found.map((feature: { properties?: unknown; geometry?: unknown } | null, i) => ({
		where: `${file}, entry ${i + 1}`,
		properties: (feature?.properties ?? {}) as Record<string, unknown>,
		geometry: feature?.geometry
	}));
	for (const { where, properties } of features) {
		const missing = fields.find((field) => !(field in properties));
		if (missing !== undefined) throw missingColumn(where, [missing], Object.keys(properties));
	}
	return features;
}

/** A field as text; nothing is `''`. */
export function text(feature: Feature, field: string): string {
	const value = feature.properties[field];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

export function lines(geometry: unknown, where: string): LonLat[][] {
	const { type, coordinates } = asGeometry(geometry, where);
	if (type === 'LineString') return [points(coordinates, where, 2)];
	if (type === 'MultiLineString') return list(coordinates, where).map((line) => points(line, where, 2));
	throw brokenGeometry(where, `${type} where lines belong`);
}

/** Polygons, each a list of rings, outline first. */
export function polygons(geometry: unknown, where: string): LonLat[][][] {
	const { type, coordinates } = asGeometry(geometry, where);
	const rings = (polygon: unknown) => list(polygon, where).map((ring) => points(ring, where, 4));
	if (type === 'Polygon') return [rings(coordinates)];
	if (type === 'MultiPolygon') return list(coordinates, where).map(rings);
	throw brokenGeometry(where, `${type} where an area belongs`);
}

export function pointOf(geometry: unknown, where: string): LonLat {
	const { type, coordinates } = asGeometry(geometry, where);
	if (type !== 'Point') throw brokenGeometry(where, `${type} where a point belongs`);
	return position(coordinates, where);
}

function asGeometry(geometry: unknown, where: string): { type: string; coordinates: unknown } {
	const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
	if (typeof type !== 'string') throw brokenGeometry(where, 'there is none');
	return { type, coordinates };
}

function points(value: unknown, where: string, fewest: number): LonLat[] {
	const found = list(value, where).map((one) => position(one, where));
	if (found.length < fewest) throw brokenGeometry(where, `${found.length} points, at least ${fewest} expected`);
	return found;
}

function list(value: unknown, where: string): unknown[] {
	if (!Array.isArray(value) || value.length === 0) throw brokenGeometry(where, 'no coordinates');
	return value;
}

function position(value: unknown, where: string): LonLat {
	const [lon, lat] = (Array.isArray(value) ? value : []) as unknown[];
	const inFrance = typeof lon === 'number' && typeof lat === 'number' && lon > -6 && lon < 10 && lat > 41 && lat < 52;
	if (!inFrance) throw brokenGeometry(where, `${JSON.stringify(value) ?? 'nothing'} is no longitude and latitude`);
	return [lon, lat];
}
