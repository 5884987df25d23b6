import { nameOf } from '#lib/facts/field-words.ts';
import type { StaffTranslator } from '#lib/i18n/rooms/staff.ts';
import type { Field } from '#lib/domain/form/field.ts';
import type { Problem } from '#lib/domain/form/problems.ts';

type Look = (key: string, options?: object) => string;

/** The words of a record's fields are found by the names of its schema. */
const look = (t: StaffTranslator): Look => t as unknown as Look;

/** What a field is for, where its name does not tell; else nothing. */
export function hintWords(t: StaffTranslator, path: string): string | null {
	const key = `hint.${nameOf(path)}`;
	const words = look(t)(`staff-edit:${key}`);
	// A key without words comes back itself.
	return words === key ? null : words;
}

/** What it means that a field is empty: an offer is then as its place. */
export function unsaidWords(t: StaffTranslator, path: string, field: Field): string {
	if (field.optional && isOfOffer(path)) return t('staff-edit:inherits');
	return t(field.optional || field.nullable ? 'staff-edit:notTold' : 'staff-edit:choose');
}

/** An offer says of itself only what is not as for its place. */
export const isOfOffer = (path: string): boolean => /^offers\.\d+\.\w+$/.test(path);

/** What has to be mended, and how. */
export const problemWords = (t: StaffTranslator, { code, detail }: Problem): string =>
	look(t)(`staff-edit:problem.${code}`, { detail });

/** The id of the element that holds a field, for links from the list of what has to be mended. */
export const anchorOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;
