import type { Source } from '../source.ts';
import { yearOf } from '../year.ts';

/** Thresholds French professionals know (advised at 180 days, required at 240), for verifications only. */
const AGEING_DAYS = 180;
const DUE_DAYS = 240;

export type Freshness = 'fresh' | 'ageing' | 'due';

/** How old a verification is; both are `YYYY-MM-DD`. */
export function freshness(verifiedAt: string, today: string): Freshness {
	const days = daysBetween(verifiedAt, today);
	return days < AGEING_DAYS ? 'fresh' : days <= DUE_DAYS ? 'ageing' : 'due';
}

/** The newest source a fact rests on was of this year or earlier: advise to ask before going. */
const OLD_SOURCE_YEAR = 2023;

export type Advice = 'call-first' | 'ask-city-first' | null;

interface Trusted {
	checkedOn: string | null;
	sources: Source[];
	contacts: { phone: string | null; shortPhone: string | null; email: string | null; website: string | null };
	verifications: { at: string }[];
}

/** The year of the newest source; `null` when no source tells one. */
export function sourceYear(record: Pick<Trusted, 'checkedOn' | 'sources'>): number | null {
	return yearOf(record.checkedOn) ?? yearOf(record.sources.map(({ date }) => date ?? '').join(' '));
}

/**
 * What to tell a reader before the journey. Age never hides a place: an old or undated source that nobody has verified
 * since says "call before you go" when there is somebody to call, else "ask the City, 3975".
 */
export function adviceFor(record: Trusted, today: string): Advice {
	const newest = record.verifications
		.map(({ at }) => at)
		.sort()
		.at(-1);
	if (newest && freshness(newest, today) !== 'due') return null;
	const year = sourceYear(record);
	if (year !== null && year > OLD_SOURCE_YEAR) return null;
	const { phone, shortPhone, email, website } = record.contacts;
	return phone || shortPhone || email || website ? 'call-first' : 'ask-city-first';
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
