import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { place } from '#lib/domain/testing.ts';
import { MAP_FORMAT, type AddressPart } from '#lib/domain/street-map/format.ts';
import { street } from '#lib/domain/street-map/packed-street.fixture.ts';
import { encode, writeEncoded } from '../editions/content-file.ts';
import { findAddress } from './find-address.ts';

let folder: string;
beforeEach(() => {
	folder = join(mkdtempSync(join(tmpdir(), 'fanal-address-')), 'map');
	mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

/** Number 7 stands at 48.87, 2.38. */
const streets = [
	street('Rue de Pali-Kao', 20, 48.87, 2.38, [
		[1, 48.8698, 2.3797],
		[7, 48.87, 2.38],
		[13, 48.8702, 2.3803]
	])
];

/** As the builder of the packs leaves it. */
async function writePack(kept = streets): Promise<void> {
	const part: AddressPart = { format: MAP_FORMAT, part: 'address', streets: kept, provenance: [] };
	const file = await encode(JSON.stringify(part));
	const name = `address-${file.etag.slice(1, -1)}.json`;
	await writeEncoded(join(folder, name), file);
	const parts = { address: { url: `/map/${name}` } };
	writeFileSync(join(folder, 'current.json'), JSON.stringify({ format: MAP_FORMAT, parts }));
}

const at = (street: string | null, lat?: number, lon?: number) => ({
	address: { ...place('a').address, street, postcode: '75020' },
	coordinates: lat === undefined || lon === undefined ? null : { lat, lon, precision: 'address' as const }
});

// On a globe of 6 371 km a thousandth of a degree is 111.19 m to the north, and 73.14 m to the east at 48.87°; by haversine.
it.each([
	['on it', 48.87, 2.38, 0],
	['north of it', 48.871, 2.38, 111],
	['south of it', 48.869, 2.38, 111],
	['east of it', 48.87, 2.381, 73],
	['west of it', 48.87, 2.379, 73],
	['north-east of it', 48.871, 2.381, 133],
	['one unit of the form from it', 48.87001, 2.38, 1],
	['at the other end of Paris', 48.84, 2.28, 8041]
])('tells how far a point is that lies %s, to the metre', async (_, lat, lon, metres) => {
	await writePack();
	const found = findAddress(folder, at('7 rue de Pali-Kao', lat, lon));
	expect(found).toMatchObject({ label: '7 Rue de Pali-Kao, 75020', metres });
	expect([found!.lat, found!.lon]).toEqual([expect.closeTo(48.87, 6), expect.closeTo(2.38, 6)]);
});

it('finds a number between two that are kept, and the place of one that has no point yet', async () => {
	await writePack();
	const between = findAddress(folder, at('10 rue de Pali-Kao', 48.87, 2.38));
	expect(between).toMatchObject({ label: '10 Rue de Pali-Kao, 75020', metres: 16 });
	expect(findAddress(folder, at('7 RUE DE PALI KAO'))).toMatchObject({ metres: null, lat: expect.closeTo(48.87, 6) });
});

it('says nothing of an address without a number, of one that is not known, or of none', async () => {
	await writePack();
	for (const street of ['rue de Pali-Kao', '7 rue qui n’est nulle part', null])
		expect([street, findAddress(folder, at(street, 48.87, 2.38))]).toEqual([street, null]);
});

it('says nothing without a pack, or of a damaged one; a new pack is read without a new start', async () => {
	const known = at('7 rue de Pali-Kao', 48.87, 2.38);
	expect(findAddress(folder, known)).toBeNull();
	writeFileSync(join(folder, 'current.json'), '{"format":');
	expect(findAddress(folder, known)).toBeNull();
	writeFileSync(
		join(folder, 'current.json'),
		JSON.stringify({ parts: { address: { url: '/map/address-gone.json' } } })
	);
	expect(findAddress(folder, known)).toBeNull();
	await writePack();
	expect(findAddress(folder, known)).toMatchObject({ metres: 0 });
	await writePack([street('Rue de Pali-Kao', 20, 48.871, 2.38, [[7, 48.871, 2.38]])]);
	expect(findAddress(folder, known)).toMatchObject({ metres: 111 });
});
