import type { Point } from '#lib/domain/place/distance.ts';

/**
 * Where this device is, for as long as the page lives: asked only on a tap, kept in memory only, in no address, request,
 * storage or history.
 */
class Position {
	point = $state.raw<Point | null>(null);
	status = $state<'off' | 'locating' | 'on' | 'refused' | 'failed' | 'waiting'>('off');

	async locate(): Promise<Point | null> {
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

	/** The directory is not on this device yet: a position could not be used without sending it. */
	wait(): void {
		this.status = 'waiting';
	}

	forget(): void {
		this.point = null;
		this.status = 'off';
	}
}

export const position = new Position();
