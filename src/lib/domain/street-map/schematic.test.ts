import { expect, it } from 'vitest';
import { project } from './decode.ts';
import { fromSchematic } from './schematic.ts';

it('is a map without streets', () => {
	const map = fromSchematic(
		{
			arrondissements: [
				{
					number: 1,
					name: 'Louvre',
					outline: [
						[2.33, 48.86],
						[2.35, 48.86],
						[2.35, 48.87],
						[2.33, 48.86]
					]
				}
			],
			seine: [
				[
					[2.34, 48.85],
					[2.35, 48.86]
				]
			],
			parks: [],
			lines: [
				{
					line: '4',
					mode: 'metro',
					colour: '#a0006e',
					paths: [
						[
							[2.34, 48.85],
							[2.35, 48.86]
						]
					]
				}
			]
		},
		[{ id: 'cite', name: 'Cité', lines: ['4'], lat: 48.855, lon: 2.347 }]
	);
	expect(map.streets).toEqual([]);
	expect(map.arrondissements[0]?.rings[0]).toHaveLength(6);
	expect(map.water[0]?.rings[0]).toHaveLength(8);
	expect(map.transit[0]?.paths[0]).toHaveLength(4);
	expect(map.stations).toEqual([{ name: 'Cité', lines: ['4'], at: project(2.347, 48.855) }]);
});
