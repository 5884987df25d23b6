import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

/** Made up, and small enough to be read: the sources of a city of three streets. */
export const SOURCE_TEXTS: Readonly<Record<string, string>> = {
	'open-data/voie.csv': [
		'\uFEFFN_SQ_VO;C_DESI;L_LONGMIN;Geometry',
		street('BD', 'Boulevard Long', [2.34, 48.85], [2.35, 48.85], [2.36, 48.85]),
		street('RUE', 'Rue Courte', [2.345, 48.851], [2.3452, 48.8515]),
		street('PL', 'Place sans Numéro', [2.341, 48.852], [2.3415, 48.852]),
		street('VOIE', 'Voie A/1', [2.342, 48.853], [2.3425, 48.853])
	].join('\n'),
	'open-data/arrondissements.geojson': collection(
		area({ c_ar: 2, l_aroff: 'Est' }, 2.35, 2.37),
		area({ c_ar: 1, l_aroff: 'Ouest' }, 2.33, 2.35)
	),
	'open-data/quartier_paris.geojson': collection(area({ l_qu: 'Du Milieu' }, 2.34, 2.35)),
	'open-data/idfm-trainline-traces.geojson': collection(
		track('METRO', 'M 7bis', '#6ECA97', [2.34, 48.85], [2.345, 48.851]),
		track('METRO', 'M 7bis', '#6ECA97', [2.345, 48.851], [2.35, 48.85]),
		track('TRAMWAY', 'T 3A', '#ff7e2e', [2.36, 48.85], [2.36, 48.86]),
		track('TER', 'TER TER', '#aaaaaa', [2.36, 48.85], [2.37, 48.86])
	),
	'open-data/idfm-stations.geojson': collection(
		stop('METRO', 'M 7bis', 'Milieu', 1, [2.345, 48.851]),
		stop('RER', 'RER B', 'Milieu - Gare', 1, [2.346, 48.852]),
		stop('TRAIN', 'TRAIN J', 'Milieu - Gare', 1, [2.346, 48.852]),
		stop('METRO', 'M 4', 'Au loin', 2, [2.9, 48.851])
	),
	'open-data/adresses-75.csv': [
		'id;numero;rep;nom_voie;code_insee;lon;lat;type_position',
		...[1, 3, 5, 7].map((number) => `x;${number};;Boulevard Long;75101;${2.34 + number / 1000};48.8501;parcelle`),
		'x;5;;Boulevard Long;75101;2.3451;48.8501;entrée',
		'x;2;;Boulevard Long;75101;2.342;48.8499;entrée',
		'x;2;bis;Boulevard Long;75101;2.344;48.8499;entrée',
		'x;8;;Boulevard Long;75101;2.348;48.8499;entrée',
		'x;1;;1AB1 Rue Courte;75101;2.348;48.8499;entrée'
	].join('\n'),
	'derived/water.geojson': collection(area({ name: 'Seine' }, 2.33, 2.331)),
	'derived/green.geojson': collection(area({ k: 'park', n: 'Square Vert' }, 2.332, 2.333)),
	'derived/communes.geojson': collection(area({ n: 'Voisine' }, 2.37, 2.38))
};

/** A mirror folder that is gone when the test ends; a text of `null` leaves that file out. */
export function makeMirror(changes: Record<string, string | null> = {}): string {
	const folder = mkdtempSync(join(tmpdir(), 'fanal-mirror-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	mkdirSync(join(folder, 'open-data'));
	for (const [file, text] of Object.entries({ ...SOURCE_TEXTS, ...changes })) {
		if (text === null) continue;
		mkdirSync(join(folder, file, '..'), { recursive: true });
		if (file.startsWith('derived/')) writeFileSync(join(folder, file), text);
		else writeFileSync(join(folder, `${file}.gz`), gzipSync(text));
	}
	return folder;
}

type Position = [lon: number, lat: number];

function street(kind: string, name: string, ...coordinates: Position[]): string {
	const geometry = JSON.stringify({ type: 'LineString', coordinates }).replaceAll('"', '""');
	return `1;${kind};${name};"${geometry}"`;
}

function collection(...features: object[]): string {
	return JSON.stringify({ type: 'FeatureCollection', features });
}

function area(properties: object, west: number, east: number): object {
	const ring = [
		[west, 48.84],
		[east, 48.84],
		[east, 48.86],
		[west, 48.86],
		[west, 48.84]
	];
	return { properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function track(mode: string, trainline: string, color: string, ...coordinates: Position[]): object {
	return { properties: { mode, trainline, color }, geometry: { type: 'LineString', coordinates } };
}

function stop(mode: string, trainline: string, name: string, place: number, coordinates: Position): object {
	const properties = { mode, trainline, nom_gares: name, id_ref_zdc: place };
	return { properties, geometry: { type: 'Point', coordinates } };
}
