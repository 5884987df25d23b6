import { describe, expect, it } from 'vitest';
import { arrondissementText, joinPaths } from './scene.ts';

describe('arrondissementText', () => {
	it.each([
		[1, '1er'],
		[2, '2e'],
		[19, '19e']
	])('writes %i as %s', (number, text) => {
		expect(arrondissementText(number)).toBe(text);
	});
});

describe('joinPaths', () => {
	it('joins a path to the one that ends where it begins, and leaves an arm apart', () => {
		expect(
			joinPaths([
				[
					[0, 0],
					[1, 0]
				],
				[
					[1, 0],
					[2, 0],
					[3, 0]
				],
				[
					[2, 0],
					[2, 5]
				]
			])
		).toEqual([
			[
				[0, 0],
				[1, 0],
				[2, 0],
				[3, 0]
			],
			[
				[2, 0],
				[2, 5]
			]
		]);
	});

	it('does not change what it was given', () => {
		const first: [number, number][] = [
			[0, 0],
			[1, 1]
		];
		joinPaths([
			first,
			[
				[1, 1],
				[2, 2]
			]
		]);
		expect(first).toHaveLength(2);
	});
});
