import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween } from '#lib/domain/place/distance.ts';
import type { PackedAddressStreet } from '#lib/domain/street-map/format.ts';
import { locate, unpackNumbers } from '#lib/domain/street-map/house-numbers.ts';
import { toLonLat } from '#lib/domain/street-map/shape.ts';
import { packAddresses, readAddresses } from './addresses.ts';

/** What interpolation may err, and what whole units add at both ends, in metres. */
const FARTHEST = 8 + 1;
const HEAD = 'numero;rep;nom_voie;code_insee;lon;lat;type_position';

const rowsOf = (rows: string[]) => readAddresses({ text: [HEAD, ...rows].join('\n'), where: 'a.csv' });

function farthest(read: ReturnType<typeof readAddresses>, packed: PackedAddressStreet[]): number {
	const byName = new Map(packed.map((street) => [`${street[1]} ${street[0]}`, unpackNumbers(street)]));
	let worst = 0;
	for (const { name, arrondissement, numbers } of read.values()) {
		const [first] = name.split(' - Esplanade');
		const known = byName.get(`${arrondissement} ${first}`) ?? [];
		for (const { number, suffix, at } of numbers.values()) {
			if (suffix !== '') continue;
			const found = locate(known, number, '');
			const gap = found ? metresBetween(found, { lon: at[0], lat: at[1] }) : Infinity;
			worst = Math.max(worst, gap);
		}
	}
	return worst;
}

it('tells every number of any street to 8 m', () => {
	const house = fc.record({
		number: fc.integer({ min: 1, max: 99 }),
		x: fc.integer({ min: 0, max: 400 }),
		y: fc.integer({ min: 0, max: 60 })
	});
	fc.assert(
		fc.property(fc.uniqueArray(house, { selector: ({ number }) => number, minLength: 1, maxLength: 40 }), (houses) => {
			const read = rowsOf(
				houses.map(({ number, x, y }) => {
					const [lon, lat] = toLonLat([x, y]);
					return `${number};;Rue A;75118;${lon};${lat};entrée`;
				})
			);
			expect(farthest(read, packAddresses(read, [], []))).toBeLessThan(FARTHEST);
		})
	);
});

it('takes the door before the plot, and leaves out plots that are numbered after a street', () => {
	const read = rowsOf([
		'1;;Rue A;75118;2.35;48.88;parcelle',
		'1;;Rue A;75118;2.351;48.881;entrée',
		'1;;12AB3 Rue A;75118;2.4;48.9;entrée'
	]);
	expect(packAddresses(read, [], [])).toEqual([['Rue A', 18, 400, 2440, [1, 0, 0]]]);
});

it('writes a street as the map does, and both names of a square', () => {
	const read = rowsOf(["2;;Place de l' Hotel de Ville - Esplanade de la Liberation;75104;2.352;48.8566;entrée"]);
	const name = "Place de l'Hôtel de Ville - Esplanade de la Libération";
	expect(
		packAddresses(read, [{ name, kind: 'PL', lines: [] }], []).map(([one, , , , numbers]) => [one, numbers])
	).toEqual([
		['Esplanade de la Libération', []],
		["Place de l'Hôtel de Ville", [2, 0, 0]]
	]);
});

it('refuses a register of another town', () => {
	expect(() => rowsOf(['1;;Rue A;13201;5.37;43.29;entrée'])).toThrow(
		'a.csv: line 2: 13201 is no arrondissement of Paris'
	);
	expect(() => rowsOf(['1;;Rue A;75101;;48.86;entrée'])).toThrow('a.csv, line 2: broken geometry');
});

const openData = process.env['FANAL_OPEN_DATA'];
describe.skipIf(!openData)('the register of Paris (FANAL_OPEN_DATA)', () => {
	it('is told to 8 m, every number of it', { timeout: 120_000 }, () => {
		const file = join(openData ?? '', 'open-data/adresses-75.csv.gz');
		const read = readAddresses({ text: gunzipSync(readFileSync(file)).toString('utf8'), where: file });
		expect(read.size).toBeGreaterThan(5000);
		expect(farthest(read, packAddresses(read, [], []))).toBeLessThan(FARTHEST);
	});
});
