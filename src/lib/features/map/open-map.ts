import type { Map as LeafletMap } from 'leaflet';
import type { Bounds } from '#lib/domain/place/bounds.ts';
import type { Leaflet } from './load-leaflet.ts';
import type { MapView } from './map-place.ts';
import { areaView, startView, zooms } from './start-view.ts';

/** Paris and its edge: what the base map covers, and no more. */
const maxBounds: [[number, number], [number, number]] = [
	[48.7, 2.08],
	[49.02, 2.62]
];
export const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Opens a Leaflet map on `view`, else where most of the places are. */
export function openMap(
	leaflet: Leaflet,
	container: HTMLElement,
	start: { view: MapView | undefined; area: Bounds | null; places: { lat: number; lon: number }[] }
): LeafletMap {
	const still = prefersStillness();
	const map = leaflet.map(container, {
		minZoom: zooms.first,
		maxZoom: zooms.last,
		maxBounds,
		maxBoundsViscosity: 1,
		zoomControl: false,
		attributionControl: false,
		scrollWheelZoom: false,
		boxZoom: false,
		fadeAnimation: false,
		zoomAnimation: !still,
		markerZoomAnimation: !still,
		inertia: !still
	});
	const { view, area, places } = start;
	const size = { width: container.clientWidth, height: container.clientHeight };
	const { lat, lon, zoom } = view ?? (area ? areaView(area, size) : startView(places, size));
	return map.setView([lat, lon], zoom, { animate: false });
}

export const viewOf = (map: LeafletMap): MapView => {
	const { lat, lng } = map.getCenter();
	return { lat, lon: lng, zoom: map.getZoom() };
};

export function boundsOf(map: LeafletMap): Bounds {
	const seen = map.getBounds();
	return { west: seen.getWest(), south: seen.getSouth(), east: seen.getEast(), north: seen.getNorth() };
}

/** Shows another view, unless it is the one that is seen. */
export function moveTo(map: LeafletMap, { lat, lon, zoom }: MapView): void {
	const now = viewOf(map);
	const same = Math.abs(now.lat - lat) < 1e-6 && Math.abs(now.lon - lon) < 1e-6 && now.zoom === zoom;
	if (!same) map.setView([lat, lon], zoom, { animate: !prefersStillness() });
}

/** A map at least this share of the window tall is what the page is for: one finger may pan it. */
const FILLS_SCREEN = 0.5;

/**
 * Keeps the map from trapping the page. The wheel zooms only while the map has the focus or Ctrl is held; a single
 * finger pans only a map that fills the screen (two fingers always do); the keys of Leaflet work from any mark inside.
 * Returns what undoes it.
 */
export function tameGestures(map: LeafletMap): () => void {
	const container = map.getContainer();
	const listening = new AbortController();
	const { signal } = listening;

	const onWheel = (event: WheelEvent): void => {
		const wanted = event.ctrlKey || event.metaKey || container.contains(document.activeElement);
		map.scrollWheelZoom[wanted ? 'enable' : 'disable']();
	};
	container.addEventListener('wheel', onWheel, { capture: true, passive: true, signal });
	container.addEventListener('focusin', () => map.fire('focus'), { signal });
	container.addEventListener('focusout', () => map.fire('blur'), { signal });

	const fitTouch = (): void => {
		const embedded = container.clientHeight < FILLS_SCREEN * window.innerHeight;
		const touch = matchMedia('(pointer: coarse)').matches;
		map.dragging[embedded && touch ? 'disable' : 'enable']();
	};
	map.on('resize', fitTouch);
	fitTouch();
	return () => listening.abort();
}
