import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on a page: by all rules, or only these. */
export async function faults(page: Page, ...rules: string[]): Promise<string[]> {
	// There are no frames to go into, and the other mode opens a page for each look.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({
		resultTypes: ['violations'],
		...(rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {})
	});
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`)
	);
}

/** Headings that skip a level, in the order of the document. */
export const headingJumps = (page: Page): Promise<string[]> =>
	page.locator('h1, h2, h3, h4, [role="heading"]').evaluateAll((list) => {
		const levels = list.map((each) => Number(each.getAttribute('aria-level') ?? each.tagName.slice(1)));
		const jumps = list.filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1);
		return jumps.map(({ tagName, textContent }) => `${tagName} ${textContent}`);
	});
