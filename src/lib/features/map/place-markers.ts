import type { LatLng, Map as LeafletMap, Marker } from 'leaflet';
import { clusterPlaces, type Cluster } from './cluster-places.ts';
import type { Leaflet } from './load-leaflet.ts';
import type { MapLabels, MapPlace } from './map-place.ts';
import { clusterElement, listElement, placeElement, positionElement } from './marker-elements.ts';

/** CSS pixels: a pin with its status sign, or a small cluster. */
const MARK_RADIUS = 20;

interface Shown {
	marker: Marker;
	element: HTMLElement;
	/** What it was built from; another one builds it again. */
	from: unknown;
}

interface Options {
	labels: MapLabels;
	/** Returns whether it took care of the place; else the link is followed. */
	select: (id: string) => boolean;
	/** Told where marks stand, so that no name is written under them. */
	keepClear: (spots: { lat: number; lon: number; radius: number }[]) => void;
	/** Asked at every move, because a person can change their mind while the page is open. */
	animate: () => boolean;
}

/** The marks of places on a Leaflet map: grouped by zoom, focusable, kept in the document while they stay in view. */
export class PlaceMarkers {
	#leaflet: Leaflet;
	#map: LeafletMap;
	#options: Options;
	#shown = new Map<string, Shown>();
	#grouped = clusterPlaces([], 0);
	#places: MapPlace[] = [];
	#selected: MapPlace | undefined;
	#position: Marker | null = null;
	#dragged = false;

	constructor(leaflet: Leaflet, map: LeafletMap, options: Options) {
		this.#leaflet = leaflet;
		this.#map = map;
		this.#options = options;
		map.on('moveend', this.#render, this);
		map.on('dragstart', () => (this.#dragged = true));
		map.getContainer().addEventListener('pointerdown', () => (this.#dragged = false), { capture: true });
	}

	/** Shows these places. The selected one always stands alone, and is brought into view when it was chosen elsewhere. */
	show(places: MapPlace[], selectedId: string | undefined): void {
		const before = this.#selected?.id;
		this.#selected = places.find(({ id }) => id === selectedId);
		if (places !== this.#places || before !== this.#selected?.id) {
			this.#places = places;
			const others = places.filter((place) => place !== this.#selected);
			this.#grouped = clusterPlaces(others, this.#map.getMaxZoom());
		}
		this.#render();
		if (this.#selected && this.#selected.id !== before) this.#bringIntoView(this.#selected);
	}

	locate(position: { lat: number; lon: number } | null): void {
		this.#position?.remove();
		this.#position = position && this.#mark(positionElement(this.#options.labels.yourPosition), position, -1000);
		this.#render();
	}

	#keepClear(marks: { lat: number; lon: number }[]): void {
		const here = this.#position?.getLatLng();
		const spots = here ? [...marks, { lat: here.lat, lon: here.lng }] : marks;
		this.#options.keepClear(spots.map(({ lat, lon }) => ({ lat, lon, radius: MARK_RADIUS })));
	}

	#mark(element: HTMLElement, { lat, lon }: { lat: number; lon: number }, zIndexOffset: number): Marker {
		const icon = this.#leaflet.divIcon({ html: element, className: 'mark', iconSize: [44, 44] });
		// The element inside is the control: Leaflet's own focus and click handling stays off.
		const options = { icon, zIndexOffset, interactive: false, keyboard: false };
		return this.#leaflet.marker([lat, lon], options).addTo(this.#map);
	}

	#render(): void {
		const view = this.#map.getBounds().pad(0.05);
		const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
		const { single, clusters } = this.#grouped({ west, south, east, north }, this.#map.getZoom());
		const selected = this.#selected;
		const wanted = new Map<string, { from: unknown; at: { lat: number; lon: number }; build: () => HTMLElement }>();
		for (const place of selected ? [...single, selected] : single) {
			const chosen = place === selected;
			const build = (): HTMLElement => this.#placeMark(place, chosen);
			wanted.set(chosen ? `selected ${place.id}` : place.id, { from: place, at: place, build });
		}
		for (const cluster of clusters) {
			const build = (): HTMLElement => this.#clusterMark(cluster);
			wanted.set(cluster.key, { from: this.#grouped, at: cluster, build });
		}

		this.#keepClear([...wanted.values()].map(({ at }) => at));
		let lostFocus: LatLng | null = null;
		for (const [key, shown] of this.#shown) {
			if (wanted.get(key)?.from === shown.from) continue;
			if (shown.element === document.activeElement) lostFocus = shown.marker.getLatLng();
			shown.marker.remove();
			this.#shown.delete(key);
		}
		for (const [key, { from, at, build }] of wanted) {
			if (this.#shown.has(key)) continue;
			const element = build();
			const marker = this.#mark(element, at, key.startsWith('selected ') ? 10_000 : 0);
			this.#shown.set(key, { marker, element, from });
		}
		if (lostFocus) this.#focusNear(lostFocus);
	}

	/** A mark that had the focus is gone (its group opened, say): the nearest one takes it, else the map itself. */
	#focusNear(spot: LatLng): void {
		const distance = ({ marker }: Shown): number => marker.getLatLng().distanceTo(spot);
		const [nearest] = [...this.#shown.values()].sort((a, b) => distance(a) - distance(b));
		(nearest?.element ?? this.#map.getContainer()).focus({ preventScroll: true });
	}

	#placeMark(place: MapPlace, selected: boolean): HTMLElement {
		const element = placeElement(place, selected);
		element.addEventListener('click', (event) => this.#open(place, event));
		element.addEventListener('focus', () => this.#followFocus(element, place));
		return element;
	}

	#open(place: MapPlace, event: MouseEvent): void {
		if (this.#endsDrag(event)) event.preventDefault();
		else if (!event.ctrlKey && !event.metaKey && !event.shiftKey && this.#options.select(place.id))
			event.preventDefault();
	}

	/** Letting go of the mouse after dragging the map by a mark is a click too; pressing Enter never is a drag. */
	#endsDrag(event: MouseEvent): boolean {
		return event.detail > 0 && this.#dragged;
	}

	#clusterMark(cluster: Cluster): HTMLElement {
		const element = clusterElement(cluster, this.#options.labels.cluster(cluster.places.length));
		element.addEventListener('focus', () => this.#followFocus(element, cluster));
		element.addEventListener('click', (event) => {
			if (this.#endsDrag(event)) return;
			// A click that reaches the map closes the list at once.
			event.stopPropagation();
			if (cluster.opensAt > this.#map.getMaxZoom()) this.#list(cluster, element);
			else this.#map.setView([cluster.lat, cluster.lon], cluster.opensAt, { animate: this.#options.animate() });
		});
		return element;
	}

	/** Places of one address cannot be zoomed apart: they are listed. Closing the list gives the focus back. */
	#list({ lat, lon, places }: Cluster, button: HTMLElement): void {
		const content = listElement(places, (place, event) => this.#open(place, event));
		const options = {
			closeButton: false,
			offset: this.#leaflet.point(0, -16),
			maxHeight: 280,
			className: 'list-popup'
		};
		const popup = this.#leaflet.popup(options).setLatLng([lat, lon]).setContent(content).openOn(this.#map);
		content.querySelector('a')?.focus({ preventScroll: true });
		popup.once('remove', () => {
			if (document.activeElement === document.body || content.contains(document.activeElement)) button.focus();
		});
	}

	/** For the keyboard alone: a mark that moved away under the finger that presses it would not be opened. */
	#followFocus(element: HTMLElement, spot: { lat: number; lon: number }): void {
		if (element.matches(':focus-visible')) this.#bringIntoView(spot);
	}

	#bringIntoView({ lat, lon }: { lat: number; lon: number }): void {
		this.#map.panInside([lat, lon], { padding: [48, 48], animate: this.#options.animate() });
	}
}
