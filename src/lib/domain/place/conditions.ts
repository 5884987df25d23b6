import * as v from 'valibot';
import { readGrid } from '../opening-hours/week-grid.ts';
import { audiences } from '../taxonomy/audiences.ts';
import { TextsSchema } from '../text.ts';
import { accessModes, capacityStates, costs, papers, situations, welcomes } from './codes.ts';

const some = v.array(v.picklist(papers));
/** `nothing`: we were told that none is asked for. */
const someOrNone = v.pipe(
	v.array(v.picklist([...papers, 'nothing'])),
	v.check((list) => !list.includes('nothing') || list.length === 1, 'says that nothing is needed, and names a paper')
);

const LanguageSpokenSchema = v.strictObject({
	/** BCP 47. */
	code: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'is not a language code (BCP 47)')),
	how: v.optional(v.picklist(['staff', 'volunteer', 'interpreter', 'phone', 'written'])),
	/** Only then, in OpenStreetMap `opening_hours` syntax as far as a week grid holds it: `Tu 14:00-17:00`. */
	when: v.optional(
		v.pipe(
			v.string(),
			v.check((text) => readGrid(text) !== null, 'is not a slot of the week: write for example Tu 14:00-17:00')
		)
	),
	note: v.optional(TextsSchema)
});

/** Facts a place holds as defaults and an offer may override; `null` = not told, `[]` = told: none. */
export const conditions = {
	audience: v.nullable(v.array(v.picklist(audiences))),
	languages: v.nullable(v.array(LanguageSpokenSchema)),
	access: v.nullable(v.array(v.picklist(accessModes))),
	cost: v.nullable(v.picklist(costs)),
	/** OpenStreetMap `opening_hours` syntax, always Europe/Paris. */
	hours: v.nullable(v.pipe(v.string(), v.minLength(1)))
};

/** Of these, what is not told is not there. */
export const furtherConditions = {
	welcome: v.optional(v.picklist(welcomes)),
	situations: v.optional(v.array(v.picklist(situations))),
	/** A group that is empty tells nothing. */
	documents: v.optional(v.strictObject({ needed: someOrNone, useful: some, notNeeded: some })),
	/** After the day it expires nobody knows. */
	capacity: v.optional(
		v.strictObject({
			state: v.picklist(capacityStates),
			expires: v.pipe(v.string(), v.isoDate('is not a date: write year-month-day, such as 2027-01-31'))
		})
	)
};
