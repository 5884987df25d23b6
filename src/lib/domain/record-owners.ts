import type { Kind } from './kinds.ts';

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
