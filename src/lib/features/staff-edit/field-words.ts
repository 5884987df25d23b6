import type { StaffTranslator } from '#lib/i18n/rooms/staff.ts';
import type { Problem } from '#lib/domain/form/problems.ts';
import type { Kind } from '#lib/domain/kinds.ts';

type Look = (key: string, options?: object) => string;

/** The words of a record's fields are found by the names of its schema. */
const look = (t: StaffTranslator): Look => t as unknown as Look;

/** The name of a field or a part: the last word of its path that is no number. */
export const nameOf = (path: string): string => path.split('.').findLast((each) => !/^\d+$/.test(each)) ?? '';

export const fieldWords = (t: StaffTranslator, path: string): string => look(t)(`staff-edit:field.${nameOf(path)}`);

/** What a field is for, where its name does not tell; else nothing. */
export function hintWords(t: StaffTranslator, path: string): string | null {
	const key = `staff-edit:hint.${nameOf(path)}`;
	const words = look(t)(key, { defaultValue: '' });
	return words || null;
}

/** Where the words of a choice stand that readers see too. */
const shared: Record<string, string> = {
	audience: 'audience',
	need: 'taxonomy:need',
	needs: 'taxonomy:need',
	theme: 'taxonomy:theme',
	access: 'access',
	cost: 'cost',
	stepFree: 'yesNo'
};

export function optionWords(t: StaffTranslator, path: string, option: string): string {
	const name = nameOf(path);
	const own = Object.hasOwn(shared, name) ? shared[name] : `staff-edit:option.${name}`;
	return look(t)(`${own}.${option}`);
}

/** What has to be mended, and how. */
export const problemWords = (t: StaffTranslator, { code, detail }: Problem): string =>
	look(t)(`staff-edit:problem.${code}`, { detail });

/** Which records the value of a field names. */
const references: Record<string, Kind> = {
	organisation: 'organisations',
	organisations: 'organisations',
	programme: 'programmes',
	programmes: 'programmes',
	place: 'places',
	places: 'places',
	guides: 'guides',
	terms: 'terms',
	see: 'guides',
	notice: 'notices'
};

export const referenceOf = (path: string): Kind | null => {
	const name = nameOf(path);
	return Object.hasOwn(references, name) ? (references[name] ?? null) : null;
};

/** The id of the element that holds a field, for links from the list of what has to be mended. */
export const anchorOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;
