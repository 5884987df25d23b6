import { byName, type Directory } from '../directory.ts';
import type { TermFacts } from '../edition/format.ts';
import { related } from '../related.ts';
import type { Source } from '../source.ts';
import type { Lang } from '../taxonomy/languages.ts';
import type { ReadableText } from '../text.ts';
import type { RecordLink, ViewOptions } from '../views.ts';
import { marking } from './marking.ts';

/** One word explained, in a list. */
export interface TermCard {
	id: string;
	/** As it is printed, in French. */
	term: string;
	/** Other forms seen in French letters. */
	aliases: string[];
	/** What an acronym stands for, in French. */
	expansion: string | null;
	definition: ReadableText;
}

/** `/{lang}/words`: every word, in the order of the French alphabet. What is looked for is found on the page. */
export interface TermsView {
	edition: string;
	terms: TermCard[];
	untranslated: boolean;
}

export interface TermPage extends TermCard {
	edition: string;
	say: string | null;
	sources: Source[];
	checkedOn: string | null;
	/** Guides and programmes that deal with it. */
	related: RecordLink[];
	untranslated: boolean;
}

export function termsView(directory: Directory, _: URLSearchParams, { lang }: ViewOptions): TermsView {
	const named = directory.shards.terms.map((term) => ({ id: term.id, name: term.term, term }));
	const terms = named.sort(byName).map(({ term }) => cardOf(directory, term, lang));
	return { edition: directory.edition, terms, untranslated: !directory.holdsLanguage(lang) };
}

/** `null` when no such term is published. */
export function termPage(directory: Directory, id: string, options: ViewOptions): TermPage | null {
	const term = directory.term(id);
	if (!term) return null;
	const card = cardOf(directory, term, options.lang);
	return {
		...card,
		definition: marking(directory, id)(card.definition),
		edition: directory.edition,
		say: term.say,
		sources: term.sources,
		checkedOn: term.checkedOn,
		related: related(directory, 'term', id, options),
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

const cardOf = (directory: Directory, { id, term, aliases, expansion }: TermFacts, lang: Lang): TermCard => ({
	id,
	term,
	aliases,
	expansion,
	definition: directory.name('terms', id, 'definition', lang)
});
