import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { makeTranslator, type Translator } from './translator.ts';

/** Long texts of the information pages, fetched with them. */
const loaders: Record<Lang, () => Promise<{ default: unknown }>> = {
	fr: () => import('../../../locales/fr/pages.json'),
	en: () => import('../../../locales/en/pages.json'),
	ar: () => import('../../../locales/ar/pages.json'),
	uk: () => import('../../../locales/uk/pages.json')
};

/** The translator of the information pages: it knows their long texts as well. */
export async function pagesTranslatorFor(lang: Lang): Promise<Translator> {
	const { default: pages } = await loaders[lang]();
	return makeTranslator(lang, { pages: pages as object });
}
