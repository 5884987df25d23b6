import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalOf } from './total.ts';

type Row = Parameters<typeof totalOf>[0][number];
const row = (id: string, amountEur: number | null, ...partOf: [notice: string, certain: boolean][]): Row => ({
	id,
	amountEur,
	partOf: partOf.map(([notice, certain]) => ({ notice, certain }))
});
const total = (rows: Row[], others: Row[] = []) => totalOf(rows, (id) => others.find((each) => each.id === id));

describe('a total', () => {
	const all = row('all', 1000);
	const inside = row('inside', 200, ['all', true]);
	const perhaps = row('perhaps', 300, ['all', false]);

	it('adds what stands apart', () => {
		expect(total([all, row('other', 50)])).toMatchObject({ eur: 1050, counted: ['all', 'other'], within: [] });
	});

	it('does not add what is inside another, nor what may be', () => {
		expect(total([inside, all, perhaps])).toEqual({
			eur: 1000,
			counted: ['all'],
			within: [
				{ id: 'inside', notice: 'all', certain: true },
				{ id: 'perhaps', notice: 'all', certain: false }
			],
			untold: []
		});
	});

	it('adds it where the other is not in the list, or has no amount', () => {
		expect(total([inside, perhaps], [all])).toMatchObject({ eur: 500, within: [] });
		expect(total([inside, row('all', null)])).toMatchObject({ eur: 200, untold: ['all'] });
	});

	it('knows what is inside a part of another', () => {
		const deep = row('deep', 10, ['inside', true]);
		expect(total([all, deep], [inside]).within).toEqual([{ id: 'deep', notice: 'all', certain: true }]);
		expect(total([all, row('deep', 10, ['perhaps', true])], [perhaps]).within).toEqual([
			{ id: 'deep', notice: 'all', certain: false }
		]);
	});

	it('is never more than all amounts, and ends where notices name each other in a circle', () => {
		const ids = ['a', 'b', 'c', 'd'];
		const anyRow = (id: string) =>
			fc
				.record({
					amount: fc.option(fc.nat(1000)),
					parts: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.boolean()), { selector: ([name]) => name })
				})
				.map(({ amount, parts }) => row(id, amount, ...parts));
		fc.assert(
			fc.property(fc.tuple(...ids.map(anyRow)), (rows) => {
				const { eur, counted, within, untold } = total(rows);
				expect([...counted, ...within.map(({ id }) => id), ...untold].sort()).toEqual(ids);
				expect(eur).toBeLessThanOrEqual(rows.reduce((sum, each) => sum + (each.amountEur ?? 0), 0));
			})
		);
	});
});
