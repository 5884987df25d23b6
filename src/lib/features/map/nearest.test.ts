import { describe, expect, it } from 'vitest';
import { nearestOn, snapTo } from './nearest.ts';

const path = [
	{ x: 0, y: 0 },
	{ x: 10, y: 0 },
	{ x: 10, y: 10 }
];

describe('nearestOn', () => {
	it('falls square on the segment, or on its end', () => {
		expect(nearestOn({ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 4, y: 3 })).toEqual({ x: 4, y: 0 });
		expect(nearestOn({ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 14, y: 3 })).toEqual({ x: 10, y: 0 });
		expect(nearestOn({ x: 5, y: 5 }, { x: 5, y: 5 }, { x: 0, y: 0 })).toEqual({ x: 5, y: 5 });
	});
});

describe('snapTo', () => {
	it('puts a station on the nearer piece of its line', () => {
		expect(snapTo([path], { x: 4, y: 1 }, 3)).toEqual({ x: 4, y: 0 });
		expect(snapTo([path], { x: 12, y: 6 }, 3)).toEqual({ x: 10, y: 6 });
	});

	it('leaves a station where it is when its line is too far or not drawn', () => {
		expect(snapTo([path], { x: 4, y: 9 }, 3)).toEqual({ x: 4, y: 9 });
		expect(snapTo([], { x: 4, y: 1 }, 3)).toEqual({ x: 4, y: 1 });
	});
});
