import type { Layer, LatLng, LeafletEvent, LeafletEventHandlerFn, Map as LeafletMap, ZoomAnimEvent } from 'leaflet';
import type { DecodedMap } from '#lib/domain/street-map/decode.ts';
import { readPalette, watchAppearance } from './appearance.ts';
import { BaseCanvas, fit } from './base-canvas.ts';
import { frameOf, type PlacedFrame } from './frame-of.ts';
import { holds, type Layout } from './kept-labels.ts';
import { labelPass } from './label-pass.ts';
import type { LabelKind } from './labels.ts';
import type { Leaflet } from './load-leaflet.ts';
import type { Palette } from './palette.ts';
import { inside, type Box } from './place-labels.ts';
import { project, scaleAt } from './projection.ts';
import { sceneOf, type Scene } from './scene.ts';
import { inSlices } from './slices.ts';

export interface DrawnLabel {
	text: string;
	kind: LabelKind;
}

export interface ClearSpot {
	lat: number;
	lon: number;
	radius: number;
}

export interface MapLayer extends Layer {
	/** Draws another map in place of this one, in one step: the schematic, the main streets, all streets. */
	setMap(map: DecodedMap): this;
	/** The names written now. The canvas also tells them in a bubbling `mapdrawn` event, once all are written. */
	drawnLabels(): DrawnLabel[];
	/** Leaves these spots free of names (radius in CSS pixels) from the next frame on: a mark covers what is under it. */
	keepClear(spots: ClearSpot[]): void;
	/** Draws again, for instance after the tokens of the theme changed. */
	redraw(): this;
}

/** Milliseconds without a move. */
const REST = 300;

/** A map of Paris as a Leaflet layer: two canvases, no request. A factory, because Leaflet loads late. */
export function mapLayer(leaflet: Leaflet, decoded: DecodedMap): MapLayer {
	class CanvasMap extends leaflet.Layer implements MapLayer {
		#decoded = decoded;
		/** Null until it is worked out; then it stays until another one can take its place. */
		#scene: Scene | null = null;
		#base = new BaseCanvas();
		#names = document.createElement('canvas');
		/** What each canvas shows: names follow the ground a moment later. */
		#baseFrame: PlacedFrame | null = null;
		#namesFrame: PlacedFrame | null = null;
		#palette: Palette | null = null;
		/** The names written, as long as another map or theme does not ask for others. */
		#layout: Layout | null = null;
		#clear: ClearSpot[] = [];
		#next = 0;
		#rest = 0;
		#stopScene = (): void => {};
		#stopNames = (): void => {};
		#unwatch = (): void => {};

		override onAdd(map: LeafletMap): this {
			for (const canvas of [this.#base.element, this.#names]) {
				canvas.className = 'leaflet-zoom-animated';
				map.getPane('tilePane')?.append(canvas);
			}
			this.#unwatch = watchAppearance(() => this.redraw());
			this.#stopScene = inSlices(this.#projecting());
			return this;
		}

		override onRemove(): this {
			cancelAnimationFrame(this.#next);
			clearTimeout(this.#rest);
			this.#stopScene();
			this.#stopNames();
			this.#unwatch();
			this.#base.element.remove();
			this.#names.remove();
			return this;
		}

		override getEvents(): Record<string, LeafletEventHandlerFn> {
			return {
				moveend: () => this.#settle(),
				move: () => this.#followLongPan(),
				zoom: () => this.#stretch(this._map.getCenter(), this._map.getZoom()),
				zoomanim: (event: LeafletEvent) => {
					const { center, zoom } = event as ZoomAnimEvent;
					clearTimeout(this.#rest);
					this.#stretch(center, zoom);
				}
			};
		}

		setMap(map: DecodedMap): this {
			if (map === this.#decoded) return this;
			this.#decoded = map;
			this.#stopScene();
			if (this._map) this.#stopScene = inSlices(this.#projecting());
			return this;
		}

		*#projecting(): Generator<void, void> {
			this.#scene = yield* sceneOf(this.#decoded);
			yield;
			this.redraw();
		}

		drawnLabels(): DrawnLabel[] {
			return (this.#layout?.placed ?? []).map(({ value: { text, kind } }) => ({ text, kind }));
		}

		keepClear(spots: ClearSpot[]): void {
			this.#clear = spots;
			this.#drawSoon();
		}

		redraw(): this {
			this.#palette = null;
			this.#layout = null;
			this.#base.forget();
			this.#draw();
			return this;
		}

		/** Within the margin all names stand already: a new margin is drawn when the map has come to rest. */
		#settle(): void {
			const frame = frameOf(leaflet, this._map);
			const layout = this.#layout;
			if (!frame || !layout || layout.frame !== this.#baseFrame || !holds(layout, frame, this.#taken(layout.frame)))
				return this.#draw();
			cancelAnimationFrame(this.#next);
			this.#stretch(this._map.getCenter(), this._map.getZoom());
			this.#tell();
			this.#rest = window.setTimeout(() => this.#draw(), REST);
		}

		#draw(): void {
			cancelAnimationFrame(this.#next);
			clearTimeout(this.#rest);
			const frame = frameOf(leaflet, this._map);
			if (!frame || !this.#scene) return;
			this.#palette ??= readPalette(this._map.getContainer());
			this.#baseFrame = frame;
			this.#base.show(frame, this.#scene, this.#palette);
			this.#stretch(this._map.getCenter(), this._map.getZoom());
			this.#name(frame, this.#scene, this.#palette);
		}

		/** Names what is on the screen bit by bit, then draws the margin and names it too; until then the former names stay. */
		#name(frame: PlacedFrame, scene: Scene, palette: Palette): void {
			this.#stopNames();
			const context = this.#names.getContext('2d');
			if (context) this.#stopNames = inSlices(this.#naming(context, scene, frame, palette));
		}

		*#naming(
			context: CanvasRenderingContext2D,
			scene: Scene,
			frame: PlacedFrame,
			palette: Palette
		): Generator<void, void> {
			const taken = this.#taken(frame);
			const pass = (bounds: Box, before: Layout | null): ReturnType<typeof labelPass> =>
				labelPass(context, scene, frame, palette, { bounds, taken, before });
			const { zoom } = this.#layout?.frame ?? {};
			if (zoom !== frame.zoom) this.#write(yield* pass(frame.view, null));
			yield* this.#base.complete();
			const whole = { left: 0, top: 0, right: frame.width, bottom: frame.height };
			this.#write(yield* pass(whole, this.#layout));
		}

		#write(layout: Layout & { draw: () => void }): void {
			fit(this.#names, layout.frame);
			layout.draw();
			this.#layout = layout;
			this.#namesFrame = layout.frame;
			this.#stretch(this._map.getCenter(), this._map.getZoom());
			this.#tell();
		}

		#tell(): void {
			this.#names.dispatchEvent(new CustomEvent('mapdrawn', { bubbles: true, detail: this.drawnLabels() }));
		}

		#taken({ left, top, zoom }: PlacedFrame): Box[] {
			const scale = scaleAt(zoom);
			return this.#clear.map(({ lat, lon, radius }) => {
				const spot = project([lon, lat]);
				const [x, y] = [(spot.x - left) * scale, (spot.y - top) * scale];
				return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
			});
		}

		/** While a finger still holds the map: draw again when the margin is used up, at most once a frame. */
		#followLongPan(): void {
			clearTimeout(this.#rest);
			const { drawn } = this.#base;
			const frame = this.#baseFrame;
			const { min, max } = this._map.getPixelBounds();
			if (!frame || !drawn || !min || !max || this._map.getZoom() !== frame.zoom) return;
			const { x, y } = frame.corner;
			if (!inside({ left: min.x - x, top: min.y - y, right: max.x - x, bottom: max.y - y }, drawn)) this.#drawSoon();
		}

		#drawSoon(): void {
			cancelAnimationFrame(this.#next);
			if (this._map) this.#next = requestAnimationFrame(() => this.#draw());
		}

		/** Moves and scales both drawings to where they belong at a zoom; `moveend` draws them anew. */
		#stretch(center: LatLng, zoom: number): void {
			const map = this._map;
			const pane = map.getPane('mapPane');
			const panned = pane ? leaflet.DomUtil.getPosition(pane) : leaflet.point(0, 0);
			const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(panned).round();
			const place = (canvas: HTMLCanvasElement, frame: PlacedFrame | null): void => {
				if (!frame) return;
				const scale = map.getZoomScale(zoom, frame.zoom);
				const corner = leaflet.point(frame.corner.x, frame.corner.y).multiplyBy(scale).subtract(origin);
				leaflet.DomUtil.setTransform(canvas, corner, scale);
			};
			place(this.#base.element, this.#baseFrame);
			place(this.#names, this.#namesFrame);
		}
	}

	return new CanvasMap();
}
