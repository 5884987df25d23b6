import { describe, expect, it } from 'vitest';
import { coarse } from '#lib/domain/place/bounds.ts';
import { project, scaleAt } from './projection.ts';
import { areaView, startView } from './start-view.ts';

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

describe('areaView', () => {
	it.each([12, 13, 14, 15, 16])('shows again what was seen at zoom %i when it was asked for', (zoom) => {
		const [lat, lon] = [48.8766, 2.3956];
		const perPixel = 1 / scaleAt(zoom);
		const [corner, other] = [project([lon, lat]), project([lon + 0.1, lat + 0.1])];
		const [wide, high] = [0.1 / (other.x - corner.x), 0.1 / (corner.y - other.y)];
		const [x, y] = [(phone.width / 2) * perPixel * wide, (phone.height / 2) * perPixel * high];
		const seen = { west: lon - x, east: lon + x, south: lat - y, north: lat + y };
		const view = areaView(coarse(seen), phone);
		expect(view.zoom).toBe(zoom);
		expect(Math.abs(view.lat - lat)).toBeLessThan(0.001);
		expect(Math.abs(view.lon - lon)).toBeLessThan(0.001);
	});
});
