import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Deltas, PackedStreet } from '../../src/lib/domain/street-map/format.ts';
import { makeMap, text } from '../local/map-packs.ts';

/** A data folder whose street map is this one, as the builder would leave it; gone when the process ends. */
export function dataWithMap(map: Map<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-map-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	mkdirSync(join(folder, 'map'));
	for (const [path, body] of map) {
		writeFileSync(join(folder, path), body);
		writeFileSync(join(folder, `${path}.br`), brotliCompressSync(body));
		writeFileSync(join(folder, `${path}.gz`), gzipSync(body));
	}
	return folder;
}

/** A data folder whose street map was built from the open data of a mirror. */
export function builtFrom(mirror: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-built-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const { status, stderr } = spawnSync('npx', [
		'tsx',
		'scripts/map-build.ts',
		'--mirror',
		mirror,
		'--out',
		join(folder, 'map')
	]);
	if (status !== 0) throw new Error(String(stderr));
	return folder;
}

/** Hundred-thousandths of a degree from the middle of the map: the first point, then from each to the next. */
const line = (...points: [number, number][]): Deltas =>
	points.flatMap(([x, y], i) => [x - (points[i - 1]?.[0] ?? 0), y - (points[i - 1]?.[1] ?? 0)]);
const rectangle = (west: number, south: number, east: number, north: number): Deltas =>
	line([west, south], [east, south], [east, north], [west, north]);
const street = (name: string, streetClass: PackedStreet[1], ...points: [number, number][]): PackedStreet => [
	name,
	streetClass,
	line(...points)
];

/**
 * Three quarters of Paris as we drew them, by hand: a few streets around three places of the directory, with the stations
 * one comes from. Right in what lies where, not in any measure.
 */
export function threeQuarters(): Map<string, string> {
	const main = {
		format: 1,
		part: 'main',
		arrondissements: [
			{ number: 18, name: '18e', label: [0, 3600], rings: [rectangle(-1500, 2700, 1500, 4400)] },
			{ number: 19, name: '19e', label: [4200, 2900], rings: [rectangle(1500, 1650, 6200, 4400)] },
			{ number: 20, name: '20e', label: [4600, 600], rings: [rectangle(2800, -800, 6800, 1650)] }
		],
		quarters: [{ name: 'Amérique', label: [5300, 2500] }],
		communes: [],
		water: [{ name: 'Seine', rings: [rectangle(-3000, -1200, 2600, -900)] }],
		parks: [
			{
				name: 'Square Monseigneur Maillet',
				kind: 'park',
				label: [4620, 2110],
				rings: [rectangle(4560, 2080, 4680, 2140)]
			}
		],
		transit: [
			{ line: '11', mode: 'metro', colour: '#704b1c', paths: [line([2970, 1550], [4600, 2030], [5190, 1890])] },
			{ line: '2', mode: 'metro', colour: '#0055c8', paths: [line([2970, 1550], [3350, 1250])] },
			{ line: '4', mode: 'metro', colour: '#a0006e', paths: [line([260, 3010], [240, 2750])] }
		],
		stations: [
			{ name: 'Place des Fêtes', lines: ['7bis', '11'], at: [4600, 2030] },
			{ name: 'Télégraphe', lines: ['11'], at: [5190, 1890] },
			{ name: 'Château Rouge', lines: ['4'], at: [260, 3010] },
			{ name: 'Couronnes', lines: ['2'], at: [3350, 1250] }
		],
		streets: [
			street('Boulevard de Belleville', 1, [2900, 1560], [3170, 1390], [3420, 1180]),
			street('Rue de Belleville', 1, [2970, 1550], [3900, 1750], [4700, 1800], [5300, 1850]),
			street('Boulevard Barbès', 1, [240, 2300], [250, 3010], [100, 4100])
		],
		provenance: []
	};
	const side = {
		format: 1,
		part: 'side',
		streets: [
			street('Rue Henri Ribière', 3, [4700, 1800], [4870, 1990], [4960, 2110]),
			street('Rue Augustin Thierry', 3, [4600, 2010], [4870, 1990]),
			street('Rue des Poissonniers', 3, [330, 2900], [370, 3080], [430, 3420]),
			street('Rue Dejean', 3, [250, 3040], [560, 3020]),
			street('Rue de Pali-Kao', 3, [3040, 1275], [3349, 1325], [3680, 1380]),
			street('Rue Julien Lacroix', 3, [3600, 1600], [3680, 1380], [3760, 1100])
		]
	};
	const address = {
		format: 1,
		part: 'address',
		streets: [['Rue de Pali-Kao', 20, 3300, 1303, [1, 0, 0, 6, 35, 14]]],
		provenance: []
	};
	return makeMap({ main: text(main), side: text(side), address: text(address) });
}
