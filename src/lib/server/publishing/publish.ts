import { createHash } from 'node:crypto';
import { buildEdition, type Edition, type Records } from '#lib/domain/edition/build.ts';
import { withoutRepeats } from '#lib/domain/edition/words.ts';
import { verifyEdition } from '#lib/domain/edition/verify.ts';
import type { Calendar } from '#lib/domain/opening-hours/calendar.ts';
import { languages } from '#lib/domain/taxonomy/languages.ts';
import { compileOnce, hoursOf } from './compile-once.ts';
import { toldWords } from './told-words.ts';

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** The edition could not be made whole: nothing of it may be published. */
export class UnpublishableError extends Error {
	override name = 'UnpublishableError';
	constructor(readonly problems: string[]) {
		super(`the edition cannot be published:\n${problems.join('\n')}`);
	}
}

/**
 * Builds and verifies the edition of some records for a month (`YYYY-MM`). Hours that cannot be compiled are unknown
 * to readers and named in `warnings`; anything else wrong throws `UnpublishableError`.
 */
export function makeEdition(records: Records, month: string): { edition: Edition; warnings: string[] } {
	const warnings: string[] = [];
	const calendars: Record<string, Calendar> = {};
	for (const place of records.places.filter(({ editorial }) => editorial.publish)) {
		for (const [key, osm] of hoursOf(place)) {
			const compiled = compileOnce(osm, { firstMonth: month, exceptions: place.exceptions });
			if (compiled.ok) calendars[key] = compiled.calendar;
			else warnings.push(`${key}: ${compiled.message}`);
		}
	}
	const codes = languages.map(({ code }) => code);
	const words = withoutRepeats(records.words, codes);
	const edition = buildEdition({ ...records, words }, { month, calendars, sha256, languages: codes, told: toldWords });
	const problems = verifyEdition(edition);
	if (problems.length > 0) throw new UnpublishableError(problems);
	return { edition, warnings };
}
