import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionTo } from './direction.ts';

const here = { lat: 48.87, lon: 2.38 };
/** A point this many metres to the north and to the east. */
const away = (north: number, east: number) => ({ lat: here.lat + north / 111_195, lon: here.lon + east / 73_140 });

describe('directionTo', () => {
	it.each([
		[100, 0, 'north'],
		[100, 100, 'northEast'],
		[0, 100, 'east'],
		[-100, 100, 'southEast'],
		[-100, 0, 'south'],
		[-100, -100, 'southWest'],
		[0, -100, 'west'],
		[100, -100, 'northWest'],
		[100, 35, 'north'],
		[100, -35, 'north']
	])('%i m north and %i m east is %s', (north, east, direction) => {
		expect(directionTo(here, away(north, east))).toBe(direction);
	});

	it('says nothing of the spot itself', () => {
		expect(directionTo(here, away(5, 5))).toBeNull();
	});

	it('is the opposite on the way back', () => {
		const opposite = { north: 'south', south: 'north', east: 'west', west: 'east' } as const;
		const metres = fc.constantFrom(-400, 400);
		fc.assert(
			fc.property(metres, fc.boolean(), (far, northwards) => {
				const there = northwards ? away(far, 0) : away(0, far);
				const out = directionTo(here, there) as keyof typeof opposite;
				expect(directionTo(there, here)).toBe(opposite[out]);
			})
		);
	});
});
