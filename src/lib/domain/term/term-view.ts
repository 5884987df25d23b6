import { byName, type Directory } from '../directory.ts';
import type { TermFacts } from '../edition/format.ts';
import { related } from '../related.ts';
import type { RecordLink, ViewOptions } from '../views.ts';
import type { Source } from '../source.ts';
import type { ReadableText } from '../text.ts';

/** One word explained; the same in the list and on its page. */
export interface TermView {
	id: string;
	/** As it is printed, in French. */
	term: string;
	/** Other forms seen in French letters. */
	aliases: string[];
	/** What an acronym stands for, in French. */
	expansion: string | null;
	say: string | null;
	definition: ReadableText;
	sources: Source[];
	checkedOn: string | null;
	/** Guides and programmes that deal with it. */
	related: RecordLink[];
}

/** `/{lang}/words`: every word, in the order of the French alphabet. */
export interface TermsView {
	edition: string;
	terms: TermView[];
	untranslated: boolean;
}

export interface TermPage extends TermView {
	edition: string;
	untranslated: boolean;
}

export function termsView(directory: Directory, _: URLSearchParams, options: ViewOptions): TermsView {
	const named = directory.shards.terms.map((term) => ({ id: term.id, name: term.term, term }));
	return {
		edition: directory.edition,
		terms: named.sort(byName).map(({ term }) => viewOf(directory, term, options)),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** `null` when no such term is published. */
export function termPage(directory: Directory, id: string, options: ViewOptions): TermPage | null {
	const term = directory.term(id);
	if (!term) return null;
	const { edition } = directory;
	return { edition, ...viewOf(directory, term, options), untranslated: !directory.holdsLanguage(options.lang) };
}

function viewOf(directory: Directory, term: TermFacts, options: ViewOptions): TermView {
	const { id, aliases, expansion, say, sources, checkedOn } = term;
	return {
		id,
		term: term.term,
		aliases,
		expansion,
		say,
		definition: directory.name('terms', id, 'definition', options.lang),
		sources,
		checkedOn,
		related: related(directory, 'term', id, options)
	};
}
