import { readGrid } from '../opening-hours/week-grid.ts';
import { languageOf, type Lang } from '../taxonomy/languages.ts';
import type { Text } from '../text.ts';
import type { Offer, Place } from './place.ts';
import type { ToldField } from './told-fields.ts';

type Words = Readonly<Record<string, string>>;
/** `locales/<lang>/told.json`, with the names of audiences and of two languages. */
export interface ToldWords extends Record<'welcome' | 'capacity' | 'situation' | 'document' | 'how', Words> {
	situations: string;
	needed: string;
	useful: string;
	notNeeded: string;
	nothing: string;
	spoken: string;
	appointment: string;
	everyDay: string;
	audience: Words;
	language: Words;
}

/** What a place and its offers tell, in the words of a language: `needed`, `offers.meal.needed` … */
export function toldTexts(place: Place, lang: Lang, words: ToldWords): Record<string, Text> {
	const texts: Record<string, Text> = {};
	const tell = (told: Place | Offer, prefix: string) => {
		// The words are those of the interface: there is no other text that they could be true to.
		for (const [field, value] of Object.entries(linesOf(told, place, lang, words)))
			texts[prefix + field] = { value, state: 'source' };
		const note = noteOf(told.languages ?? [], lang, words);
		if (note) texts[`${prefix}spokenNote`] = note;
	};
	tell(place, '');
	for (const offer of place.offers) tell(offer, `offers.${offer.id}.`);
	return texts;
}

function linesOf(told: Place | Offer, place: Place, lang: Lang, words: ToldWords): Partial<Record<ToldField, string>> {
	const { welcome, situations, documents, capacity, languages } = told;
	const lines: Partial<Record<ToldField, string>> = {};
	const say = (field: ToldField, form: string, codes: readonly string[], names: Words, type: 'and' | 'or') => {
		if (codes.length > 0)
			lines[field] = fill(form, {
				list: listed(
					codes.map((code) => names[code] ?? code),
					lang,
					type
				)
			});
	};
	if (capacity) lines.capacity = words.capacity[capacity.state] ?? capacity.state;
	if (welcome) {
		const some = (told.audience ?? place.audience ?? []).filter((code) => code !== 'everyone');
		const form = words.welcome[some.length > 0 || welcome === 'unconditional' ? welcome : `${welcome}ToSome`];
		lines.welcome = fill(form ?? welcome, { list: some.map((code) => words.audience[code] ?? code).join(' · ') });
	}
	say('situations', words.situations, situations ?? [], words.situation, 'or');
	if (documents?.needed.includes('nothing')) lines.needed = words.nothing;
	else say('needed', words.needed, documents?.needed ?? [], words.document, 'and');
	say('useful', words.useful, documents?.useful ?? [], words.document, 'or');
	say('notNeeded', words.notNeeded, documents?.notNeeded ?? [], words.document, 'or');
	const spoken = (languages ?? []).flatMap((each) => spokenLine(each, lang, words) ?? []);
	if (spoken.length > 0) lines.spoken = spoken.join('\n');
	return lines;
}

type Spoken = NonNullable<Place['languages']>[number];

/** When and how a language is spoken, where more than its name is told. */
function spokenLine({ code, how, when }: Spoken, lang: Lang, words: ToldWords): string | null {
	const all = [when && hoursWords(when, lang, words), how && words.how[how]].filter(Boolean);
	if (all.length === 0) return null;
	return fill(words.spoken, { language: nameOf(code, lang, words), list: all.join(' · ') });
}

/** What is noted of the languages; nothing in a language that a part of it is not written in. */
function noteOf(languages: readonly Spoken[], lang: Lang, words: ToldWords): Text | null {
	const noted = languages.filter(({ note }) => note);
	const texts = noted.flatMap(({ note }) => note?.[lang] ?? []);
	if (texts.length === 0 || texts.length < noted.length) return null;
	const value = texts.map((text, index) =>
		fill(words.spoken, { language: nameOf(noted[index]?.code ?? '', lang, words), list: text.value })
	);
	const doubted = texts.find(({ state }) => !['source', 'human', 'reviewed'].includes(state));
	return { value: value.join('\n'), state: doubted?.state ?? 'human' };
}

const nameOf = (code: string, lang: Lang, words: ToldWords): string =>
	words.language[code] ?? new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;

/** Days of the week by their names: `Tu,We 14:00-17:00` → `mardi et mercredi 14:00–17:00`; empty where no grid holds them. */
export function hoursWords(osm: string, lang: Lang, words: Pick<ToldWords, 'appointment' | 'everyDay'>): string {
	const weekday = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
	// A span runs from left to right in every language: isolated where the text around it does not.
	const ltr = (span: string) => (languageOf(lang).dir === 'rtl' ? `\u2066${span}\u2069` : span);
	const days = new Map<string, number[]>();
	readGrid(osm)?.days.forEach(({ spans, appointment }, index) => {
		if (spans.length === 0) return;
		const times =
			spans.map(({ from, to }) => ltr(`${from}–${to}`)).join(', ') + (appointment ? ` ${words.appointment}` : '');
		days.set(times, [...(days.get(times) ?? []), index]);
	});
	// 2024-01-01 was a Monday.
	const names = (indexes: number[]) => indexes.map((index) => weekday.format(Date.UTC(2024, 0, 1 + index)));
	const parts = [...days].map(
		([times, indexes]) => `${indexes.length === 7 ? words.everyDay : listed(names(indexes), lang, 'and')} ${times}`
	);
	return parts.join(' · ');
}

const listed = (names: string[], lang: Lang, type: 'and' | 'or'): string =>
	new Intl.ListFormat(lang, { type: type === 'and' ? 'conjunction' : 'disjunction' }).format(names);

const fill = (form: string, values: Record<string, string>): string =>
	form.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
