import type { AlertsFile } from '#lib/domain/alert/alert.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { alertsHtml } from '#lib/facts/alert-html.ts';
import { translatorFor } from '#lib/i18n/translator.ts';

/** Draws above the page what this device was told of these days, in place of what stands there. */
export async function drawAlerts(body: string | undefined, lang: Lang): Promise<void> {
	const { alerts } = body ? (JSON.parse(body) as AlertsFile) : { alerts: [] };
	const html = alertsHtml(alerts, lang, await translatorFor(lang), parisParts(Date.now()).date);
	const there = document.getElementById('alerts');
	if (!html) return void there?.remove();
	const aside = there ?? document.createElement('aside');
	aside.id = 'alerts';
	aside.innerHTML = html;
	if (!there) document.body.prepend(aside);
}
