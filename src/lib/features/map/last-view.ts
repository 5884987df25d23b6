import type { MapView } from './map-place.ts';

/**
 * Where the map was, for the way back from a place. In memory only: the middle of a map can be where a person stands,
 * and that is in no address, storage or history.
 */
let view: MapView | undefined;

export const lastView = (): MapView | undefined => view;
export function rememberView(seen: MapView): void {
	view = seen;
}
