import type { Difference } from '#lib/domain/difference.ts';
import type { Kind } from '#lib/domain/kinds.ts';

/** A record that the next publication changes for the public. */
export interface WaitingRecord {
	kind: Kind;
	id: string;
	name: string;
	change: 'new' | 'changed' | 'gone';
	/** Not published, only kept by staff. */
	isLead: boolean;
	/** Empty for what is new or gone. */
	changes: Difference[];
}

/** One time that an edition became current. */
export interface ListedEdition {
	number: number;
	action: 'publish' | 'automatic' | 'rollback' | 'restore';
	/** `null`: the server, by itself. */
	by: string | null;
	note: string | null;
	returnsTo: number | null;
	month: string;
	at: Date;
}
