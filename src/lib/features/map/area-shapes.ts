import type { Map as LeafletMap, Polygon } from 'leaflet';
import type { DecodedMap, Path } from '#lib/domain/street-map/decode.ts';
import type { Leaflet } from './load-leaflet.ts';

/** An arrondissement drawn as an area that can be touched. */
export interface MarkedArea {
	number: number;
	/** `false`: what is there is only announced. */
	certain: boolean;
	/** The one that was touched. */
	picked: boolean;
}

const degrees = (path: Path): [lat: number, lon: number][] =>
	Array.from({ length: path.length / 2 }, (_, index) => {
		const [x = 0, y = 0] = path.subarray(2 * index, 2 * index + 2);
		return [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180];
	});

/** Areas between the ground and the marks of a Leaflet map. The list beside the map says the same: they take no focus. */
export class AreaShapes {
	#leaflet: Leaflet;
	#map: LeafletMap;
	#pick: (number: number) => void;
	#shapes: Polygon[] = [];

	constructor(leaflet: Leaflet, map: LeafletMap, pick: (number: number) => void) {
		this.#leaflet = leaflet;
		this.#map = map;
		this.#pick = pick;
	}

	show(ground: DecodedMap, areas: MarkedArea[]): void {
		for (const shape of this.#shapes) shape.remove();
		// Drawn beyond the screen: the edge of an area does not end where a finger starts.
		const renderer = this.#leaflet.svg({ padding: 0.6 });
		this.#shapes = areas.flatMap(({ number, certain, picked }) =>
			ground.arrondissements
				.filter((each) => each.number === number)
				.map(({ rings }) => {
					const className = ['programme-area', certain ? '' : 'announced', picked ? 'picked' : ''].join(' ').trim();
					const shape = this.#leaflet.polygon(rings.map(degrees), { renderer, className });
					return shape.on('click', () => this.#pick(number)).addTo(this.#map);
				})
		);
	}
}
