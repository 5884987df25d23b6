import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitView } from './fit-view.ts';
import { scaleAt } from './projection.ts';

const place = { x: 10, y: 20 };

describe('fitView', () => {
	it('shows a place alone in the middle, close enough to read its street', () => {
		expect(fitView(place, [], 360, 260)).toEqual({ zoom: 16.5, centre: place });
	});

	it('shows the place and its stations whole, as close as it can', () => {
		const near = fc.record({
			x: fc.double({ min: 0, max: 20, noNaN: true }),
			y: fc.double({ min: 12, max: 28, noNaN: true })
		});
		fc.assert(
			fc.property(fc.array(near, { minLength: 1, maxLength: 2 }), (stations) => {
				const { zoom, centre } = fitView(place, stations, 360, 260);
				for (const { x, y } of [place, ...stations]) {
					expect(Math.abs(x - centre.x) * scaleAt(zoom)).toBeLessThanOrEqual(130);
					expect(Math.abs(y - centre.y) * scaleAt(zoom)).toBeLessThanOrEqual(96);
				}
			})
		);
	});

	it('stays with the place when a station is too far to be seen', () => {
		expect(fitView(place, [{ x: 200, y: 20 }], 360, 260)).toEqual({ zoom: 14, centre: place });
	});
});
