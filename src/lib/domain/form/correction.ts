import type { WeekGrid } from '../opening-hours/week-grid.ts';
import type { FactGroup } from '../place/codes.ts';
import type { Exception, Place } from '../place/place.ts';
import type { Problem } from './problems.ts';

/** What the form shows in which an organisation corrects its place, from the link it was sent. */
export interface CorrectionPage {
	body: Place;
	/** The version that is corrected. */
	expected: number;
	problems: Problem[];
	/** Week grids that cannot be written as hours yet, by the path of the field. */
	grids: Record<string, WeekGrid>;
	/** Parts of the form that are open. */
	open: FactGroup[];
	/** A free word to the team. */
	word: string;
	/** Another for each answer: the controls are made anew. */
	stamp: string;
}

const fields = new Set([
	'name',
	...['phone', 'shortPhone', 'email', 'website'].map((each) => `contacts.${each}`),
	...['street', 'complement', 'postcode', 'city'].map((each) => `address.${each}`),
	'cost',
	'texts.hoursNote.fr.value',
	'texts.costNote.fr.value',
	'exceptions.count'
]);
const week = String.raw`(osm|was|grid|closedDates|(days\.[0-6]|holidays)\.(rule|appointment|\d\.(from|to)))`;
const patterns = [
	new RegExp(String.raw`^hours\.${week}$`),
	new RegExp(String.raw`^exceptions\.\d{1,2}\.(from|to|kind|text\.fr\.value|hours\.${week})$`)
];

/**
 * Whether a name of a form is of what an organisation tells by its link: facts that it knows. Whose the place is, its
 * point, whether it is shown, what was verified, and the state of texts are not among them.
 */
export const mayCorrect = (name: string): boolean => fields.has(name) || patterns.some((each) => each.test(name));

/** The part of the form in which a field stands. */
export function partOf(field: string): FactGroup {
	if (field.startsWith('contacts')) return 'contacts';
	if (field.startsWith('address')) return 'place';
	if (field.startsWith('languages')) return 'languages';
	if (/^(hours|exceptions|texts\.hoursNote)/.test(field)) return 'hours';
	return field === 'name' ? 'identity' : 'conditions';
}

/** Languages the form asks about; another one is told in words. */
export const askedLanguages =
	'fr en ar uk ru fa prs ps ku tr es pt it ro pl ka sq am ti so sw ln ff bm wo snk bn hi ur pa ta zh fsl'.split(' ');

/**
 * The place as its organisation says it is: `typed` is what the form said, `spoken` the languages that were ticked
 * (`null`: they were not asked). What the form does not ask of a language or a closure stays.
 */
export function corrected(base: Place, typed: Place, spoken: readonly string[] | null): Place {
	const { address, exceptions } = typed;
	const moved = address.postcode !== base.address.postcode;
	return {
		...typed,
		// They are told by the postcode.
		address: moved ? { ...address, arrondissement: null, insee: null } : address,
		languages: spoken === null ? base.languages : spokenNow(base.languages, spoken),
		exceptions: exceptions.map((each) => closure(base.exceptions, each))
	};
}

function spokenNow(before: Place['languages'], spoken: readonly string[]): Place['languages'] {
	const kept = (before ?? []).filter(({ code }) => spoken.includes(code));
	const fresh = askedLanguages.filter((code) => spoken.includes(code) && !before?.some((each) => each.code === code));
	const all = [...kept, ...fresh.map((code) => ({ code }))];
	return all.length === 0 && before === null ? null : all;
}

/** The form asks for the French words of a closure; those of other languages stay with what they were made of. */
function closure(before: readonly Exception[], typed: Exception): Exception {
	const french = ({ text }: Exception) => text?.['fr']?.value ?? '';
	const same = ({ from, to, kind }: Exception) => from === typed.from && to === typed.to && kind === typed.kind;
	const was = before.find((each) => french(each) === french(typed) && (french(each) !== '' || same(each)));
	const { text: _, ...facts } = typed;
	const text = was?.text ?? typed.text;
	const kind = (typed.kind as string) === '' ? 'closed' : typed.kind;
	return { ...facts, kind, ...(text ? { text } : {}) };
}
