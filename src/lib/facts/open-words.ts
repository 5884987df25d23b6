import { addDays, parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import type { OpenState } from '#lib/domain/opening-hours/calendar.ts';
import type { Lang } from '#lib/domain/taxonomy/languages.ts';
import { formatDay, formatTime, formatWeekday } from '#lib/i18n/formats.ts';
import type { Translator } from '#lib/i18n/translator.ts';

/** A week ahead a weekday's name says which day is meant; later it needs its date. */
const WEEK = 7;

/** The open state as one short sentence: "Open until 17:00". `at` is the instant it was asked for. */
export function openWords(open: OpenState, at: number, t: Translator, lang: Lang): string {
	switch (open.status) {
		case 'open': {
			if (open.until === null) return t('open.endNotTold');
			const time = formatTime(open.until, lang);
			const days = daysAhead(open.until - 60_000, at);
			if (days === 0) return t('open.until', { time });
			if (days === 1) return t('open.untilTomorrow', { time });
			return t('open.open');
		}
		case 'closed': {
			if (open.opensAt === null) return t('open.closed');
			const time = formatTime(open.opensAt, lang);
			const days = daysAhead(open.opensAt, at);
			if (days === 0) return t('open.opensAt', { time });
			if (days === 1) return t('open.opensTomorrow', { time });
			const day = days < WEEK ? formatWeekday(open.opensAt, lang) : formatDay(parisParts(open.opensAt).date, lang);
			return t('open.opensOn', { day, time });
		}
		case 'appointment':
			return t('open.appointment');
		case 'unknown':
			return t('open.unknown');
	}
}

/** Calendar days in Paris between two instants, up to eight. */
function daysAhead(later: number, now: number): number {
	const target = parisParts(later).date;
	let day = parisParts(now).date;
	for (let days = 0; days <= WEEK; days += 1) {
		if (day >= target) return days;
		day = addDays(day, 1);
	}
	return WEEK + 1;
}
