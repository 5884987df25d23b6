import Supercluster from 'supercluster';
import type { MapPlace } from './map-place.ts';

/** Places drawn as one mark. */
export interface Cluster {
	/** Stable while the same places stand together: the id of the place nearest to the north-west, and the count. */
	key: string;
	lat: number;
	lon: number;
	places: MapPlace[];
	/** First zoom at which it falls apart; above `lastZoom` it never does. */
	opensAt: number;
}

export interface ClusteredPlaces {
	single: MapPlace[];
	clusters: Cluster[];
}

/** Degrees. */
export interface Bounds {
	west: number;
	south: number;
	east: number;
	north: number;
}

/** Marks are 44 pixels wide; closer than this they would cover each other. */
const RADIUS = 46;

/**
 * Groups places whose marks would overlap, for every zoom up to `lastZoom`. Places at one address stay together even
 * there, so that none is ever hidden under another.
 */
export function clusterPlaces(places: MapPlace[], lastZoom: number): (bounds: Bounds, zoom: number) => ClusteredPlaces {
	const index = new Supercluster<{ place: MapPlace }>({ radius: RADIUS, extent: 256, maxZoom: lastZoom });
	index.load(
		places.map((place) => ({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
			properties: { place }
		}))
	);
	return ({ west, south, east, north }, zoom) => {
		const found: ClusteredPlaces = { single: [], clusters: [] };
		for (const { geometry, properties } of index.getClusters([west, south, east, north], Math.round(zoom))) {
			if (!('cluster_id' in properties)) {
				found.single.push(properties.place);
				continue;
			}
			const leaves = index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.place);
			const members = leaves.sort((a, b) => b.lat - a.lat || a.lon - b.lon || a.id.localeCompare(b.id));
			const [lon = 0, lat = 0] = geometry.coordinates;
			const opensAt = index.getClusterExpansionZoom(properties.cluster_id);
			found.clusters.push({ key: `${members[0]?.id}+${members.length}`, lat, lon, places: members, opensAt });
		}
		return found;
	};
}
