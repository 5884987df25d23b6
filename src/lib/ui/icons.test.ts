import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needs } from '#lib/domain/taxonomy/needs.ts';
import type { IconShape } from './icons.ts';
import * as common from './icons.ts';
import * as rarer from './rarer-icons.ts';
import * as rooms from './room-icons.ts';
import { needIcons } from './need-icons.ts';

const icons = { ...common, ...rarer, ...rooms };

/** Numbers each command takes; `a` holds radii and flags before its point. */
const arity: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, a: 7, z: 0 };

/** Every point (control points too) of a path, in absolute coordinates; throws on anything that is not a path. */
function pointsOf(d: string): [number, number][] {
	const tokens = d.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/gi) ?? [];
	if (tokens.join('') !== d.replace(/[\s,]/g, '')) throw new Error(`Not a path: ${d}`);
	const points: [number, number][] = [];
	let [x, y] = [0, 0];
	let start: [number, number] = [0, 0];
	let command = '';
	for (let index = 0; index < tokens.length;) {
		if (/[a-z]/i.test(tokens[index] ?? '')) command = tokens[index++] ?? '';
		const lower = command.toLowerCase();
		const count = arity[lower];
		if (count === undefined) throw new Error(`Unknown command ${command} in ${d}`);
		const values = tokens.slice(index, index + count).map(Number);
		if (values.length < count || values.some(Number.isNaN)) throw new Error(`Cut short: ${d}`);
		index += count;
		if (lower === 'z') {
			[x, y] = start;
			continue;
		}
		const [fromX, fromY] = command === lower ? [x, y] : [0, 0];
		const pairs = lower === 'a' ? values.slice(5) : values;
		if (lower === 'h') x = fromX + (pairs[0] ?? NaN);
		else if (lower === 'v') y = fromY + (pairs[0] ?? NaN);
		else {
			for (let at = 0; at < pairs.length; at += 2) {
				[x, y] = [fromX + (pairs[at] ?? NaN), fromY + (pairs[at + 1] ?? NaN)];
				points.push([x, y]);
			}
		}
		points.push([x, y]);
		if (lower === 'm') {
			start = [x, y];
			command = command === 'm' ? 'l' : 'L';
		}
	}
	return points;
}

describe('pictograms', () => {
	it.each(Object.entries<IconShape>(icons))('%s is a short path whose strokes stay on the grid', (_, icon) => {
		const points = pointsOf(icon.d);
		expect(points.length).toBeGreaterThan(1);
		expect(icon.d.length).toBeLessThanOrEqual(400);
		for (const coordinate of points.flat()) {
			expect(coordinate).toBeGreaterThanOrEqual(1);
			expect(coordinate).toBeLessThanOrEqual(23);
		}
	});

	it('are all different', () => {
		const paths = Object.values<IconShape>(icons).map(({ d, filled }) => `${filled}|${d}`);
		expect(new Set(paths).size).toBe(paths.length);
	});

	it('exist for each need, and for nothing else', () => {
		expect(Object.keys(needIcons).sort()).toEqual([...needs].sort());
	});
});

describe('the mark', () => {
	it('is drawn alike on the page and on the home screen', () => {
		const pathsIn = (file: string) => {
			const source = readFileSync(new URL(file, import.meta.url), 'utf8');
			return [...source.matchAll(/\sd="([^"]+)"/g)].map((match) => match[1]);
		};
		expect(pathsIn('./Lantern.svelte')).toHaveLength(4);
		expect(pathsIn('./Lantern.svelte')).toEqual(pathsIn('../../../static/icon.svg'));
	});
});
