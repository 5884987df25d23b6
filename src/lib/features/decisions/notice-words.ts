import type { NoticeCard } from '#lib/domain/notice/notice-view.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import type { ReadableText } from '#lib/domain/text.ts';
import { formatPartialDate } from '#lib/i18n/formats.ts';
import type { RoomTranslator } from '#lib/i18n/room-translator.ts';

export type DecisionWords = RoomTranslator<'decisions'>;

/** When it was, in the reader's language or in the words of the record. */
export function dateOf({ date, dateNote }: NoticeCard, lang: Lang): Pick<ReadableText, 'value' | 'lang'> | null {
	if (dateNote) return dateNote;
	return date === null ? null : { value: formatPartialDate(date, lang), lang };
}

/** `20 associations`, `185 projets`. */
export function countWords({ counts }: NoticeCard, words: DecisionWords): string[] {
	const { associations, projects } = counts;
	return [
		...(associations === undefined ? [] : [words('decisions:associations', { count: associations })]),
		...(projects === undefined ? [] : [words('decisions:projects', { count: projects })])
	];
}
