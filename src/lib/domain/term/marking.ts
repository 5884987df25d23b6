import type { Directory } from '../directory.ts';
import type { ReadableText } from '../text.ts';
import { termMarker, type TermMarker } from './mark-terms.ts';

/** Made when a page first asks for it: most pages, and every list, show no term. */
const markers = new WeakMap<Directory, TermMarker>();

/** Says where words of the glossary stand in the texts of one page: each once, where it first stands. */
export function marking(directory: Directory, ...explained: string[]): <T extends ReadableText | null>(text: T) => T {
	const known = new Set(explained);
	return (text) => {
		if (!text) return text;
		let marker = markers.get(directory);
		if (!marker) markers.set(directory, (marker = termMarker(directory.shards.terms)));
		const marks: NonNullable<ReadableText['marks']> = [];
		let from = 0;
		for (const piece of marker(text.value, known)) {
			const to = from + piece.text.length;
			if (piece.term !== undefined) {
				marks.push([from, to, piece.term]);
				known.add(piece.term);
			}
			from = to;
		}
		return marks.length > 0 ? { ...text, marks } : text;
	};
}
