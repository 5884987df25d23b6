import type { Directory } from '#lib/domain/directory.ts';
import { readEventQuery } from '#lib/domain/event/event-query.ts';
import { listOf, pageOf, type Room } from '#lib/domain/pages.ts';
import { isNoticeSubject } from '#lib/domain/notice/notice-view.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { isNeed } from '#lib/domain/taxonomy/needs.ts';
import type { ViewOptions } from '#lib/domain/views.ts';
import type { ApiParameters } from './api-parameters.ts';

/** How a record is called in one of its views: French, or in a language. */
type Named = { id: string } & (
	{ name: string | null | { value: string } } | { title: { value: string } } | { term: string }
);

/** As much as the pages can show: the lists of the API have pages of their own. */
const whole = 'show=500';

/** All records of a room that the parameters ask for, in the order of its page, each with its name and its page. */
export function apiList(
	directory: Directory,
	room: Room,
	parameters: ApiParameters,
	options: ViewOptions
): Record<string, unknown>[] {
	const list = <K extends Room>(room: K, asked: Record<string, readonly string[]> = {}) => {
		const address = new URLSearchParams(whole);
		for (const [name, values] of Object.entries(asked)) for (const value of values) address.append(name, value);
		return listOf(directory, room, address, options);
	};
	return recordsOf().map((record) => apiRecord(room, record, options.lang));

	function recordsOf(): Named[] {
		switch (room) {
			case 'programmes':
				return list(room, { need: parameters.several('need', isNeed) }).groups.flatMap(({ cards }) => cards);
			case 'guides':
				return list(room, { need: parameters.several('need', isNeed) }).cards;
			case 'organisations':
				return list(room).letters.flatMap(({ cards }) => cards);
			case 'arrondissements':
				return list(room).cards;
			case 'events': {
				const filters = {
					need: isNeed,
					arrondissement: eventFilter('arrondissement'),
					language: eventFilter('language')
				};
				const days = { from: eventFilter('from'), to: eventFilter('to') };
				const asked = Object.entries({ ...filters, ...days }).map(([name, valid]) => [
					name,
					parameters.several<string>(name, valid)
				]);
				const { coming, past } = list(room, Object.fromEntries(asked) as Record<string, string[]>);
				return [...coming, ...past];
			}
			case 'decisions': {
				const { decisions, news } = list(room, { subject: parameters.several('subject', isNoticeSubject) });
				return [...decisions, ...news];
			}
			case 'words':
				return list(room).terms;
		}
	}
}

/** One record, whole but for its drawing; `null` when none is published under this id. */
export function apiPage(directory: Directory, room: Room, id: string, options: ViewOptions) {
	const page = pageOf(directory, room, id, options);
	if (!page) return null;
	const { untranslated, plan, ...record } = { plan: null, ...page };
	return apiRecord(room, record as Named, options.lang);
}

const apiRecord = (room: Room, record: Named, lang: Lang) => ({
	...record,
	name: nameOf(record),
	url: `/${lang}/${room}/${record.id}`
});

function nameOf(record: Named): string {
	if ('term' in record) return record.term;
	const name = 'title' in record ? record.title : record.name;
	return typeof name === 'object' && name !== null ? name.value : (name ?? record.id);
}

/** A value is valid when the page itself would read it. */
const eventFilter =
	(name: string) =>
	(value: string): value is string => {
		const { arrondissements, languages, from, to } = readEventQuery(new URLSearchParams([[name, value]]));
		return arrondissements.length > 0 || languages.length > 0 || from !== null || to !== null;
	};
