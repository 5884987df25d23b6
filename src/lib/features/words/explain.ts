import { mount, unmount } from 'svelte';
import type { Interface } from '#lib/i18n/interface.ts';
import { wordsTranslatorFor } from '#lib/i18n/rooms/words.ts';
import { readerFor } from '#lib/local/reader.ts';
import Explanation from './Explanation.svelte';

/**
 * Explains a word over the page it was touched on, in the reader's language.
 * @throws when neither the device nor the network has it: its page then says so.
 */
export async function explain(id: string, seen: Interface): Promise<void> {
	const { lang } = seen;
	const reader = await readerFor(fetch);
	const [words, term] = await Promise.all([wordsTranslatorFor(lang), reader.pageOf(lang, 'words', id)]);
	if (!term) throw new Error(`no term ${id}`);
	document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
	const sheet = mount(Explanation, {
		target: document.body,
		props: { term, words, reader: seen, onclosed: () => void unmount(sheet) }
	});
}
