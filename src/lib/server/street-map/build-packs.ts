import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BasemapShard } from '#lib/domain/edition/format.ts';
import {
	MAP_FORMAT,
	type AddressPart,
	type MainPart,
	type Provenance,
	type SidePart
} from '#lib/domain/street-map/format.ts';
import { packAddresses, readAddresses } from './addresses.ts';
import {
	packArrondissements,
	packCommunes,
	packParks,
	packQuarters,
	packWater,
	readArrondissements,
	schematicAreas
} from './areas.ts';
import { readDerived, readSource, SOURCES, type Origin, type SourceFile, type SourceName } from './sources.ts';
import { packStreets, readStreets } from './streets.ts';
import { packStations, packTransit } from './transit.ts';

export interface Packs {
	main: MainPart;
	side: SidePart;
	address: AddressPart;
}

/** Nothing was built; every problem in one line. */
export class UnbuildableError extends Error {
	override name = 'UnbuildableError';
	constructor(readonly problems: string[]) {
		super(problems.join('\n'));
	}
}

/**
 * Reads all sources and makes the three parts: a function of the sources alone. `content` is the folder with `data/`.
 * Throws `UnbuildableError` with all that has to be mended.
 */
export async function buildPacks(origin: Origin, content: string, say: (line: string) => void): Promise<Packs> {
	const problems: string[] = [];
	/** One problem must not hide the others. */
	const attempt = <T>(work: () => T): T | null => {
		try {
			return work();
		} catch (error) {
			problems.push(error instanceof Error ? error.message : String(error));
			return null;
		}
	};
	if (origin.mirror !== null && !existsSync(join(origin.mirror, 'open-data')))
		throw new UnbuildableError([`${origin.mirror}: is no mirror; it has no folder open-data`]);
	const provenance: Provenance[] = [];
	async function read<T>(name: SourceName, use: (file: SourceFile) => T): Promise<T | null> {
		say(`reading ${SOURCES[name].name}`);
		const file = await readSource(name, origin).catch((error: unknown) => {
			attempt(() => {
				throw error;
			});
			return null;
		});
		if (!file) return null;
		provenance.push(file.provenance);
		return attempt(() => use(file));
	}

	const streets = await read('streets', readStreets);
	const arrondissements = await read('arrondissements', readArrondissements);
	const quarters = await read('quarters', packQuarters);
	const transit = await read('tracks', packTransit);
	const stations = await read('stations', packStations);
	const addresses = await read('addresses', readAddresses);
	const areas = attempt(() => readAreas(origin, content, say));
	if (!streets || !arrondissements || !quarters || !transit || !stations || !addresses || !areas)
		throw new UnbuildableError(problems);

	say('simplifying and packing');
	const { main, side } = packStreets(streets);
	const { provenance: ofAreas, ...drawn } = areas;
	const ofAddresses = provenance.filter(({ name }) => name === SOURCES.addresses.name || name === SOURCES.streets.name);
	return {
		main: {
			format: MAP_FORMAT,
			part: 'main',
			arrondissements: packArrondissements(arrondissements),
			quarters,
			communes: drawn.communes,
			water: drawn.water,
			parks: drawn.parks,
			transit,
			stations,
			streets: main,
			provenance: [...provenance.filter(({ name }) => name !== SOURCES.addresses.name), ...ofAreas]
		},
		side: { format: MAP_FORMAT, part: 'side', streets: side },
		address: {
			format: MAP_FORMAT,
			part: 'address',
			streets: packAddresses(addresses, streets, arrondissements),
			provenance: ofAddresses
		}
	};
}

type Areas = Pick<MainPart, 'communes' | 'water' | 'parks' | 'provenance'>;

const OSM = 'https://www.openstreetmap.org/copyright';
const PRODUCER = "les contributeurs d'OpenStreetMap";
const fromOsm = (name: string, date: string | null): Provenance => ({
	name,
	producer: PRODUCER,
	licence: 'ODbL 1.0',
	date,
	url: OSM
});

function readAreas(origin: Origin, content: string, say: (line: string) => void): Areas {
	const water = readDerived('water.geojson', origin);
	const green = readDerived('green.geojson', origin);
	const communes = readDerived('communes.geojson', origin);
	if (water && green && communes) {
		const provenance = [
			fromOsm('water', null),
			fromOsm('parks', '2018-01'),
			{
				name: 'admin-express',
				producer: 'IGN',
				licence: 'Licence Ouverte 2.0',
				date: '2018-01',
				url: 'https://geoservices.ign.fr/adminexpress'
			}
		];
		return { water: packWater(water), parks: packParks(green), communes: packCommunes(communes), provenance };
	}
	say('no derived facts: river and parks from data/basemap/schematic.json, no outlines of the suburbs');
	const schematic = join(content, 'data/basemap/schematic.json');
	const basemap = JSON.parse(readFileSync(schematic, 'utf8')) as BasemapShard;
	return { ...schematicAreas(basemap), provenance: [fromOsm('schematic: river and parks, no suburbs', null)] };
}
