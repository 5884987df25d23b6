import type { Directory } from '../directory.ts';
import { linksTo, related } from '../related.ts';
import type { Source } from '../source.ts';
import { yearOf } from '../year.ts';
import type { Audience } from '../taxonomy/audiences.ts';
import { isNeed, needs, type Need } from '../taxonomy/needs.ts';
import type { ReadableText } from '../text.ts';
import type { PlaceCard, RecordLink, ViewOptions } from '../views.ts';
import { marking } from '../term/marking.ts';
import type { Question } from './guide.ts';

export interface GuideCard {
	id: string;
	need: Need;
	title: ReadableText;
}

/** `/{lang}/guides?need=`: all guides, or those of the needs asked for, in the order of the needs. */
export interface GuidesView {
	edition: string;
	needs: Need[];
	cards: GuideCard[];
	/** Guides for each need, whatever is asked for. */
	counts: Partial<Record<Need, number>>;
	untranslated: boolean;
}

/** A fact with its own official page. */
export interface SourcedView {
	text: ReadableText;
	source: Source;
}

export interface GuidePage {
	edition: string;
	id: string;
	need: Need;
	audience: Audience[];
	/** `2026`, `2026-01` or `2026-01-01`. */
	legalDate: string | null;
	title: ReadableText;
	steps: ReadableText[];
	documents: { needed: SourcedView[]; useful: SourcedView[]; notNeeded: SourcedView[] } | null;
	cost: SourcedView | null;
	delay: SourcedView | null;
	after: SourcedView | null;
	ifRefused: SourcedView | null;
	beware: SourcedView | null;
	/** "Is this about me?", answered on the device. */
	questions: (Pick<Question, 'yes' | 'no' | 'source'> & { question: ReadableText; see: RecordLink | null })[];
	links: { url: string; title: ReadableText }[];
	doors: PlaceCard[];
	programmes: RecordLink[];
	terms: RecordLink[];
	sources: Source[];
	checkedOn: string | null;
	/** Year of the newest source. */
	year: number | null;
	/** Other guides, events and decisions. */
	related: RecordLink[];
	untranslated: boolean;
}

export function guidesView(directory: Directory, parameters: URLSearchParams, { lang }: ViewOptions): GuidesView {
	const wished = parameters.getAll('need').filter(isNeed);
	const counts: Partial<Record<Need, number>> = {};
	for (const { need } of directory.shards.guides) counts[need] = (counts[need] ?? 0) + 1;
	const order = new Intl.Collator(lang);
	return {
		edition: directory.edition,
		needs: wished,
		cards: directory.shards.guides
			.filter(({ need }) => wished.length === 0 || wished.includes(need))
			.map(({ id, need }) => ({ id, need, title: directory.name('guides', id, 'title', lang) }))
			.sort((a, b) => needs.indexOf(a.need) - needs.indexOf(b.need) || order.compare(a.title.value, b.title.value)),
		counts,
		untranslated: !directory.holdsLanguage(lang)
	};
}

/** `null` when no such guide is published. */
export function guidePage(directory: Directory, id: string, options: ViewOptions): GuidePage | null {
	const guide = directory.guide(id);
	if (!guide) return null;
	const { lang, at } = options;
	const mark = marking(directory);
	const text = (field: string) => mark(directory.text('guides', id, field, lang));
	const numbered = (field: string, count: number) =>
		Array.from({ length: count }, (_, index) => text(`${field}.${index}`)).filter((each) => each !== null);
	const sourced = (field: string, source: Source | null | undefined): SourcedView | null => {
		const said = source && text(field);
		return said ? { text: said, source } : null;
	};
	const list = (field: 'needed' | 'useful' | 'notNeeded') =>
		(guide.documents?.[field] ?? []).flatMap((source, index) => sourced(`${field}.${index}`, source) ?? []);
	const shown = ['place', 'programme', 'term'];
	return {
		edition: directory.edition,
		id,
		need: guide.need,
		audience: guide.audience,
		legalDate: guide.legalDate,
		title: directory.name('guides', id, 'title', lang),
		steps: numbered('steps', guide.steps),
		documents: guide.documents && { needed: list('needed'), useful: list('useful'), notNeeded: list('notNeeded') },
		cost: sourced('cost', guide.cost),
		delay: sourced('delay', guide.delay),
		after: sourced('after', guide.after),
		ifRefused: sourced('ifRefused', guide.ifRefused),
		beware: sourced('beware', guide.beware),
		questions: guide.questions.map(({ see, ...answers }, index) => ({
			...answers,
			question: directory.name('guides', id, `questions.${index}`, lang),
			see: see === null ? null : (linksTo(directory, 'guide', [see], options)[0] ?? null)
		})),
		links: guide.links.map((url, index) => ({ url, title: directory.name('guides', id, `links.${index}`, lang) })),
		doors: guide.places.flatMap((each) => {
			const place = directory.place(each);
			return place ? [directory.card(place, at)] : [];
		}),
		programmes: linksTo(directory, 'programme', guide.programmes, options),
		// Terms are told from either side.
		terms: related(directory, 'guide', id, options).filter(({ kind }) => kind === 'term'),
		sources: guide.sources,
		checkedOn: guide.checkedOn,
		year: yearOf(guide.checkedOn) ?? yearOf(guide.sources.map(({ date }) => date ?? '').join(' ')),
		related: related(directory, 'guide', id, options).filter(({ kind }) => !shown.includes(kind)),
		untranslated: !directory.holdsLanguage(lang)
	};
}
