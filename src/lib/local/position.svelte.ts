import type { Point } from '#lib/domain/place/distance.ts';

/**
 * Where this device is, or the address its reader typed, for as long as the page lives: asked only on a tap, kept in memory
 * only, in no address, request, storage or history.
 */
class Position {
	point = $state.raw<Point | null>(null);
	status = $state<'off' | 'locating' | 'on' | 'refused' | 'failed' | 'waiting' | 'place'>('off');
	/** The address typed, when distances are measured from one. */
	label = $state<string | null>(null);

	async locate(): Promise<Point | null> {
		this.label = null;
		this.status = 'locating';
		try {
			const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
				navigator.geolocation.getCurrentPosition(resolve, reject, { maximumAge: 60_000, timeout: 15_000 })
			);
			this.point = { lat: coords.latitude, lon: coords.longitude };
			this.status = 'on';
		} catch (cause) {
			const denied = cause instanceof GeolocationPositionError && cause.code === cause.PERMISSION_DENIED;
			this.point = null;
			this.status = denied ? 'refused' : 'failed';
		}
		return this.point;
	}

	/** Measures from an address its reader typed: as private as a position. */
	setPlace(point: Point, label: string): void {
		this.point = { lat: point.lat, lon: point.lon };
		this.label = label;
		this.status = 'place';
	}

	/** The directory is not on this device yet: a position could not be used without sending it. */
	wait(): void {
		this.status = 'waiting';
	}

	forget(): void {
		this.point = null;
		this.label = null;
		this.status = 'off';
	}
}

export const position = new Position();
