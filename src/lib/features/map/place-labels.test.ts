import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './place-labels.fixture.ts';
import { placing, type Box, type LabelRequest } from './place-labels.ts';

const screen: Box = { left: 0, top: 0, right: 400, bottom: 400 };
const at = (left: number, top: number, width = 50, height = 20): Box => ({
	left,
	top,
	right: left + width,
	bottom: top + height
});
const alone = (group: string) => ({ group, apart: 0, reach: screen });
const ask = (value: string, priority: number, ...boxes: Box[]): LabelRequest<string> => ({
	...alone(value),
	priority,
	candidates: () => boxes.map((box, index) => ({ boxes: [box], value: `${value}${index || ''}` }))
});

describe('placeLabels', () => {
	it('gives a contested place to the more important label', () => {
		expect(placeLabels([ask('small', 1, at(10, 10)), ask('big', 2, at(20, 15))], screen)).toEqual(['big']);
	});

	it('keeps the given order between equals', () => {
		expect(placeLabels([ask('first', 1, at(10, 10)), ask('second', 1, at(20, 15))], screen)).toEqual(['first']);
	});

	it('moves a label to its next candidate when the first is taken', () => {
		const labels = [ask('big', 2, at(20, 15)), ask('small', 1, at(10, 10), at(10, 200))];
		expect(placeLabels(labels, screen)).toEqual(['big', 'small1']);
	});

	it('lets neighbours share an edge', () => {
		expect(placeLabels([ask('a', 1, at(0, 0)), ask('b', 1, at(50, 0))], screen)).toEqual(['a', 'b']);
	});

	it('leaves out what would be cut by the edge or lie on what is already drawn', () => {
		expect(placeLabels([ask('cut', 1, at(380, 10)), ask('under', 1, at(100, 100))], screen, [at(120, 110)])).toEqual(
			[]
		);
	});

	it('needs every box of a slanted label to be free', () => {
		const slanted = {
			...alone('river'),
			priority: 1,
			candidates: () => [{ boxes: [at(0, 0, 10, 10), at(10, 10, 10, 10)], value: 'river' }]
		};
		expect(placeLabels([slanted], screen, [at(12, 12, 4, 4)])).toEqual([]);
		expect(placeLabels([slanted], screen, [at(12, 2, 4, 4)])).toEqual(['river']);
	});

	it('goes around what was placed before, and does not write it a second time nearby', () => {
		const kept = [{ value: 'Rue A', boxes: [at(100, 100)], group: 'Rue A' }];
		const again = { ...ask('Rue A', 2, at(160, 100), at(300, 100)), apart: 100 };
		const found = [...placing([again, ask('over', 1, at(110, 110))], screen, [], kept)];
		expect(found.map((label) => label?.value ?? null)).toEqual(['Rue A1', null]);
	});

	it('does not look again where it looked before', () => {
		const before = at(0, 0, 200, 400);
		const isSettled = (box: Box) => box.right <= before.right;
		const [inside, across] = [ask('inside', 1, at(10, 10)), ask('across', 1, at(190, 10))].map((request, index) => ({
			...request,
			reach: index === 0 ? at(0, 0) : screen
		}));
		const found = [...placing([inside!, across!], screen, [], [], isSettled)];
		expect(found.map((label) => label?.value)).toEqual(['across']);
	});

	it('never lets two labels overlap, wherever they are asked for', () => {
		const box = fc.record({ x: fc.integer({ min: -50, max: 420 }), y: fc.integer({ min: -50, max: 420 }) });
		fc.assert(
			fc.property(fc.array(fc.array(box, { minLength: 1, maxLength: 4 }), { maxLength: 60 }), (asked) => {
				const placed = placeLabels(
					asked.map((spots, priority) => ({
						...alone(`${priority}`),
						priority,
						candidates: () => spots.map(({ x, y }) => ({ boxes: [at(x, y)], value: at(x, y) }))
					})),
					screen
				);
				for (const [index, a] of placed.entries()) {
					for (const b of placed.slice(index + 1)) {
						const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
						expect(apart).toBe(true);
					}
				}
			})
		);
	});
});
