import { createInstance, type ResourceKey, type TFunction, type TypeOptions } from 'i18next';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { words as French } from './words/fr.ts';

/** Looks an interface word up: `t('nav.home')`, `t('taxonomy:need.health')`. One language, for ever. */
export type Translator = TFunction<['ui', 'taxonomy']>;

/** A file of `locales/<lang>/`. */
export type Namespace = keyof TypeOptions['resources'];

/** Each language's words are a file of their own, fetched only by those who read it. */
const loaders: Record<Lang, () => Promise<{ words: unknown }>> = {
	fr: () => import('./words/fr.ts'),
	en: () => import('./words/en.ts'),
	ar: () => import('./words/ar.ts'),
	uk: () => import('./words/uk.ts')
};

/** One instance per language: a shared one that changes language would answer one visitor in another's. */
const instances = new Map<string, Promise<Translator>>();

/** The translator of a language. */
export function translatorFor(lang: Lang): Promise<Translator> {
	const known = instances.get(lang);
	if (known) return known;
	const made = makeTranslator(lang);
	instances.set(lang, made);
	// A failed download must not be remembered: the next page asks again.
	made.catch(() => instances.delete(lang));
	return made;
}

/** A new translator, with the words of further namespaces. */
export async function makeTranslator(
	lang: Lang,
	further: Partial<Record<Namespace, ResourceKey>> = {}
): Promise<Translator> {
	const { words } = await loaders[lang]();
	const instance = createInstance();
	const namespaces: Namespace[] = ['ui', 'taxonomy', ...(Object.keys(further) as Namespace[])];
	await instance.init({
		lng: lang,
		fallbackLng: false,
		ns: namespaces,
		defaultNS: 'ui',
		resources: { [lang]: { ...(words as typeof French), ...further } },
		interpolation: { escapeValue: false },
		initAsync: false
	});
	return remembering(instance.getFixedT(lang, namespaces) as Translator);
}

/** A word without placeholders is always the same: looked up once, it costs a list of cards nothing. */
function remembering(t: Translator): Translator {
	const words = new Map<string, unknown>();
	const find = t as unknown as (key: string, options?: object) => unknown;
	const look = (key: string, options?: object): unknown => {
		if (options) return find(key, options);
		if (!words.has(key)) words.set(key, find(key));
		return words.get(key);
	};
	return look as unknown as Translator;
}
