import { encodePath } from '#lib/domain/street-map/encode.ts';
import type { PackedStreet, StreetClass } from '#lib/domain/street-map/format.ts';
import { toMetres, type LonLat } from '#lib/domain/street-map/shape.ts';
import { readCsv } from './csv.ts';
import { lines } from './geojson.ts';
import { joinLines } from './join-lines.ts';
import { simplify } from './simplify.ts';
import { brokenGeometry } from './source-problem.ts';
import type { SourceFile } from './sources.ts';

export interface SourceStreet {
	name: string;
	/** Code of its kind: RUE, BD, PL … */
	kind: string;
	lines: LonLat[][];
}

const COLUMNS = {
	kind: ['C_DESI'],
	name: ['L_LONGMIN'],
	geometry: ['Geometry', 'geom', 'geo_shape']
} as const;

/** Streets of Paris, in the order of the file. */
export function readStreets({ text, where }: Pick<SourceFile, 'text' | 'where'>): SourceStreet[] {
	const streets: SourceStreet[] = [];
	for (const { line, row } of readCsv(text, where, COLUMNS)) {
		const at = `${where}, line ${line}`;
		let geometry: unknown;
		try {
			geometry = JSON.parse(row.geometry);
		} catch {
			throw brokenGeometry(at, 'is not JSON');
		}
		const name = row.name.replace(/\s+/g, ' ').trim();
		streets.push({ name, kind: row.kind.trim(), lines: lines(geometry, at) });
	}
	return streets;
}

const ARTERIES = ['BD', 'AV', 'QU', 'CRS'];
const NAMED = [...ARTERIES, 'RUE', 'PL', 'ESPL', 'PORT', 'CAR', 'PARV', 'PRT', 'CHAU', 'RPT', 'CHEM', 'PROM', 'RTE'];

/** How far its ends are apart decides whether a street leads across the city. `extent` in metres. */
export function classOf({ name, kind }: Pick<SourceStreet, 'name' | 'kind'>, extent: number): StreetClass {
	if (/Périphérique|^Autoroute/.test(name)) return 0;
	if (kind === 'ECH' || kind === 'SOUT' || name === '') return 4;
	if (kind === 'PONT' || name.startsWith('Voie Georges Pompidou')) return 1;
	if (ARTERIES.includes(kind) && extent > 350) return 1;
	if ((kind === 'RUE' || kind === 'CHAU') && extent > 1000) return 1;
	// "Voie DA/12": a number for the office, not a name on a wall.
	if (kind === 'VOIE' && !/^Voie (?:de la|des|du|Mazas)\b/.test(name)) return 4;
	return NAMED.includes(kind) ? 2 : 3;
}

/** Shorter than this a street cannot be seen on a phone, in metres. */
const SHORTEST = 8;
/** In metres; a lane less than the width of its street. */
const TOLERANCE = 2;

/** Classed, joined, simplified, encoded; in an order that does not depend on the file's. */
export function packStreets(streets: SourceStreet[]): { main: PackedStreet[]; side: PackedStreet[] } {
	const packed = streets
		.filter((street) => lengthOf(street.lines) >= SHORTEST)
		.flatMap((street): PackedStreet[] => {
			const streetClass = classOf(street, extentOf(street.lines));
			const paths = joinLines(street.lines)
				.map((line) => encodePath(simplify(line, TOLERANCE)))
				.filter((path) => path.length >= 4)
				.sort((a, b) => b.length - a.length || compare(String(a), String(b)));
			return paths.length > 0 ? [[streetClass === 4 ? '' : street.name, streetClass, ...paths]] : [];
		})
		.sort((a, b) => a[1] - b[1] || compare(a[0], b[0]) || compare(String(a[2]), String(b[2])));
	return { main: packed.filter((one) => one[1] <= 1), side: packed.filter((one) => one[1] > 1) };
}

function lengthOf(all: LonLat[][]): number {
	let length = 0;
	for (const line of all) {
		const points = line.map(toMetres);
		points.forEach(
			([x, y], i) => (length += i ? Math.hypot(x - (points[i - 1]?.[0] ?? x), y - (points[i - 1]?.[1] ?? y)) : 0)
		);
	}
	return length;
}

/** Diagonal of the box around it. */
function extentOf(all: LonLat[][]): number {
	const points = all.flat().map(toMetres);
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

/** By code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
