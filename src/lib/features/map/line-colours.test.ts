import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import schematic from '../../../../data/basemap/schematic.json' with { type: 'json' };
import stationsFile from '../../../../data/basemap/stations.json' with { type: 'json' };
import { contrast, parseColour } from './colour.ts';
import { lineCodes, lineColours } from './line-colours.ts';

const badge = readFileSync(new URL('../../ui/LineBadge.svelte', import.meta.url), 'utf8');

/** The value that the badge component gives a custom property for a line, in any rule that names the line. */
function valueInBadge(line: string, property: string): string | undefined {
	const rules = [...badge.matchAll(/([^{}]+)\{([^{}]+)\}/g)];
	const rule = rules.find(
		([, selector, body]) => selector?.includes(`[data-line='${line}']`) && body?.includes(`${property}:`)
	);
	return rule?.[2] && new RegExp(`${property}:\\s*([^;]+);`).exec(rule[2])?.[1];
}

describe('lineColours', () => {
	it('knows every line of the stations and of the map', () => {
		const lines = new Set([
			...schematic.lines.map(({ line }) => line),
			...stationsFile.stations.flatMap((station) => station.lines)
		]);
		expect([...lines].filter((line) => !lineCodes.includes(line))).toEqual([]);
	});

	it.each([...lineCodes, 'a line of tomorrow'])('%s is readable', (line) => {
		const { background, text } = lineColours(line);
		expect(contrast(parseColour(background), parseColour(text))).toBeGreaterThanOrEqual(4.5);
	});

	it.each(schematic.lines.map(({ line, colour }) => [line, colour] as const))('%s looks like %s', (line, colour) => {
		const [ours, theirs] = [parseColour(lineColours(line).background), parseColour(colour)];
		for (const channel of [0, 1, 2] as const) expect(Math.abs(ours[channel] - theirs[channel])).toBeLessThanOrEqual(8);
	});

	it.each(lineCodes)('%s has the same colours in the badge component', (line) => {
		const { background, text } = lineColours(line);
		expect(valueInBadge(line, '--line')).toBe(background);
		expect(valueInBadge(line, '--line-text') ?? '#10131f').toBe(text);
	});
});
