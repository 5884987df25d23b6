import type * as v from 'valibot';
import { sourceLanguage, type Lang } from '../taxonomy/languages.ts';
import type { AlertSchema } from './alert-schema.ts';

export type Alert = v.InferOutput<typeof AlertSchema>;

/** `GET /editions/alerts-….json`, the file that `current.json` names: what is to be known now and later. */
export interface AlertsFile {
	alerts: Alert[];
}

/** Alerts of a day in Paris, the newest first. */
export const alertsOn = (alerts: readonly Alert[], today: string): Alert[] =>
	alerts.filter(({ from, to }) => from <= today && today <= to);

/** Its text in this language, else in French: the language it is in is told. */
export function alertText({ texts }: Alert, lang: Lang): { lang: Lang; value: string } {
	const own = texts[lang];
	return own ? { lang, value: own } : { lang: sourceLanguage, value: texts[sourceLanguage] ?? '' };
}
