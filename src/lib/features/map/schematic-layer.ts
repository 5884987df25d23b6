import type { LatLng, Layer, LeafletEvent, LeafletEventHandlerFn, Map as LeafletMap, ZoomAnimEvent } from 'leaflet';
import type { BasemapShard, Station } from '#lib/domain/edition/format.ts';
import { readPalette, watchAppearance } from './appearance.ts';
import { drawBase } from './draw-base.ts';
import { drawLabels } from './draw-labels.ts';
import type { LabelKind } from './labels.ts';
import type { Leaflet } from './load-leaflet.ts';
import { project, scaleAt } from './projection.ts';
import { makeScene } from './scene.ts';

export interface DrawnLabel {
	text: string;
	kind: LabelKind;
}

export interface ClearSpot {
	lat: number;
	lon: number;
	radius: number;
}

export interface SchematicLayer extends Layer {
	/** The names written by the last redraw. The canvas also tells them in a bubbling `schematicdrawn` event. */
	drawnLabels(): DrawnLabel[];
	/** Leaves these spots free of names (radius in CSS pixels) from the next frame on: a mark covers what is under it. */
	keepClear(spots: ClearSpot[]): void;
	/** Draws again, for instance after the tokens of the theme changed. */
	redraw(): this;
}

/** Share of the view drawn beyond each of its sides, so that a short pan shows no gap. */
const MARGIN = 0.2;

/** The schematic map of Paris as a Leaflet layer: one canvas, no request. A factory, because Leaflet loads late. */
export function schematicLayer(leaflet: Leaflet, basemap: BasemapShard, stations: Station[]): SchematicLayer {
	const scene = makeScene(basemap, stations);

	class Schematic extends leaflet.Layer implements SchematicLayer {
		#canvas = document.createElement('canvas');
		#drawn: DrawnLabel[] = [];
		#clear: ClearSpot[] = [];
		#topLeft: LatLng = leaflet.latLng(0, 0);
		#zoom = 0;
		#next = 0;
		#unwatch = (): void => {};

		override onAdd(map: LeafletMap): this {
			this.#canvas.className = 'schematic leaflet-zoom-animated';
			map.getPane('tilePane')?.append(this.#canvas);
			this.#unwatch = watchAppearance(() => this.redraw());
			return this.redraw();
		}

		override onRemove(): this {
			cancelAnimationFrame(this.#next);
			this.#unwatch();
			this.#canvas.remove();
			return this;
		}

		override getEvents(): Record<string, LeafletEventHandlerFn> {
			return {
				moveend: () => this.redraw(),
				move: () => this.#followLongPan(),
				zoom: () => this.#stretch(this._map.getCenter(), this._map.getZoom()),
				zoomanim: (event: LeafletEvent) => {
					const { center, zoom } = event as ZoomAnimEvent;
					this.#stretch(center, zoom);
				}
			};
		}

		drawnLabels(): DrawnLabel[] {
			return this.#drawn;
		}

		keepClear(spots: ClearSpot[]): void {
			this.#clear = spots;
			this.#redrawSoon();
		}

		redraw(): this {
			cancelAnimationFrame(this.#next);
			const map = this._map;
			const size = map.getSize();
			const context = this.#canvas.getContext('2d', { alpha: false });
			if (!context || size.x === 0 || size.y === 0) return this;
			const corner = leaflet.point(-Math.round(size.x * MARGIN), -Math.round(size.y * MARGIN));
			const width = size.x - 2 * corner.x;
			const height = size.y - 2 * corner.y;
			const position = map.containerPointToLayerPoint(corner);
			this.#topLeft = map.layerPointToLatLng(position);
			this.#zoom = map.getZoom();
			leaflet.DomUtil.setPosition(this.#canvas, position);

			const sharpness = Math.min(3, Math.max(1, devicePixelRatio));
			this.#canvas.width = Math.round(width * sharpness);
			this.#canvas.height = Math.round(height * sharpness);
			this.#canvas.style.width = `${width}px`;
			this.#canvas.style.height = `${height}px`;
			const { x: left, y: top } = project([this.#topLeft.lng, this.#topLeft.lat]);
			const frame = { zoom: this.#zoom, left, top, width, height, sharpness };
			const scale = scaleAt(this.#zoom);
			const taken = this.#clear.map(({ lat, lon, radius }) => {
				const spot = project([lon, lat]);
				const [x, y] = [(spot.x - left) * scale, (spot.y - top) * scale];
				return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
			});
			const palette = readPalette(map.getContainer());
			drawBase(context, scene, frame, palette);
			this.#drawn = drawLabels(context, scene, frame, palette, taken).map(({ text, kind }) => ({ text, kind }));
			this.#canvas.dispatchEvent(new CustomEvent('schematicdrawn', { bubbles: true, detail: this.#drawn }));
			return this;
		}

		/** While a finger still holds the map: draw again when the margin is used up, at most once a frame. */
		#followLongPan(): void {
			const map = this._map;
			const shift = map.latLngToContainerPoint(this.#topLeft);
			const room = map.getSize().multiplyBy(2 * MARGIN);
			const covered = shift.x <= 0 && shift.y <= 0 && shift.x >= -room.x && shift.y >= -room.y;
			if (covered || map.getZoom() !== this.#zoom) return;
			this.#redrawSoon();
		}

		#redrawSoon(): void {
			cancelAnimationFrame(this.#next);
			if (this._map) this.#next = requestAnimationFrame(() => this.redraw());
		}

		/** Moves and scales the last drawing to where it will be at another zoom; `moveend` draws it anew. */
		#stretch(center: LatLng, zoom: number): void {
			const map = this._map;
			const pane = map.getPane('mapPane');
			const panned = pane ? leaflet.DomUtil.getPosition(pane) : leaflet.point(0, 0);
			const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(panned).round();
			const corner = map.project(this.#topLeft, zoom).subtract(origin);
			leaflet.DomUtil.setTransform(this.#canvas, corner, map.getZoomScale(zoom, this.#zoom));
		}
	}

	return new Schematic();
}
