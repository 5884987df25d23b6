import * as v from 'valibot';
import { kinds, type Kind } from '../kinds.ts';
import type { Place } from '../place/place.ts';
import { needOf } from '../taxonomy/needs.ts';
import { looksAlike, unsafeTexts } from '../unsafe-text.ts';

/** What has to be mended before a record can be saved: where, and the word that says what and how (`problem.<code>`). */
export interface Problem {
	/** Dotted path of the form: parts of lists by their number. */
	field: string;
	code: string;
	/** What a program said further, in its own words. */
	detail?: string;
}

/** Of a field whose form is wrong, what to write there. */
const forms: Record<string, string> = {
	phone: 'phone',
	sms: 'phone',
	shortPhone: 'shortPhone',
	email: 'email',
	website: 'web',
	url: 'web',
	postcode: 'postcode',
	insee: 'insee',
	from: 'day',
	to: 'day',
	at: 'day',
	date: 'date',
	earliest: 'date',
	latest: 'date',
	legalDate: 'date',
	checkedOn: 'date',
	start: 'moment',
	end: 'moment',
	extraDates: 'moment',
	excludedDates: 'moment',
	recurrence: 'recurrence',
	code: 'language',
	lat: 'latitude',
	lon: 'longitude',
	when: 'slot',
	expires: 'day',
	needed: 'nothing'
};

const codes: Record<string, string> = {
	picklist: 'choose',
	number: 'number',
	integer: 'number',
	min_value: 'number',
	max_value: 'number'
};

/** All that is wrong with a record of a kind, as its schema sees it, and texts that nobody may publish. */
export function recordProblems(kind: Kind, record: unknown): Problem[] {
	const schema = kinds[kind].schema as v.GenericSchema;
	const { issues = [] } = v.safeParse(schema, record);
	const problems = issues.map((issue): Problem => {
		const field = v.getDotPath(issue) ?? '';
		const name = field.split('.').findLast((each) => !/^\d+$/.test(each)) ?? '';
		const isEmpty = issue.input === '' || issue.input === null || issue.input === undefined;
		if (isEmpty && issue.type !== 'picklist') return { field, code: 'empty' };
		if (issue.type === 'min_length') return { field, code: Array.isArray(issue.input) ? 'none' : 'short' };
		if (Object.hasOwn(forms, name)) return { field, code: forms[name] ?? 'other' };
		return {
			field,
			code: codes[issue.type] ?? (/[iI]d$|^(id|places|programmes|organisations)$/.test(name) ? 'id' : 'other')
		};
	});
	const unsafe = unsafeTexts(record).filter(({ field }) => !problems.some((each) => each.field === field));
	return [...problems, ...unsafe];
}

/** What no single field of a place tells; `place` fits its schema. */
export function placeProblems(place: Place): Problem[] {
	const problems: Problem[] = [];
	const say = (field: string, code: string) => problems.push({ field, code });
	place.exceptions.forEach(({ from, to, kind, hours }, index) => {
		if (from > to) say(`exceptions.${index}.to`, 'order');
		if (kind === 'hours' && !hours) say(`exceptions.${index}.hours`, 'otherHours');
	});
	place.offers.forEach(({ id, need, theme }, index) => {
		if (theme && needOf(theme) !== need) say(`offers.${index}.theme`, 'theme');
		if (place.offers.findIndex((each) => each.id === id) < index) say(`offers.${index}.id`, 'twice');
	});
	const { address, addressVisibility, coordinates, contacts, editorial } = place;
	const { arrondissement, postcode, street } = address;
	if (arrondissement !== null && postcode !== null && !postcode.endsWith(String(arrondissement).padStart(2, '0')))
		say('address.postcode', 'postcodeElsewhere');
	if (editorial.publish) {
		if (addressVisibility === null) say('addressVisibility', 'visibility');
		if (addressVisibility === 'public' && !street && !address.complement) say('address.street', 'street');
		if (!place.texts.summary?.['fr']) say('texts.summary.fr.value', 'source');
	} else {
		if (!editorial.publishReason) say('editorial.publishReason', 'reason');
		// What is not published yet was not verified: it holds nothing that could lead somebody there.
		if (street) say('address.street', 'lead');
		if (coordinates) say('coordinates.lat', 'lead');
		if (contacts.phone) say('contacts.phone', 'lead');
		if (contacts.email) say('contacts.email', 'lead');
	}
	return problems;
}

/** What deserves a second look and does not stop anybody: names whose letters are of two alphabets that look alike. */
export function recordWarnings(record: unknown): Problem[] {
	const { name, aliases, title, term } = record as Record<string, unknown>;
	return Object.entries({ name, aliases, title, term }).flatMap(([field, value]) =>
		textsIn(value).flatMap((each) => (looksAlike(each) ? [{ field, code: 'looksAlike', detail: each }] : []))
	);
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
