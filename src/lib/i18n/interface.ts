import { getContext, setContext } from 'svelte';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Translator } from './translator.ts';

/** The reader's language, as every component under a public page sees it. */
export interface Interface {
	readonly lang: Lang;
	readonly dir: 'ltr' | 'rtl';
	readonly t: Translator;
}

const key = Symbol('interface');

/** Called once by the layout, with getters, so that a change of language reaches everything. */
export const provideInterface = (value: Interface): Interface => setContext(key, value);
export const useInterface = (): Interface => getContext(key);
