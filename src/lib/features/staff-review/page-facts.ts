import type { Difference } from '#lib/domain/difference.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import type { MergeConflict } from '#lib/domain/merge.ts';
import type { Actor } from '#lib/domain/person.ts';

/** A proposal as a list tells it. */
export interface ListedProposal {
	number: number;
	kind: Kind;
	id: string;
	name: string;
	author: Actor;
	reason: string | null;
	state: 'open' | 'approved' | 'returned' | 'withdrawn';
	madeAt: Date;
}

/** A proposal with all there is to decide on it. */
export interface ShownProposal extends ListedProposal {
	base: number;
	head: number;
	retired: boolean | null;
	differences: Difference[];
	conflicts: MergeConflict[];
	decidedBy: Actor | null;
	decidedAt: Date | null;
	word: string | null;
	comments: { author: Actor; text: string; at: Date }[];
	/** What the person who looks may do. */
	mayDecide: boolean;
	mayWithdraw: boolean;
	/** Where the record is edited. */
	recordPath: string;
	/** Where its author goes on with what was returned; null where there is nothing to mend. */
	mendPath: string | null;
}
