import type { ResourceKey, TFunction } from 'i18next';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { makeTranslator, type Namespace } from './translator.ts';

/** A namespace of `locales/` that is loaded with one room, and paid by nobody else. */
type Room = Exclude<Namespace, 'ui' | 'taxonomy'>;

/** Looks up the words of a room, and those of every page: `words('pages:about.title')`, `words('nav.home')`. */
export type RoomTranslator<R extends Room> = TFunction<['ui', 'taxonomy', R]>;

/**
 * Makes a room's `translatorFor(lang)`, called in the `load` of its pages. A room is a line in `i18next.d.ts`, a file in
 * `rooms/` that names its four files of words, and those files.
 */
export const roomTranslator =
	<R extends Room>(room: R, loaders: Record<Lang, () => Promise<{ default: ResourceKey }>>) =>
	async (lang: Lang): Promise<RoomTranslator<R>> => {
		const { default: words } = await loaders[lang]();
		return (await makeTranslator(lang, { [room]: words })) as unknown as RoomTranslator<R>;
	};
