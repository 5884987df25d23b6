import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { formatPartialDate } from '#lib/i18n/formats.ts';
import type { StaffTranslator } from '#lib/i18n/rooms/staff.ts';

type Look = (key: string, options?: object) => string;
/** Names of fields are found by the names of the schema: not known to the compiler one by one. */
const look = (t: StaffTranslator): Look => t as unknown as Look;

/** `offers.meal.hours` as a person says it: `what there is › meal › hours`. Ids and languages stay as they are. */
export const fieldWords = (t: StaffTranslator, field: string): string =>
	field
		.split('.')
		.map((name) => look(t)(`staff-edit:field.${name}`, { defaultValue: name }))
		.join(' › ');

/** Where the words of a choice stand that readers see too. */
const choices: Record<string, string> = {
	audience: 'audience',
	need: 'taxonomy:need',
	needs: 'taxonomy:need',
	theme: 'taxonomy:theme',
	access: 'access',
	cost: 'cost',
	stepFree: 'yesNo'
};

/** One value of a field in words; parts of a list that have no name are told field by field. */
export function valueWords(t: StaffTranslator, lang: Lang, field: string, value: unknown): string {
	if (value === undefined) return t('staff-review:value.absent');
	if (value === null) return t('staff-review:value.none');
	if (value === true) return t('staff-review:value.yes');
	if (value === false) return t('staff-review:value.no');
	if (Array.isArray(value)) {
		if (value.length === 0) return t('staff-review:value.empty');
		const flat = value.every((each) => typeof each !== 'object' || each === null);
		return value.map((each) => valueWords(t, lang, field, each)).join(flat ? ', ' : '\n');
	}
	if (typeof value === 'object')
		return Object.entries(value)
			.map(([name, each]) =>
				t('staff-review:value.pair', { name: fieldWords(t, name), value: valueWords(t, lang, name, each) })
			)
			.join(' · ');
	const text = String(value);
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatPartialDate(text, lang);
	const name = field.split('.').at(-1) ?? '';
	const words = Object.hasOwn(choices, name) ? choices[name] : undefined;
	return words ? look(t)(`${words}.${text}`, { defaultValue: text }) : text;
}

/** The language a text is in, from the path of its field (`texts.summary.ar.value`); else nothing. */
export const languageIn = (field: string): string | undefined => /\.([a-z]{2,3})\.value$/.exec(field)?.[1];
