import type { Term } from './term.ts';

/** A piece of a text; `term` is the id of the term that the piece names. */
export interface Segment {
	text: string;
	term?: string;
}

/**
 * Cuts a text of any language into pieces that put together are the text again. A term is marked where it first stands,
 * the longest of those that begin together; terms in `known` (marked above, or the one a page explains) stay plain.
 */
export type TermMarker = (text: string, known?: ReadonlySet<string>) => Segment[];

interface Form {
	id: string;
	text: string;
	exact: boolean;
}

const words = /[\p{Script=Latin}\p{N}\p{M}]+/gu;
const inWord = /[\p{Script=Latin}\p{N}\p{M}]/u;
/** `sous-préfecture` and `domicilié·e` are other words. */
const joint = /[-‐‑·]/;
const address = /:\/\/|@|^www\.|[a-z\d]\.[a-z]{2,}/i;

/** One spelling of apostrophes, hyphens and spaces; never longer or shorter, so that places in the text stay true. */
const plain = (text: string): string =>
	text
		.replace(/[’ʼ`´]/g, "'")
		.replace(/[‐‑]/g, '-')
		.replace(/\s/g, ' ');

/** Marks words of the glossary. One word with a capital (AME, Ofpra) stands as written; all others in any case. */
export function termMarker(terms: readonly Pick<Term, 'id' | 'term' | 'aliases'>[]): TermMarker {
	const forms = formsByFirstWord(terms);
	return (text, known = new Set()) => {
		const marked = new Set(known);
		const segments: Segment[] = [];
		let from = 0;
		let past = 0;
		for (const { 0: word, index } of text.matchAll(words)) {
			const form = index < past ? undefined : forms.get(word.toLowerCase())?.find((each) => stands(each, text, index));
			if (!form) continue;
			past = index + form.text.length;
			if (marked.has(form.id)) continue;
			marked.add(form.id);
			if (index > from) segments.push({ text: text.slice(from, index) });
			segments.push({ text: text.slice(index, past), term: form.id });
			from = past;
		}
		if (from < text.length) segments.push({ text: text.slice(from) });
		return segments;
	};
}

/** A form that two terms share is the first one's; longest first. */
function formsByFirstWord(terms: readonly Pick<Term, 'id' | 'term' | 'aliases'>[]): Map<string, Form[]> {
	const byWord = new Map<string, Form[]>();
	for (const { id, term, aliases } of terms) {
		for (const written of [term, ...aliases]) {
			const exact = !/\s/.test(written) && /\p{Lu}/u.test(written);
			const text = exact ? plain(written) : plain(written).toLowerCase();
			const first = text.match(words)?.[0];
			if (!first || !text.startsWith(first)) continue;
			const forms = byWord.get(first.toLowerCase()) ?? [];
			if (!forms.some((form) => form.text === text)) forms.push({ id, text, exact });
			byWord.set(first.toLowerCase(), forms);
		}
	}
	for (const forms of byWord.values()) forms.sort((a, b) => b.text.length - a.text.length);
	return byWord;
}

/** Whether a form stands at a place as a whole word, and not inside the address of a website. */
function stands({ text: form, exact }: Form, text: string, start: number): boolean {
	const end = start + form.length;
	const found = plain(text.slice(start, end));
	if ((exact ? found : found.toLowerCase()) !== form || inWord.test(text.charAt(end))) return false;
	if (!exact && (joined(text, start - 1, start - 2) || joined(text, end, end + 1))) return false;
	let [from, to] = [start, end];
	while (from > 0 && !/\s/.test(text.charAt(from - 1))) from--;
	while (to < text.length && !/\s/.test(text.charAt(to))) to++;
	return !address.test(text.slice(from, to));
}

const joined = (text: string, sign: number, beyond: number): boolean =>
	joint.test(text.charAt(sign)) && inWord.test(text.charAt(beyond));
