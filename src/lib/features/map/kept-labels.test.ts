import { describe, expect, it } from 'vitest';
import { holds, keepLabels, type Layout } from './kept-labels.ts';
import { plain, type Label } from './labels.ts';
import { grow, type Box } from './place-labels.ts';

const at = (x: number, y: number, by = 10): Box => grow({ left: x, right: x, top: y, bottom: y }, by);
const bounds: Box = { left: 0, top: 0, right: 400, bottom: 400 };
const frame = (x: number, y: number, zoom = 15) => ({
	...{ zoom, left: 0, top: 0, width: 400, height: 400, sharpness: 1 },
	...{ corner: { x, y }, view: bounds }
});
const label = (text: string, x: number, y: number): Label => ({
	...{ kind: 'street', text, rows: [text], size: 12, weight: 500 },
	...{ ...plain, x, y, letters: [{ x, y, angle: 0 }] }
});
const names = [label('in the middle', 200, 200), label('at the edge', 380, 200)];
const layout: Layout = {
	frame: frame(1000, 1000),
	bounds,
	taken: [at(50, 50)],
	placed: names.map((value) => ({ value, boxes: [at(value.x, value.y)], group: value.text }))
};
const textsOf = (kept: ReturnType<typeof keepLabels>) => kept?.placed.map(({ value: { text, x, y } }) => [text, x, y]);

describe('keepLabels', () => {
	it('leaves names where they are in the city, letters and all', () => {
		const kept = keepLabels(layout, frame(1040, 992), bounds, [at(10, 58)]);
		expect(textsOf(kept)).toEqual([
			['in the middle', 160, 208],
			['at the edge', 340, 208]
		]);
		expect(kept?.placed[0]?.value.letters).toEqual([{ x: 160, y: 208, angle: 0 }]);
		expect(kept?.placed[0]?.boxes).toEqual([at(160, 208)]);
	});

	it('drops what would be cut, and looks again where nothing was looked for', () => {
		const kept = keepLabels(layout, frame(976, 1000), bounds, [at(74, 50)]);
		expect(textsOf(kept)).toEqual([['in the middle', 224, 200]]);
		expect(kept?.isSettled(at(224, 200))).toBe(true);
		expect(kept?.isSettled(at(20, 200))).toBe(false);
	});

	it('looks again where a mark came or went', () => {
		const kept = keepLabels(layout, frame(1000, 1000), bounds, [at(195, 195)]);
		expect(textsOf(kept)).toEqual([['at the edge', 380, 200]]);
		expect(kept?.isSettled(at(200, 200))).toBe(false);
		expect(kept?.isSettled(at(55, 50))).toBe(false);
		expect(kept?.isSettled(at(300, 300))).toBe(true);
	});

	it('keeps nothing of another zoom', () => {
		expect(keepLabels(layout, frame(1000, 1000, 16), bounds, [])).toBeNull();
	});
});

describe('holds', () => {
	const view = { left: 100, top: 100, right: 300, bottom: 300 };
	const seen = (x: number, y: number, zoom = 15) => ({ ...frame(x, y, zoom), view });

	it('serves a view that is within what was named', () => {
		expect(holds(layout, seen(1100, 900), [])).toBe(true);
		expect(holds(layout, seen(1101, 900), [])).toBe(false);
		expect(holds(layout, seen(1000, 899), [])).toBe(false);
	});

	it('serves no other zoom', () => {
		expect(holds(layout, seen(1000, 1000, 16), [])).toBe(false);
	});

	it('does not serve where a mark covers a name', () => {
		expect(holds(layout, seen(1000, 1000), [at(300, 300)])).toBe(true);
		expect(holds(layout, seen(1000, 1000), [at(215, 200)])).toBe(false);
	});
});
