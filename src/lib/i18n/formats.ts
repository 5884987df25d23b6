import { languageOf, languages, type Lang } from '#lib/domain/taxonomy/languages.ts';
import type { Translator } from './translator.ts';

/**
 * Western digits and hours to 24 everywhere: they are what stands on doors, phones and tickets in Paris. Plain `en`
 * would write the month first, and hours to 12.
 */
const locale = (lang: Lang): string => `${lang === 'en' ? 'en-GB' : lang}-u-nu-latn`;
const PARIS = 'Europe/Paris';

/** Making one takes milliseconds on a cheap phone, and a page asks for the same few over and over. */
const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
	if (!made.has(key)) made.set(key, make());
	return made.get(key) as T;
}

export const dates = (lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
	once(`date ${lang} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale(lang), options));
const numbers = (lang: Lang, digits: number): Intl.NumberFormat =>
	once(`number ${lang} ${digits}`, () => new Intl.NumberFormat(locale(lang), { maximumFractionDigits: digits }));

/** `17:00`, on the Paris clock. */
export const formatTime = (at: number, lang: Lang): string =>
	dates(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: PARIS }).format(at);

/** Minutes after midnight → `17:00`; past 24:00 the clock starts again. */
export function formatMinutes(minutes: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return minutes === 1440 ? '24:00' : `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** `mardi 24 novembre`, from `YYYY-MM-DD`. */
export const formatDay = (date: string, lang: Lang): string =>
	dates(lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T12:00Z`));

/** `mardi`, of an instant on the Paris clock. */
export const formatWeekday = (at: number, lang: Lang): string =>
	dates(lang, { weekday: 'long', timeZone: PARIS }).format(at);

/** A date as precise as it is known: `2022`, `janvier 2022`, `31 janvier 2022`; words stay as they are. */
export function formatPartialDate(date: string, lang: Lang): string {
	const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(date) ?? [];
	if (!year) return date;
	if (!month) return year;
	const text = dates(lang, {
		year: 'numeric',
		month: 'long',
		...(day ? { day: 'numeric' } : {}),
		timeZone: 'UTC'
	}).format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 15)));
	return lang === 'fr' ? firstOfMonth(text) : text;
}

/** French says `1er`, which browsers do not. */
export const firstOfMonth = (text: string): string => text.replace(/(^|\s)1(?=\s\p{L})/u, '$11er');

/** `350 m`, `1,2 km`: rounded as a person would say it. */
export function formatDistance(metres: number, t: Translator, lang: Lang): string {
	const rounded = Math.max(10, Math.round(metres / 10) * 10);
	if (rounded < 1000) return t('unit.metres', { value: rounded });
	const value = numbers(lang, 1).format(metres / 1000);
	return t('unit.kilometres', { value });
}

/** `+33140332525` → `01 40 33 25 25`, grouped as people say it; other countries keep their prefix. */
export function formatPhone(e164: string): string {
	const national = e164.startsWith('+33') ? `0${e164.slice(3)}` : e164;
	return national.replace(/^(0\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4 $5');
}

export function formatSize(bytes: number, t: Translator, lang: Lang): string {
	const number = (value: number, digits: number) => numbers(lang, digits).format(value);
	return bytes < 1_000_000
		? t('size.kilobytes', { value: number(bytes / 1000, 0) })
		: t('size.megabytes', { value: number(bytes / 1_000_000, 1) });
}

/** `19e`, `1er`; long: `19e arrondissement`. French numbering, since that is what stands on the street signs. */
export function formatArrondissement(number: number, t: Translator, form: 'short' | 'long' = 'short'): string {
	if (form === 'long') return t(number === 1 ? 'unit.arrondissementLongFirst' : 'unit.arrondissementLong', { number });
	return t(number === 1 ? 'unit.arrondissementFirst' : 'unit.arrondissement', { number });
}

/** A language's name in the reader's language: `ar` → `arabe`. */
export function languageName(code: string, t: Translator, lang: Lang): string {
	if (code === 'fsl' || code === 'prs') return t(`spoken.${code}`);
	const ours = languages.find((each) => each.code === code);
	try {
		const names = once(`names ${lang}`, () => new Intl.DisplayNames([lang], { type: 'language' }));
		const name = names.of(code);
		if (name && name !== code) return name;
	} catch {
		// An old browser, or a code it does not know: our own table, else the code itself.
	}
	return ours ? languageOf(ours.code).autonym : code;
}
