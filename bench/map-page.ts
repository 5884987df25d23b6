/** The page of `bench/map.ts`: our map, or the same data as Leaflet draws it by itself. */
import '#lib/features/map/panes.css';
import * as L from 'leaflet';
import { addSide, decodeMain, type DecodedMap, type Path } from '#lib/domain/street-map/decode.ts';
import type { MainPart, SidePart } from '#lib/domain/street-map/format.ts';
import { mapLayer, type MapLayer } from '#lib/features/map/map-layer.ts';

const degrees = (path: Path): [number, number][] =>
	Array.from({ length: path.length / 2 }, (_, i) => {
		const [x = 0, y = 0] = path.subarray(2 * i, 2 * i + 2);
		return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
	});

/** Everything we draw but the names, as GeoJSON. */
function geoJson(map: DecodedMap): GeoJSON.Feature[] {
	const area = (rings: Path[]): GeoJSON.Geometry => ({ type: 'Polygon', coordinates: rings.map(degrees) });
	const lines = (paths: Path[]): GeoJSON.Geometry => ({ type: 'MultiLineString', coordinates: paths.map(degrees) });
	const feature = (kind: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
		type: 'Feature',
		properties: { kind },
		geometry
	});
	return [
		...map.communes.map(({ rings }) => feature('commune', area(rings))),
		...map.arrondissements.map(({ rings }) => feature('city', area(rings))),
		...map.parks.map(({ rings }) => feature('park', area(rings))),
		...map.water.map(({ rings }) => feature('water', area(rings))),
		...map.streets.map(({ streetClass, lines: paths }) => feature(`street${streetClass}`, lines(paths))),
		...map.transit.map(({ paths }) => feature('transit', lines(paths)))
	];
}

const style = (feature?: GeoJSON.Feature): L.PathOptions => {
	const kind = String(feature?.properties?.kind);
	if (kind.startsWith('street')) return { color: '#999999', weight: kind > 'street1' ? 1.5 : 3 };
	if (kind === 'transit') return { color: '#0055c8', weight: 2 };
	return { color: '#cdbf9f', weight: 1, fillColor: kind === 'water' ? '#b9d6ea' : '#f6efe2', fillOpacity: 1 };
};

let map: L.Map;
let ours: MapLayer | null = null;
let features: GeoJSON.Feature[] = [];
let decoded: DecodedMap;

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
const named = (): Promise<void> =>
	new Promise((resolve) => addEventListener('mapdrawn', () => resolve(), { once: true }));

/** Makes the pixels of what was drawn: else they are made later, by whoever shows them. */
function rasterise(): void {
	for (const canvas of document.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
}

/** Milliseconds until the change is drawn and its pixels have been made; of ours with the names on the screen, or without. */
async function timed(change: () => void, names = true): Promise<number> {
	const start = performance.now();
	const drawn = named();
	change();
	await (ours && names ? drawn : frame());
	rasterise();
	const time = performance.now() - start;
	if (ours && !names) await drawn;
	return time;
}

const bench = {
	async load(main: string, side: string): Promise<{ decode: number; streets: number }> {
		const [first, second] = await Promise.all([main, side].map(async (url) => (await fetch(url)).json()));
		const start = performance.now();
		decoded = addSide(decodeMain(first as MainPart), second as SidePart);
		return { decode: performance.now() - start, streets: decoded.streets.length };
	},
	/** First draw from decoded data (ours) or from ready GeoJSON (Leaflet's). */
	async open(who: 'ours' | 'plain', lat: number, lon: number, zoom: number): Promise<number> {
		if (who === 'plain') features = geoJson(decoded);
		const element = document.createElement('div');
		element.style.cssText = 'position:absolute;inset:0';
		document.body.replaceChildren(element);
		map = L.map(element, { zoomControl: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false });
		map.setView([lat, lon], zoom);
		ours = who === 'ours' ? mapLayer(L, decoded) : null;
		return timed(() => {
			if (ours) ours.addTo(map);
			else
				L.geoJSON(features, {
					style,
					interactive: false,
					renderer: L.canvas({ padding: 0.2 })
				} as L.GeoJSONOptions).addTo(map);
		});
	},
	zoom: (zoom: number, names: boolean): Promise<number> => timed(() => map.setZoom(zoom, { animate: false }), names),
	/**
	 * From the end of a pan until all names on the screen stand. Then a pause, as of somebody who looks, in which the map draws a
	 * new margin.
	 */
	async rename(x: number, y: number): Promise<{ all: number; ground: number }> {
		const start = performance.now();
		const names = named();
		map.panBy([x, y], { animate: false });
		const ground = performance.now() - start;
		await names;
		const all = performance.now() - start;
		await new Promise((resolve) => setTimeout(resolve, 900));
		return { all, ground };
	},
	pan: (x: number, y: number): Promise<number> => timed(() => map.panBy([x, y], { animate: false })),
	labels: () => ours?.drawnLabels() ?? []
};

Object.assign(globalThis, { bench });
export type Bench = typeof bench;
