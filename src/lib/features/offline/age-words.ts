import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { Translator } from '#lib/i18n/translator.ts';

const DAY = 86_400_000;

/** "of today", "of 3 days ago": how old this device's copy is. `fetchedAt` is ISO 8601. */
export function ageWords(fetchedAt: string, now: number, t: Translator): string {
	const then = Date.parse(`${parisParts(Date.parse(fetchedAt)).date}T00:00Z`);
	const today = Date.parse(`${parisParts(now).date}T00:00Z`);
	const days = Math.max(0, Math.round((today - then) / DAY));
	return days === 0 ? t('offline.today') : t('offline.daysAgo', { count: days });
}
