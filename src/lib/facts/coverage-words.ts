import { formatArrondissement } from '#lib/i18n/formats.ts';
import type { Translator } from '#lib/i18n/translator.ts';

/** All arrondissements: the whole of Paris. */
export const ALL_PARIS = 20;

/** "13e, 14e, 18e…", "All of Paris"; `null` when nobody told. The dots say that there may be more. */
export function coverageWords(arrondissements: readonly number[], certain: boolean, t: Translator): string | null {
	if (arrondissements.length === ALL_PARIS) return t('programme.allParis');
	if (arrondissements.length === 0) return null;
	return arrondissements.map((number) => formatArrondissement(number, t)).join(', ') + (certain ? '' : '…');
}
