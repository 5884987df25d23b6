import { streetWords } from '#lib/domain/street-map/address-query.ts';
import { encodePoint } from '#lib/domain/street-map/encode.ts';
import type { PackedAddressStreet } from '#lib/domain/street-map/format.ts';
import { isInside, toMetres, type LonLat } from '#lib/domain/street-map/shape.ts';
import type { Arrondissement } from './areas.ts';
import { readCsv } from './csv.ts';
import { brokenGeometry, SourceProblem } from './source-problem.ts';
import { compare, type SourceStreet } from './streets.ts';

interface HouseNumber {
	number: number;
	/** `''`, `bis`, `b` … */
	suffix: string;
	at: LonLat;
	/** Which of several points of one number is the best, 0 the door itself. */
	rank: number;
}

interface AddressStreet {
	name: string;
	arrondissement: number;
	numbers: Map<string, HouseNumber>;
}

const COLUMNS = {
	number: ['numero'],
	suffix: ['rep'],
	street: ['nom_voie'],
	commune: ['code_insee'],
	lon: ['lon'],
	lat: ['lat'],
	kind: ['type_position']
} as const;
const RANKS = ['entrée', 'délivrance postale', 'bâtiment', 'parcelle', 'segment'];
/** Plots and courtyards the register numbers after the street they open on: `210Z2 Rue de Vaugirard`. */
const TECHNICAL = /^\d+[a-z]*[A-Z]+\d* /;
/** A number between two kept ones is within this of the line between them, in metres. */
const TOLERANCE = 8;
/** A number with a suffix is told apart when it is farther than this from the same one without, in metres. */
const APART = 40;

/** Every street with numbers, by arrondissement and name. */
export function readAddresses({ text, where }: { text: string; where: string }): Map<string, AddressStreet> {
	const streets = new Map<string, AddressStreet>();
	for (const { line, row } of readCsv(text, where, COLUMNS)) {
		const arrondissement = Number(row.commune) - 75_100;
		if (!(arrondissement >= 1 && arrondissement <= 20))
			throw new SourceProblem(where, `line ${line}: ${row.commune} is no arrondissement of Paris`, 'take adresses-75');
		if (TECHNICAL.test(row.street)) continue;
		const at: LonLat = [Number(row.lon), Number(row.lat)];
		if (!(Math.abs(at[0] - 2.35) < 0.3 && Math.abs(at[1] - 48.86) < 0.3))
			throw brokenGeometry(`${where}, line ${line}`, `${row.lon} ${row.lat} is not in Paris`);
		const key = streetKey(arrondissement, row.street);
		const street = streets.get(key) ?? { name: row.street.trim(), arrondissement, numbers: new Map() };
		streets.set(key, street);
		const suffix = row.suffix.trim().toLowerCase();
		const number = Number(row.number);
		if (!Number.isInteger(number) || !/^[a-z]{0,10}$/.test(suffix)) continue;
		const rank = RANKS.indexOf(row.kind) < 0 ? RANKS.length : RANKS.indexOf(row.kind);
		const known = street.numbers.get(`${number}${suffix}`);
		if (!known || rank < known.rank) street.numbers.set(`${number}${suffix}`, { number, suffix, at, rank });
	}
	return streets;
}

/**
 * The numbers that are needed to find every other one to 8 m, and the named streets without any. `squares` are all
 * streets of the map: those that the register does not know are told by their middle.
 */
export function packAddresses(
	streets: Map<string, AddressStreet>,
	squares: SourceStreet[],
	arrondissements: Arrondissement[]
): PackedAddressStreet[] {
	// The map's spelling has the accents of the signs on the walls; the register's not always.
	const spelling = new Map(squares.map(({ name }) => [wordsOf(name), name]));
	const packed = [...streets.values()].flatMap(({ name, arrondissement, numbers }): PackedAddressStreet[] => {
		const all = [...numbers.values()].sort((a, b) => a.number - b.number || compare(a.suffix, b.suffix));
		const [x, y] = encodePoint(middle(all.map(({ at }) => at)));
		const [first = name, ...others] = namesIn(spelling.get(wordsOf(name)) ?? name);
		return [
			[first, arrondissement, x, y, packNumbers(keptOf(all), [x, y])],
			...others.map((other): PackedAddressStreet => [other, arrondissement, x, y, []])
		];
	});
	const areas = arrondissements.map(({ number, rings }) => ({ number, rings, box: boxOf(rings.flat()) }));
	for (const { name, kind, lines } of squares) {
		if (name === '' || kind === 'ECH' || kind === 'SOUT' || /^Voie [A-Z]/.test(name)) continue;
		const points = lines.flat();
		const touched = within(points, areas);
		for (const { number, inside } of touched) {
			if (streets.has(streetKey(number, name)) || (inside.length < 2 && touched.length > 1)) continue;
			for (const one of namesIn(name)) packed.push([one, number, ...encodePoint(middle(inside)), []]);
		}
	}
	return packed.sort((a, b) => compare(a[0], b[0]) || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
}

type Bounds = [west: number, south: number, east: number, north: number];

function within(
	points: LonLat[],
	areas: { number: number; rings: LonLat[][]; box: Bounds }[]
): { number: number; inside: LonLat[] }[] {
	return areas
		.map(({ number, rings, box: [west, south, east, north] }) => ({
			number,
			inside: points.filter(
				(point) =>
					point[0] >= west && point[0] <= east && point[1] >= south && point[1] <= north && isInside(point, rings)
			)
		}))
		.filter(({ inside }) => inside.length > 0);
}

function boxOf(points: LonLat[]): Bounds {
	const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
	return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function keptOf(all: HouseNumber[]): HouseNumber[] {
	const plain = all.filter(({ suffix }) => suffix === '');
	const kept = new Set<HouseNumber>();
	for (const parity of [1, 0])
		keepBends(
			plain.filter(({ number }) => number % 2 === parity),
			kept
		);
	for (const one of all.filter(({ suffix }) => suffix !== '')) {
		const expected = expectedAt(
			plain.filter((other) => other.number % 2 === one.number % 2),
			one.number
		);
		if (!expected || metres(expected, one.at) > APART) kept.add(one);
	}
	return all.filter((one) => kept.has(one));
}

/** Douglas–Peucker along the numbers of one side of a street. */
function keepBends(side: HouseNumber[], kept: Set<HouseNumber>): void {
	const [first, last] = [side[0], side.at(-1)];
	if (!first || !last) return;
	kept.add(first).add(last);
	const open: [number, number][] = [[0, side.length - 1]];
	for (let range = open.pop(); range; range = open.pop()) {
		const [from, to] = [side[range[0]] ?? first, side[range[1]] ?? last];
		let [worst, at] = [TOLERANCE, -1];
		for (let i = range[0] + 1; i < range[1]; i++) {
			const one = side[i] ?? first;
			const gap = metres(between(from, to, one.number), one.at);
			if (gap > worst) [worst, at] = [gap, i];
		}
		if (at < 0) continue;
		kept.add(side[at] ?? first);
		open.push([range[0], at], [at, range[1]]);
	}
}

function expectedAt(side: HouseNumber[], number: number): LonLat | null {
	const before = side.findLast((one) => one.number <= number);
	const after = side.find((one) => one.number >= number);
	if (before && after) return between(before, after, number);
	return (before ?? after)?.at ?? null;
}

function between(from: HouseNumber, to: HouseNumber, number: number): LonLat {
	const share = from.number === to.number ? 0 : (number - from.number) / (to.number - from.number);
	return [from.at[0] + share * (to.at[0] - from.at[0]), from.at[1] + share * (to.at[1] - from.at[1])];
}

function packNumbers(kept: HouseNumber[], [x, y]: [number, number]): (number | string)[] {
	let number = 0;
	return kept.flatMap((one) => {
		const [toX, toY] = encodePoint(one.at);
		const step = one.number - number;
		const told = [one.suffix ? `${step}${one.suffix}` : step, toX - x, toY - y];
		[number, x, y] = [one.number, toX, toY];
		return told;
	});
}

/** By the words people tell streets by: two registers write one street with other hyphens and capitals. */
function streetKey(arrondissement: number, name: string): string {
	return `${arrondissement} ${wordsOf(name)}`;
}

/** "Parvis Notre-Dame - Place Jean-Paul II" are two names of one square; "Allée Claude Cahun - Marcel Moore" is one. */
function namesIn(name: string): string[] {
	return name.split(/ - (?=(?:Allée|Avenue|Boulevard|Esplanade|Parvis|Place|Promenade|Quai|Rue|Square) )/);
}

function wordsOf(name: string): string {
	return streetWords(name).join(' ');
}

function middle(points: LonLat[]): LonLat {
	const sum = points.reduce(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0]);
	return [sum[0] / points.length, sum[1] / points.length];
}

function metres(a: LonLat, b: LonLat): number {
	const [ax, ay] = toMetres(a);
	const [bx, by] = toMetres(b);
	return Math.hypot(ax - bx, ay - by);
}
