import type { MapManifest, PartName } from '../../src/lib/domain/street-map/format.ts';
import { hash } from './editions.ts';

/** A street map as the server publishes it: address → body, `current.json` first. */
export function makeMap(bodies: Partial<Record<PartName, string>>, format = 1): Map<string, string> {
	const files = new Map<string, string>();
	const parts: MapManifest['parts'] = {};
	for (const [name, body] of Object.entries(bodies) as [PartName, string][]) {
		const sha256 = hash(body);
		const url = `/map/${name}-${sha256.slice(0, 20)}.json`;
		files.set(url, body);
		parts[name] = { url, size: Buffer.byteLength(body), transfer: Buffer.byteLength(body), sha256 };
	}
	const manifest: MapManifest = { format, madeAt: '2026-01-02T00:00:00.000Z', parts, provenance: [] };
	files.set('/map/current.json', JSON.stringify(manifest));
	return files;
}

const square = (west: number, east: number) => [west, -2000, east - west, 0, 0, 4000, west - east, 0];

/** A city of two arrondissements and a few streets. */
export const mainPart = (avenue: string) => ({
	format: 1,
	part: 'main',
	arrondissements: [
		{ number: 18, name: '18e', label: [-500, 0], rings: [square(-1000, 0)] },
		{ number: 20, name: '20e', label: [500, 0], rings: [square(0, 1000)] }
	],
	quarters: [],
	communes: [],
	water: [],
	parks: [],
	transit: [],
	stations: [],
	streets: [[avenue, 1, [-400, 10, 100, 0]]],
	provenance: []
});
export const sidePart = { format: 1, part: 'side', streets: [['Rue de Pali-Kao', 2, [300, 300, 20, 20]]] };
export const addressPart = {
	format: 1,
	part: 'address',
	streets: [['Rue de Pali-Kao', 20, 310, 310, [1, -10, -10, 10, 20, 20]]],
	provenance: []
};

export const text = JSON.stringify;
