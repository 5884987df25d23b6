import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Provenance } from '#lib/domain/street-map/format.ts';
import { SourceProblem } from './source-problem.ts';

/** A portal answers within this, in milliseconds, body included; a large export takes it some time to write. */
const PORTAL_TIME = 120_000;
const MIRROR = 'a mirror holds the exports in open-data/, gzipped or not';

interface Source {
	/** In the mirror's folder `open-data`, gzipped or not. */
	file: string;
	url: string;
	name: string;
	producer: string;
	licence: string;
}

const ODBL = 'ODbL 1.0';
const OPEN_LICENCE = 'Licence Ouverte 2.0';
const dataset = (portal: string, name: string, format: string) =>
	`https://${portal}/api/explore/v2.1/catalog/datasets/${name}/exports/${format}`;
const paris = (name: string, file: string, format = 'geojson'): Source => ({
	file,
	url: dataset('opendata.paris.fr', name, format),
	name,
	producer: 'Ville de Paris',
	licence: ODBL
});
const idfm = (name: string, file: string): Source => ({
	file,
	url: dataset('data.iledefrance-mobilites.fr', name, 'geojson'),
	name,
	producer: 'Île-de-France Mobilités',
	licence: OPEN_LICENCE
});

export const SOURCES = {
	streets: paris('voie', 'voie.csv', 'csv'),
	arrondissements: paris('arrondissements', 'arrondissements.geojson'),
	quarters: paris('quartier_paris', 'quartier_paris.geojson'),
	stations: idfm('emplacement-des-gares-idf', 'idfm-stations.geojson'),
	tracks: idfm('traces-du-reseau-ferre-idf', 'idfm-trainline-traces.geojson'),
	addresses: {
		file: 'adresses-75.csv',
		url: 'https://adresse.data.gouv.fr/data/ban/adresses/latest/csv/adresses-75.csv.gz',
		name: 'adresses-75',
		producer: 'Base Adresse Nationale',
		licence: OPEN_LICENCE
	}
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof SOURCES;

export interface SourceFile {
	text: string;
	/** For messages. */
	where: string;
	provenance: Provenance;
}

/** Where sources are read from: a mirror folder, or the portals (`null`), at another base for tests. */
export interface Origin {
	mirror: string | null;
	portals?: string | undefined;
	/** In milliseconds. */
	portalTime?: number;
}

/** Reads one source. Throws a `SourceProblem` that says where it looked. */
export async function readSource(name: SourceName, origin: Origin): Promise<SourceFile> {
	const source: Source = SOURCES[name];
	if (origin.mirror !== null) return readMirror(source, origin.mirror);
	const url = origin.portals ? source.url.replace('https:/', origin.portals.replace(/\/$/, '')) : source.url;
	const { body, date } = await fetchSource(url, origin.portalTime ?? PORTAL_TIME);
	return { text: unpack(body, url), where: url, provenance: provenanceOf(source, date) };
}

/** A file of the mirror's folder `derived`, or null when there is no such folder. */
export function readDerived(file: string, origin: Origin): { text: string; where: string } | null {
	if (origin.mirror === null || !existsSync(join(origin.mirror, 'derived'))) return null;
	const where = join(origin.mirror, 'derived', file);
	return { text: unpack(readFrom(where), where), where };
}

function readMirror(source: Source, mirror: string): SourceFile {
	const plain = join(mirror, 'open-data', source.file);
	const where = existsSync(plain) ? plain : `${plain}.gz`;
	return { text: unpack(readFrom(where), where), where, provenance: provenanceOf(source, toldDate(source, mirror)) };
}

/** Dates cannot be read from the exports: a mirror may tell them, `{ "voie": "2024-03", … }`. */
function toldDate(source: Source, mirror: string): string | null {
	const file = join(mirror, 'open-data', 'dates.json');
	if (!existsSync(file)) return null;
	try {
		const date: unknown = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)[source.name];
		return typeof date === 'string' && /^\d{4}-\d{2}/.test(date) ? date : null;
	} catch {
		throw new SourceProblem(file, 'is not JSON', 'mend it or take it away');
	}
}

function readFrom(where: string): Buffer {
	if (!statSync(where, { throwIfNoEntry: false })?.isFile()) throw new SourceProblem(where, 'is missing', MIRROR);
	return readFileSync(where);
}

async function fetchSource(url: string, time: number): Promise<{ body: Buffer; date: string | null }> {
	const later = 'try again later, or build from a mirror with --mirror DIR';
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(time) });
		if (!response.ok) throw new SourceProblem(url, `the portal answers ${response.status}`, later);
		const changed = Date.parse(response.headers.get('last-modified') ?? '');
		const date = Number.isNaN(changed) ? null : new Date(changed).toISOString().slice(0, 10);
		return { body: Buffer.from(await response.arrayBuffer()), date };
	} catch (error) {
		if (error instanceof SourceProblem) throw error;
		const { name, message, cause } = error as Error & { cause?: { code?: string } };
		const why = name === 'TimeoutError' ? `no answer within ${time / 1000} s` : (cause?.code ?? message);
		throw new SourceProblem(url, `the portal does not answer (${why})`, later);
	}
}

function unpack(body: Buffer, where: string): string {
	try {
		return (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString('utf8');
	} catch {
		throw new SourceProblem(where, 'is not a whole gzip file', 'fetch the file again: it is cut short');
	}
}

function provenanceOf({ name, producer, licence, url }: Source, date: string | null): Provenance {
	return { name, producer, licence, date, url };
}
