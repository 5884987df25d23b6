import { isObject } from '#lib/domain/difference.ts';
import { hoursWords } from '#lib/domain/place/told.ts';
import { keyOf as recordKey, referenceOf, type Names } from '#lib/domain/references.ts';
import { isLang, languageOf, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { formatPartialDate, formatPhone, languageName } from '#lib/i18n/formats.ts';
import type { StaffTranslator } from '#lib/i18n/rooms/staff.ts';

/* The fields of a record and what stands in them, in the words of those who edit, review and publish. */

type Look = (key: string, options?: object) => string;
/** Names of fields are found by the names of the schema: not known to the compiler one by one. */
const look = (t: StaffTranslator): Look => t as unknown as Look;

const remembered = new WeakMap<StaffTranslator, Map<string, string>>();

/** The word of a key, else `fallback`. Words that are there are looked up once: a form says thousands. */
function wordOr(t: StaffTranslator, key: string, fallback: string): string {
	const words = remembered.get(t) ?? new Map<string, string>();
	remembered.set(t, words);
	const known = words.get(key);
	if (known !== undefined) return known;
	const found = look(t)(key, { defaultValue: fallback });
	// What has no word may be anything that somebody typed: it is not kept.
	if (found !== fallback) words.set(key, found);
	return found;
}

/** The name of a field or a part: the last word of its path that is no number. */
export const nameOf = (path: string): string => path.split('.').findLast((each) => !/^\d+$/.test(each)) ?? '';

/** Texts have a state too. */
const keyOf = (path: string): string => (/(^|\.)capacity\.state$/.test(path) ? 'capacityState' : nameOf(path));

export const fieldWords = (t: StaffTranslator, path: string): string => look(t)(`staff-edit:field.${keyOf(path)}`);

/** `offers.health-doctor.hours` as a person says it: `What is offered › Doctor › Opening hours`. */
export function pathWords(t: StaffTranslator, field: string): string {
	const parts = field.split('.');
	const words = parts.map((name, index) => {
		if (parts[index - 1] === 'offers') return offerWords(t, name);
		if (isLang(name)) return languageOf(name).autonym;
		const key = keyOf(parts.slice(0, index + 1).join('.'));
		return /^\d+$/.test(name) ? String(Number(name) + 1) : wordOr(t, `staff-edit:field.${key}`, name);
	});
	// "Summary › العربية › Text" says no more than "Summary › العربية".
	return words.filter((_, index) => parts[index] !== 'value' && !(index === 0 && parts[0] === 'texts')).join(' › ');
}

/** An offer has no name: its id was made of what it is about. */
function offerWords(t: StaffTranslator, id: string): string {
	const need = wordOr(t, `taxonomy:need.${id}`, '');
	// A need alone is a whole group of themes to the library.
	return need || wordOr(t, `taxonomy:theme.${id.replace('-', '.')}`, id);
}

/** Where the words of a choice stand that readers see too. */
const shared: Record<string, string> = {
	audience: 'audience',
	need: 'taxonomy:need',
	needs: 'taxonomy:need',
	theme: 'taxonomy:theme',
	access: 'access',
	cost: 'cost',
	stepFree: 'yesNo',
	situations: 'told:situation',
	needed: 'told:document',
	useful: 'told:document',
	notNeeded: 'told:document',
	capacityState: 'told:capacity'
};

export function optionWords(t: StaffTranslator, path: string, option: string): string {
	const key = keyOf(path);
	const own = Object.hasOwn(shared, key) ? shared[key] : `staff-edit:option.${key}`;
	return wordOr(t, `${own}.${option}`, option);
}

/**
 * One value of a field in words, whatever it is: texts by language, parts of a list one a line, groups field by field,
 * other records by their name.
 */
export function valueWords(t: StaffTranslator, lang: Lang, field: string, value: unknown, names: Names = {}): string {
	if (isUntold(field, value)) return t('staff-review:value.none');
	if (value === undefined) return t('staff-review:value.absent');
	if (value === null) return t('staff-review:value.none');
	if (value === true) return t('staff-review:value.yes');
	if (value === false) return t('staff-review:value.no');
	if (Array.isArray(value)) {
		if (value.length === 0) return t('staff-review:value.empty');
		const flat = value.every((each) => typeof each !== 'object' || each === null);
		return value.map((each) => valueWords(t, lang, field, each, names)).join(flat ? ', ' : '\n');
	}
	if (isObject(value)) return groupWords(t, lang, field, value, names);
	const text = String(value);
	const named = referenceOf(field);
	if (named) return names[recordKey(named, text)] ?? text;
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatPartialDate(text, lang);
	const name = nameOf(field);
	if (name === 'phone') return formatPhone(text);
	if (name === 'code') return languageName(text, t, lang);
	if (name === 'hours' || name === 'when') return hoursInWords(t, lang, text);
	// A choice is one word of ours; what somebody typed is no key, and nothing is put into it.
	return /^[\w-]+$/.test(text) || name === 'theme' ? optionWords(t, field, text) : text;
}

/** Conditions of a place that nobody told are not there, and a list of papers that is empty tells nothing. */
const isUntold = (field: string, value: unknown): boolean =>
	value === undefined
		? /^(welcome|situations|documents|capacity)$/.test(field)
		: Array.isArray(value) && value.length === 0 && /(^|\.)documents\.\w+$/.test(field);

function groupWords(
	t: StaffTranslator,
	lang: Lang,
	field: string,
	group: Record<string, unknown>,
	names: Names
): string {
	if (typeof group['value'] === 'string' && typeof group['state'] === 'string')
		return `${group['value']} (${look(t)(`staff-edit:state.${group['state']}`)})`;
	return Object.entries(group)
		.filter(
			([name, value]) => name !== 'id' && value !== null && value !== undefined && !isUntold(`${field}.${name}`, value)
		)
		.map(([name, value]) => {
			const path = `${field}.${name}`;
			return t('staff-review:value.pair', { name: lastWords(t, path), value: valueWords(t, lang, path, value, names) });
		})
		.join(' · ');
}

function lastWords(t: StaffTranslator, path: string): string {
	const name = nameOf(path);
	return isLang(name) ? languageOf(name).autonym : wordOr(t, `staff-edit:field.${keyOf(path)}`, name);
}

/** The days by their names, and the hours to the letter: what the names leave out stands there. */
function hoursInWords(t: StaffTranslator, lang: Lang, osm: string): string {
	const words = hoursWords(osm, lang, { appointment: t('told:appointment'), everyDay: t('told:everyDay') });
	return words ? `${words} (${osm})` : osm;
}

/** The language a text is in, from the path of its field (`texts.summary.ar.value`); else nothing. */
export const languageIn = (field: string): string | undefined => /\.([a-z]{2,3})\.value$/.exec(field)?.[1];
