import type { Directory } from '#lib/domain/directory.ts';
import type { DecodedMap } from '#lib/domain/street-map/decode.ts';
import { fromSchematic } from '#lib/domain/street-map/schematic.ts';

const drawn = new WeakMap<object, DecodedMap>();

/** What to draw on: the street map where this device holds one, else the schematic of its directory, else nothing yet. */
export function mapFor(streets: DecodedMap | null, directory: Directory | null): DecodedMap | null {
	if (streets) return streets;
	const { basemap, stations } = directory?.shards ?? {};
	if (!basemap || !stations) return null;
	let schematic = drawn.get(basemap);
	if (!schematic) drawn.set(basemap, (schematic = fromSchematic(basemap, stations)));
	return schematic;
}
