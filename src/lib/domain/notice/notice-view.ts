import type { Directory } from '../directory.ts';
import type { NoticeFacts } from '../edition/format.ts';
import { linksTo, related } from '../related.ts';
import type { RecordLink, ViewOptions } from '../views.ts';
import type { Source } from '../source.ts';
import type { Lang } from '../taxonomy/languages.ts';
import type { ReadableText } from '../text.ts';
import type { Notice, NoticeSubject } from './notice.ts';
import { noticeSubjects } from './codes.ts';
import { totalOf, type Total } from './total.ts';
import { marking } from '../term/marking.ts';

export interface NoticeCard {
	id: string;
	kind: Notice['kind'];
	subjects: NoticeSubject[];
	name: ReadableText;
	text: ReadableText | null;
	/** `2024`, `2024-08` or `2024-08-01`; else `dateNote` says in words what is known, between these two. */
	date: string | null;
	earliest: string | null;
	latest: string | null;
	dateNote: ReadableText | null;
	/** In French. */
	place: string | null;
	/** Whole euros; `null` = not told. */
	amountEur: number | null;
	/** Notices whose amount holds this one, or may. */
	partOf: Notice['partOf'];
	counts: Notice['counts'];
	sources: Source[];
}

/** `/{lang}/decisions?subject=`: newest first. */
export interface NoticesView {
	edition: string;
	subjects: NoticeSubject[];
	decisions: NoticeCard[];
	news: NoticeCard[];
	/** Notices for each subject, whatever is asked for. */
	counts: Partial<Record<NoticeSubject, number>>;
	/** What the decisions shown add up to. */
	total: Total;
	untranslated: boolean;
}

export interface NoticePage extends NoticeCard {
	edition: string;
	/** What holds this one's amount, or may. */
	holders: { link: RecordLink; certain: boolean }[];
	/** What it speaks of, and what speaks of it. */
	related: RecordLink[];
	checkedOn: string | null;
	untranslated: boolean;
}

export const isNoticeSubject = (code: string): code is NoticeSubject =>
	(noticeSubjects as readonly string[]).includes(code);

/** Money or a count of who gets it: a decision without either, as a review of past years, stands with the news. */
const grants = ({ kind, amountEur, counts }: Pick<Notice, 'kind' | 'amountEur' | 'counts'>) =>
	kind === 'decision' && (amountEur !== null || Object.keys(counts).length > 0);

export function noticesView(directory: Directory, parameters: URLSearchParams, { lang }: ViewOptions): NoticesView {
	const wished = parameters.getAll('subject').filter(isNoticeSubject);
	const all = directory.shards.notices;
	const counts: Partial<Record<NoticeSubject, number>> = {};
	for (const { subjects } of all) for (const subject of subjects) counts[subject] = (counts[subject] ?? 0) + 1;
	const found = all
		.filter(({ subjects }) => wished.length === 0 || subjects.some((subject) => wished.includes(subject)))
		.sort((a, b) => (lastDay(b) < lastDay(a) ? -1 : lastDay(b) > lastDay(a) ? 1 : a.id < b.id ? -1 : 1));
	const decisions = found.filter(grants);
	return {
		edition: directory.edition,
		subjects: wished,
		decisions: decisions.map((notice) => cardOf(directory, notice, lang)),
		news: found.filter((notice) => !grants(notice)).map((notice) => cardOf(directory, notice, lang)),
		counts,
		total: totalOf(decisions, directory.notice),
		untranslated: !directory.holdsLanguage(lang)
	};
}

/** `null` when no such notice is published. */
export function noticePage(directory: Directory, id: string, options: ViewOptions): NoticePage | null {
	const notice = directory.notice(id);
	if (!notice) return null;
	const card = cardOf(directory, notice, options.lang);
	return {
		...card,
		text: marking(directory)(card.text),
		edition: directory.edition,
		holders: notice.partOf.flatMap(({ notice, certain }) =>
			linksTo(directory, 'notice', [notice], options).map((link) => ({ link, certain }))
		),
		related: related(directory, 'notice', id, options),
		checkedOn: notice.checkedOn,
		untranslated: !directory.holdsLanguage(options.lang)
	};
}

/** The latest day it may be of, for the order: `2024` is after `2024-05`. */
const lastDay = ({ date, earliest, latest }: NoticeFacts): string => `${date ?? latest ?? earliest ?? ''}-99`;

function cardOf(directory: Directory, notice: NoticeFacts, lang: Lang): NoticeCard {
	const { id, subjects, date, earliest, latest, place, amountEur, partOf, counts, sources } = notice;
	const text = (field: string) => directory.text('notices', id, field, lang);
	return {
		id,
		kind: grants(notice) ? 'decision' : 'news',
		subjects,
		name: directory.name('notices', id, 'name', lang),
		text: text('text'),
		date,
		earliest,
		latest,
		dateNote: text('dateNote'),
		place,
		amountEur,
		partOf,
		counts,
		sources
	};
}
