import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { metresBetween } from '#lib/domain/place/distance.ts';
import { MAP_FORMAT, type AddressPart } from './format.ts';
import { createGeocoder } from './geocode.ts';
import { street, type Door } from './packed-street.fixture.ts';

const mirror = process.env['FANAL_OPEN_DATA'] ?? '';
const register = join(mirror, 'open-data/adresses-75.csv.gz');

describe.skipIf(!mirror || !existsSync(register))('with the addresses of Paris', async () => {
	const rows = mirror && existsSync(register) ? readRegister(register) : [];
	const geocoder = createGeocoder(partOf(rows));

	it('finds 7 rue de Pali-Kao 75020 within 30 m', () => {
		const [, , , lat = 0, lon = 0] =
			rows.find(([name, , number]) => name === 'Rue de Pali-Kao' && number === '7') ?? [];
		for (const query of ['7 rue de Pali-Kao 75020', '7 rue pali kao', 'rue palikao 7 paris 20e']) {
			const [found] = geocoder.find(query);
			expect(found && metresBetween(found, { lat, lon }), query).toBeLessThan(30);
		}
	});

	it('puts the published places of Paris within 120 m of where they are', () => {
		const folder = join(import.meta.dirname, '../../../../data/places');
		const places = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
		const measured = places
			.filter(({ editorial, coordinates, address }) => editorial.publish && coordinates && address.arrondissement)
			.filter(({ address }) => /^\d/.test(address.street ?? ''))
			.map(({ id, address, coordinates }) => {
				const [found] = geocoder.find(`${address.street} ${address.postcode}`);
				return { id, metres: found ? metresBetween(found, coordinates) : Infinity };
			});
		expect(measured.length).toBeGreaterThan(150);
		expect(measured.filter(({ metres }) => !(metres <= 120))).toEqual([]);
	});

	it('answers while one types', () => {
		const address = '12 bis avenue d italie 75013';
		const times = Array.from(address, (_, length) => {
			const start = performance.now();
			geocoder.find(address.slice(0, length + 1));
			return performance.now() - start;
		});
		times.sort((a, b) => a - b);
		expect(times[times.length >> 1]).toBeLessThan(20);
	});
});

type Row = [name: string, arrondissement: number, number: string, lat: number, lon: number];

function readRegister(file: string): Row[] {
	const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().trim().split('\n');
	const columns = header.split(';');
	const at = (name: string) => columns.indexOf(name);
	const [name, insee, number, suffix] = [at('nom_voie'), at('code_insee'), at('numero'), at('rep')];
	const [lat, lon] = [at('lat'), at('lon')];
	return lines.map((line) => {
		const cells = line.split(';');
		const cell = (column: number) => cells[column] ?? '';
		return [
			cell(name),
			Number(cell(insee)) - 75100,
			cell(number) + cell(suffix).toLowerCase(),
			Number(cell(lat)),
			Number(cell(lon))
		];
	});
}

function partOf(rows: Row[]): AddressPart {
	const streets = new Map<string, Row[]>();
	for (const row of rows) {
		const key = `${row[1]} ${row[0]}`;
		const known = streets.get(key);
		if (known) known.push(row);
		else streets.set(key, [row]);
	}
	return {
		format: MAP_FORMAT,
		part: 'address',
		provenance: [],
		streets: [...streets.values()].map((doors) => {
			const [name, arrondissement, , lat, lon] = doors[0] ?? ['', 1, '', 0, 0];
			const sorted = doors.toSorted((a, b) => parseInt(a[2]) - parseInt(b[2]));
			return street(
				name,
				arrondissement,
				lat,
				lon,
				sorted.map((door): Door => [door[2], door[3], door[4]])
			);
		})
	};
}
