/**
 * The street map pack and the address pack: derived databases under ODbL 1.0, built from open data, never committed.
 * JSON, so that a browser parses it; coordinates are whole numbers, delta-coded, so that brotli makes it small.
 */
export const MAP_FORMAT = 1;

/** Units per degree: 1e-5° is about a metre. */
export const SCALE = 100_000;
/** Longitude and latitude all first points are counted from. */
export const ORIGIN: readonly [lon: number, lat: number] = [2.347, 48.8566];

/**
 * A line: `[x0, y0, dx1, dy1, …]`, the first point counted from `ORIGIN`, each other from the one before, in units of
 * `1 / SCALE` degree. A polygon is a list of rings.
 */
export type Deltas = number[];

/** 0 ring road, 1 artery, 2 named street, 3 minor or private, 4 technical and unnamed. */
export type StreetClass = 0 | 1 | 2 | 3 | 4;
/** Name (`''` when none), class, then its lines. */
export type PackedStreet = [name: string, streetClass: StreetClass, ...lines: Deltas[]];

/** Where a layer came from: said in the pack, beside it, and on the map. */
export interface Provenance {
	name: string;
	producer: string;
	licence: string;
	/** Date of the data as told by its producer, `YYYY-MM` or finer; `null` when not told. */
	date: string | null;
	url: string;
}

/** First part: all one needs to know where one is. */
export interface MainPart {
	format: number;
	part: 'main';
	arrondissements: { number: number; name: string; label: [x: number, y: number]; rings: Deltas[] }[];
	quarters: { name: string; label: [x: number, y: number] }[];
	communes: { name: string; label: [x: number, y: number] | null; rings: Deltas[] }[];
	water: { name: string; rings: Deltas[] }[];
	/** `kind`: park, wood or cemetery; `name` is empty when not known. */
	parks: { name: string; kind: string; label: [x: number, y: number]; rings: Deltas[] }[];
	/** Line code in the project's one dialect: `4`, `7bis`, `RER B`, `T3a`, `Transilien J`. */
	transit: { line: string; mode: string; colour: string; paths: Deltas[] }[];
	stations: { name: string; lines: string[]; at: [x: number, y: number] }[];
	/** Classes 0 and 1. */
	streets: PackedStreet[];
	provenance: Provenance[];
}

/** Second part: every other street, classes 2 to 4. */
export interface SidePart {
	format: number;
	part: 'side';
	streets: PackedStreet[];
}

/**
 * Addresses: street name, arrondissement, mean point in units from `ORIGIN`, then `[dNumber, dx, dy, …]` along the
 * numbers kept; those between are interpolated by parity. A number with a suffix is told as a text: `"2bis"`.
 */
export type PackedAddressStreet = [
	name: string,
	arrondissement: number,
	x: number,
	y: number,
	numbers: (number | string)[]
];
export interface AddressPart {
	format: number;
	part: 'address';
	streets: PackedAddressStreet[];
	provenance: Provenance[];
}

export type PartName = 'main' | 'side' | 'address';

/** `GET /map/current.json`: which packs are current. `null` when none was built: the schematic serves. */
export interface MapManifest {
	format: number;
	/** ISO 8601, UTC: when the sources were read. */
	madeAt: string;
	/** Bytes before (`size`) and after brotli (`transfer`), told before a download. */
	parts: Partial<Record<PartName, { url: string; size: number; transfer: number; sha256: string }>>;
	provenance: Provenance[];
}
