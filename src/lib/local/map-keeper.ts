import type { Point } from '#lib/domain/place/distance.ts';
import { addSide, decodeMain, type DecodedMap } from '#lib/domain/street-map/decode.ts';
import type { MapManifest } from '#lib/domain/street-map/format.ts';
import { createGeocoder, type Geocoder } from '#lib/domain/street-map/geocode.ts';
import { walksTo, type Walk } from '#lib/domain/street-map/walk.ts';
import { connectionKind } from './connection-kind.ts';
import {
	askManifest,
	heldOf,
	MAP_CACHE,
	offerOf,
	problemOf,
	readHeld,
	readPart,
	removeParts,
	takeParts,
	type MapState,
	type TakeResult
} from './map-packs.ts';
import { getSetting, setSetting } from './user-db.ts';

type Held = Awaited<ReturnType<typeof readHeld>>;

/** What the visitor took away is not brought back by itself. */
const REMOVED = 'map-removed';

/** Opens and fills the street map on this device, and tells its state. Loaded when first asked for. */
export class MapKeeper {
	readonly #state: MapState;
	#record: NonNullable<Held>['record'] | null = null;
	#manifest: MapManifest | null = null;
	#opening: Promise<void> | null = null;
	#looked = false;
	#asking: Promise<void> | null = null;
	#taking: Promise<TakeResult> | null = null;
	#geocoder: Promise<Geocoder | null> | null = null;
	#stop = new AbortController();
	#channel = globalThis.BroadcastChannel ? new BroadcastChannel(MAP_CACHE) : null;

	constructor(state: MapState) {
		this.#state = state;
		if (!this.#channel) return;
		this.#channel.onmessage = () => void this.#load();
		new BroadcastChannel('fanal-directory').onmessage = ({ data }: MessageEvent<{ erased?: true }>) => {
			if (data.erased) this.#forget();
		};
	}

	/** Reads the device's map, once; then asks the server, without being waited for. */
	async open(): Promise<DecodedMap | null> {
		this.#opening ??= this.#load();
		await this.#opening;
		if (!this.#looked) void this.#look();
		return this.#state.current;
	}

	take(options: { address?: boolean } = {}): Promise<TakeResult> {
		this.#taking ??= this.#take(options.address ?? false).finally(() => (this.#taking = null));
		return this.#taking;
	}

	async remove(what: 'all' | 'address' = 'all'): Promise<void> {
		this.#stop.abort();
		this.#stop = new AbortController();
		await this.#taking;
		try {
			await removeParts(what);
			await setSetting(REMOVED, what).catch(() => undefined);
		} catch (error) {
			this.#state.problem = problemOf(error);
		}
		await this.#load();
		this.#channel?.postMessage('changed');
	}

	/** Finds streets, and addresses where their book is held. `null` without a map and without a book. */
	async geocoder(): Promise<Geocoder | null> {
		const map = await this.open();
		this.#geocoder ??= readPart('address')
			.catch(() => null)
			.then((part) => (part || map ? createGeocoder(part, map) : null));
		return this.#geocoder;
	}

	async walks(place: Point, stations: Point[]): Promise<(Walk | null)[]> {
		const map = await this.open();
		return map ? walksTo(map, place, stations) : stations.map(() => null);
	}

	/** Takes at once what the server has where bytes cost nothing; else it stays an offer. */
	async #look(): Promise<void> {
		this.#looked = true;
		await this.#ask();
		const removed = await getSetting<string>(REMOVED).catch(() => 'all');
		if (!this.#state.offer || removed === 'all' || connectionKind() !== 'unmetered') return;
		await this.take({ address: removed !== 'address' });
	}

	/** What the server has, once. Without an answer what is held serves, and the next call asks again. */
	#ask(): Promise<void> {
		const state = this.#state;
		this.#asking ??= askManifest(fetch).then(
			(manifest) => {
				this.#manifest = manifest;
				state.absent = manifest === null;
				this.#offer();
			},
			(error: unknown) => {
				this.#asking = null;
				this.#looked = false;
				if (!state.held) state.problem = problemOf(error);
			}
		);
		return this.#asking;
	}

	async #take(address: boolean): Promise<TakeResult> {
		const state = this.#state;
		await (this.#opening ??= this.#load());
		if (!this.#manifest) await this.#ask();
		const manifest = this.#manifest;
		if (!manifest) return { ok: false, code: state.problem ?? 'server' };
		const { signal } = this.#stop;
		state.problem = null;
		state.status = 'taking';
		const progress = (seen: MapState['progress']) => (state.progress = seen);
		const usable = () => this.#load('taking');
		const result = await takeParts({ fetch, manifest, address, progress, usable, signal });
		state.progress = null;
		await this.#load();
		// Whoever stopped it knows.
		if (!result.ok && !signal.aborted) state.problem = result.code;
		if (result.ok) await setSetting(REMOVED, null).catch(() => undefined);
		if (result.ok) this.#channel?.postMessage('changed');
		return result;
	}

	/** Makes `current` what the cache holds; a damaged copy is dropped, to be taken again. */
	async #load(status: MapState['status'] = 'opening'): Promise<void> {
		const state = this.#state;
		state.status = status;
		try {
			const held = await readHeld();
			this.#geocoder = null;
			this.#record = held?.record ?? null;
			state.held = held && heldOf(held.record);
			const main = held && decodeMain(held.main);
			const side = held && (await readPart('side'));
			state.current = main && side ? addSide(main, side) : main;
		} catch (error) {
			const code = problemOf(error);
			if (code === 'storage-corrupt') await removeParts('all').catch(() => undefined);
			this.#record = null;
			state.held = null;
			state.problem = code;
		}
		this.#offer();
		if (status === 'opening') state.status = state.current ? 'ready' : 'empty';
	}

	#offer(): void {
		this.#state.offer = this.#manifest && offerOf(this.#manifest, this.#record);
	}

	#forget(): void {
		this.#stop.abort();
		this.#stop = new AbortController();
		this.#record = null;
		this.#geocoder = null;
		Object.assign(this.#state, { current: null, held: null, status: 'empty' });
		this.#offer();
	}
}
