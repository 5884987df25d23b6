import { describe, expect, it } from 'vitest';
import { startView } from './start-view.ts';

const phone = { width: 390, height: 600 };
const desk = { width: 1280, height: 800 };
const city = Array.from({ length: 100 }, (_, n) => ({
	lat: 48.82 + (n % 10) / 125,
	lon: 2.28 + Math.floor(n / 10) / 80
}));

describe('startView', () => {
	it('opens on the city when there is nothing to show', () => {
		expect(startView([], phone)).toMatchObject({ zoom: 12 });
	});

	it('opens close on a single place, but not at the closest zoom', () => {
		expect(startView([{ lat: 48.884, lon: 2.365 }], phone)).toEqual({ lat: 48.884, lon: 2.365, zoom: 16 });
	});

	it('shows more ground on a larger screen', () => {
		expect(startView(city, desk).zoom).toBeGreaterThanOrEqual(startView(city, phone).zoom);
	});

	it('is not drawn away by a place in a far suburb', () => {
		const near = startView(city, phone);
		const far = startView([...city, { lat: 48.85, lon: 2.6 }], phone);
		expect(far.zoom).toBe(near.zoom);
		expect(Math.abs(far.lon - near.lon)).toBeLessThan(0.02);
	});

	it('keeps both of two distant places in view', () => {
		const { zoom } = startView(
			[
				{ lat: 48.82, lon: 2.28 },
				{ lat: 48.9, lon: 2.41 }
			],
			phone
		);
		expect(zoom).toBe(11);
	});
});
