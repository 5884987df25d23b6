import type { DecodedMap } from '#lib/domain/street-map/decode.ts';
import type { Point } from '#lib/domain/place/distance.ts';
import type { Geocoder } from '#lib/domain/street-map/geocode.ts';
import type { Walk } from '#lib/domain/street-map/walk.ts';
import type { MapKeeper } from './map-keeper.ts';
import type { HeldMap, MapOffer, MapState, TakeResult } from './map-packs.ts';
import type { Problem } from './problem.ts';
import type { Progress } from './sync.ts';

/**
 * The street map on this device, as pages see it. Starts nothing by itself; on a server it stays empty. What opens and
 * fills it is loaded on demand.
 */
export class StreetMap implements MapState {
	/** `null`: only the schematic. First without, then with its side streets. */
	current = $state.raw<DecodedMap | null>(null);
	held = $state.raw<HeldMap | null>(null);
	offer = $state.raw<MapOffer | null>(null);
	absent = $state(false);
	status = $state<MapState['status']>('empty');
	problem = $state<Problem | null>(null);
	progress = $state.raw<Progress | null>(null);
	#keeper: Promise<MapKeeper> | null = null;

	/** Reads the device's map, once, and learns what the server offers; where bytes cost nothing it is taken at once. */
	open = async (): Promise<DecodedMap | null> => (await this.#withKeeper())?.open() ?? null;

	/** Downloads the map, and with `address` the address book: only ever on a tap. */
	take = async (options?: { address?: boolean }): Promise<TakeResult> =>
		(await this.#withKeeper())?.take(options) ?? { ok: false, code: 'offline' };

	/** The ways on foot from each station to a place; `null` where no street map is held, or it knows no way. */
	walks = async (place: Point, stations: Point[]): Promise<(Walk | null)[]> =>
		(await this.#withKeeper())?.walks(place, stations) ?? stations.map(() => null);

	remove = async (what?: 'all' | 'address'): Promise<void> => (await this.#withKeeper())?.remove(what);

	/** `null` where neither a street map nor an address book is held. */
	geocoder = async (): Promise<Geocoder | null> => (await this.#withKeeper())?.geocoder() ?? null;

	/** `null` on a server, and where the code could not be fetched: the next call asks for it again. */
	async #withKeeper(): Promise<MapKeeper | null> {
		if (typeof window === 'undefined') return null;
		this.#keeper ??= import('./map-keeper.ts').then(({ MapKeeper }) => new MapKeeper(this));
		return this.#keeper.catch(() => {
			this.#keeper = null;
			this.problem = 'offline';
			return null;
		});
	}
}

export const streetMap = new StreetMap();
