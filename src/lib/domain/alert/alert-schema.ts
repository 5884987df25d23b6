import * as v from 'valibot';
import { addDays } from '../opening-hours/paris-time.ts';
import { typedText } from '../report.ts';
import { isLang, sourceLanguage } from '../taxonomy/languages.ts';
import { needs } from '../taxonomy/needs.ts';

const day = v.pipe(v.string(), v.isoDate('is not a date'));
const MOST_DAYS = 92;

/** What everybody has to know for some days: a heat wave, a strike, a closed centre. */
export const AlertSchema = v.pipe(
	v.strictObject({
		/** First and last day in Paris, both included. */
		from: day,
		to: day,
		/** Arrondissements it is about; none: all of Paris. */
		arrondissements: v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
		needs: v.array(v.picklist(needs)),
		/** French at least. */
		texts: v.pipe(
			v.record(
				v.pipe(
					v.string(),
					v.check((code: string) => isLang(code), 'is not a language')
				),
				typedText(400)
			),
			v.check((texts) => Object.hasOwn(texts, sourceLanguage), 'has no French text')
		)
	}),
	v.check(({ from, to }) => from <= to, 'ends before it begins'),
	// Checks of the whole run also when a part is wrong.
	v.check(({ from, to }) => !v.is(day, from) || to <= addDays(from, MOST_DAYS), `lasts more than ${MOST_DAYS} days`)
);
