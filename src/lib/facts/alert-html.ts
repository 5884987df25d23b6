import { alertsOn, alertText, type Alert } from '#lib/domain/alert/alert.ts';
import { languageOf, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { dates } from '#lib/i18n/formats.ts';
import type { Translator } from '#lib/i18n/translator.ts';

/**
 * What is to be known today, as it stands on top of every page: the same words from the server and from the device,
 * outside of what Svelte draws, so that no page pays for it. Empty when there is nothing.
 */
export function alertsHtml(alerts: readonly Alert[], lang: Lang, t: Translator, today: string): string {
	const format = dates(lang, { day: 'numeric', month: 'long', timeZone: 'UTC' });
	return alertsOn(alerts, today)
		.map((alert) => {
			const text = alertText(alert, lang);
			const when = format.formatRange(new Date(alert.from), new Date(alert.to));
			const where = alert.arrondissements.map((number) => String(75_000 + number));
			const needs = alert.needs.map((need) => t(`taxonomy:need.${need}`));
			const about = [when, ...where, ...needs].map((each) => `<bdi>${escape(each)}</bdi>`).join(' · ');
			const own = text.lang === lang ? '' : ` lang="${text.lang}" dir="${languageOf(text.lang).dir}"`;
			return `<p><strong${own}>${escape(text.value)}</strong><span>${about}</span></p>`;
		})
		.join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => entities[each] ?? '');
