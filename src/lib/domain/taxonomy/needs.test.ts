import { describe, expect, it } from 'vitest';
import { isNeed, isTheme, needOf, needs, themes, themesOf } from './needs.ts';

describe('needs', () => {
	it('are twelve, in the order readers know', () => {
		const order = 'welcome french rights work health housing food hygiene family digital culture emergency';
		expect(needs.join(' ')).toBe(order);
	});

	it.each(needs)('%s has four to ten themes of its own', (need) => {
		const leaves = themesOf(need);
		expect(leaves.length).toBeGreaterThanOrEqual(4);
		expect(leaves.length).toBeLessThanOrEqual(10);
		expect(leaves.map(needOf)).toEqual(leaves.map(() => need));
	});

	it('have themes whose codes are unique and fit an address', () => {
		expect(new Set(themes).size).toBe(themes.length);
		expect(themes.filter((theme) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(theme))).toEqual([]);
		expect(themes.filter((theme) => !isTheme(theme))).toEqual([]);
	});

	it.each(['Food', 'toString', '__proto__', 'constructor', 'food.meal', ''])('do not count "%s"', (code) => {
		expect(isNeed(code)).toBe(false);
	});

	it.each(['food', 'food.', 'food.cake', 'meal', 'health.meal', ''])('have no theme "%s"', (code) => {
		expect(isTheme(code)).toBe(false);
	});
});
