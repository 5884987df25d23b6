import type { Kind } from './kinds.ts';
import { mayTouch, type Role } from './permission.ts';

/** Ids of the organisations a record is of: an association may edit what is its own. */
export function ownersOf(kind: Kind, record: object): string[] {
	const { id, organisation, organisations } = record as {
		id?: string;
		organisation?: string | null;
		organisations?: string[];
	};
	if (kind === 'organisations') return id ? [id] : [];
	return [organisation ?? null, ...(organisations ?? [])].filter((each) => each !== null);
}

type Holder = { role: Role; organisation: string | null };

/** Whether a record is of the person's own organisation, or the person of the City. */
export function isOwn(person: Holder, kind: Kind, record: object): boolean {
	const owners = ownersOf(kind, record);
	return owners.length === 0 ? mayTouch(person, null) : owners.some((each) => mayTouch(person, each));
}

/**
 * Whether a person may see all that a record holds: of another organisation's place, that may be the address of a
 * shelter. What is nobody's, such as a word explained, anybody of the staff may read; a place is always somebody's.
 */
export const mayRead = (person: Holder, kind: Kind, record: object): boolean =>
	isOwn(person, kind, record) || (kind !== 'places' && ownersOf(kind, record).length === 0);
