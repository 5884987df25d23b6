import type { Need, Theme } from '#lib/domain/taxonomy/needs.ts';
import type { Translator } from '#lib/i18n/translator.ts';

export const needLabel = (need: Need, t: Translator): string => t(`taxonomy:need.${need}`);

/** The label of a leaf; its key follows its code: `health.doctor` → `theme.health.doctor`. */
export const themeLabel = (theme: Theme, t: Translator): string =>
	t(`taxonomy:theme.${theme}` as 'taxonomy:theme.health.doctor');

/** The most exact words for what a place does: its themes, and the needs that have none. */
export function offerLabels(needs: Need[], themes: Theme[], t: Translator): string[] {
	const named = new Set(themes.map((theme) => theme.slice(0, theme.indexOf('.'))));
	return needs.flatMap((need) =>
		named.has(need)
			? themes.filter((theme) => theme.startsWith(`${need}.`)).map((theme) => themeLabel(theme, t))
			: [needLabel(need, t)]
	);
}
