import { isObject } from './difference.ts';
import type { Kind } from './kinds.ts';

/** Which records the value of a field names by their ids. */
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

/** The kind of records that a field names; `null` for one that names none. */
export function referenceOf(path: string): Kind | null {
	const name = path.split('.').findLast((each) => !/^\d+$/.test(each)) ?? '';
	return Object.hasOwn(references, name) ? (references[name] ?? null) : null;
}

/** Names of records by `keyOf`. */
export type Names = Readonly<Record<string, string>>;
export const keyOf = (kind: Kind, id: string): string => `${kind}/${id}`;

/** The records that a value names, wherever in it. */
export function namedIn(field: string, value: unknown): { kind: Kind; id: string }[] {
	if (Array.isArray(value)) return value.flatMap((each) => namedIn(field, each));
	if (isObject(value)) return Object.entries(value).flatMap(([name, each]) => namedIn(`${field}.${name}`, each));
	const kind = referenceOf(field);
	return kind && typeof value === 'string' ? [{ kind, id: value }] : [];
}
