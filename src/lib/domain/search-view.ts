import type { Directory } from './directory.ts';
import { callsFor } from './emergency/call-for.ts';
import { askedCodes } from './find.ts';
import { shown } from './list-address.ts';
import type { RecordKind } from './notice/codes.ts';
import { linksTo } from './related.ts';
import type { SearchHits } from './search/search.ts';
import { isSearchKind, searchKinds, worth, type Found, type SearchKind } from './search/kinds.ts';
import type { ListView, RecordLink, SearchGroup, SearchView, ViewOptions } from './views.ts';

/** Results of each kind, where all kinds are shown. */
const FEW = 5;
/** On the list of places: the first of this many other kinds, when they answer at least this well. */
const ALSO = 3;
const WELL = 0.3;

/** What a search address asks for: `?q=&kind=`. */
export const searchTerms = (parameters: URLSearchParams): string => (parameters.get('q') ?? '').trim().slice(0, 200);

/** `/{lang}/search?q=&kind=&show=`: what was found, kind by kind, the kind that answers best first. `hits` is what its words were understood as. */
export function searchView(
	directory: Directory,
	parameters: URLSearchParams,
	found: readonly Found[],
	hits: SearchHits | null,
	options: ViewOptions
): SearchView {
	const asked = parameters.get('kind') ?? '';
	const kind = isSearchKind(asked) ? asked : null;
	const groups = searchKinds
		.filter((each) => kind === null || each === kind)
		.map((each) => groupOf(directory, each, found, kind === null ? FEW : shown(parameters), options))
		.filter(({ total }) => total > 0)
		.sort((a, b) => worth({ score: b.best }) - worth({ score: a.best }));
	return {
		edition: directory.edition,
		query: searchTerms(parameters),
		kind,
		total: groups.reduce((sum, { total }) => sum + total, 0),
		call: kind === null ? callsFor(directory, askedCodes(hits), options.lang) : [],
		groups,
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** What else a search for places found: the first of a few kinds, less what the list explains already. */
export const alsoOf = ({ groups }: SearchView, named: ListView['named']): SearchGroup[] =>
	groups
		.filter(({ kind, best, links: [first] }) => {
			const explained = named.some((each) => each.kind === 'programme' && each.programme.id === first?.id);
			return kind !== 'place' && best >= WELL && !(kind === 'programme' && explained);
		})
		.slice(0, ALSO)
		.map((group) => ({ ...group, links: group.links.slice(0, 1) }));

/** A result as a link; `null` when the record is not in this edition. */
export function foundLink(directory: Directory, { kind, id }: Found, options: ViewOptions): RecordLink | null {
	const record: RecordKind = kind === 'decision' || kind === 'news' ? 'notice' : kind;
	return linksTo(directory, record, [id], options)[0] ?? null;
}

/** Events to come before those that are over; else the best first. */
function groupOf(
	directory: Directory,
	kind: SearchKind,
	found: readonly Found[],
	most: number,
	options: ViewOptions
): SearchGroup {
	const own = found.filter((each) => each.kind === kind);
	const links = (kind === 'event' ? own : own.slice(0, most)).flatMap(
		(each) => foundLink(directory, each, options) ?? []
	);
	const inOrder = links.sort((a, b) => Number(a.past ?? false) - Number(b.past ?? false));
	return { kind, total: own.length, best: own[0]?.score ?? 0, links: inOrder.slice(0, most) };
}
