import { and, asc, count, desc, eq, gt, notExists } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as v from 'valibot';
import { differences, type Difference } from '#lib/domain/difference.ts';
import { idOf, kinds, type Kind, type RecordOf } from '#lib/domain/kinds.ts';
import { merge, type MergeConflict } from '#lib/domain/merge.ts';
import type { Session } from '../db/database.ts';
import { proposalComments, proposals, type ProposalRow } from '../db/review-schema.ts';
import { records } from '../db/schema.ts';
import { describe } from './describe.ts';
import { readVersion } from './history.ts';

export type ProposalState = 'open' | 'approved' | 'returned' | 'withdrawn';

export interface Propose {
	kind: Kind;
	id: string;
	/** The version that was edited; 0 for a record that would be new. */
	expected: number;
	/** The whole record as it would be. */
	body: unknown;
	/** Id of the person, or `system`. */
	actor: string;
	reason?: string | null;
	/** `true`: the record is to be retired; `false`: brought back. */
	retired?: boolean;
}

export type ProposeResult =
	/** `number: null`: the record says so already, nothing was proposed. */
	| { ok: true; number: number | null }
	| { ok: false; code: 'record.invalid'; problems: { field: string; message: string }[] }
	| { ok: false; code: 'record.unknown' };

/**
 * Keeps a change of a record until somebody reviews it. It may be of an older version than the newest one: both are put
 * together when it is approved.
 */
export async function makeProposal(session: Session, propose: Propose): Promise<ProposeResult> {
	const { kind, id, expected, actor, reason = null, retired = null } = propose;
	const parsed = v.safeParse(kinds[kind].schema as v.GenericSchema<unknown, RecordOf<Kind>>, propose.body);
	if (!parsed.success) {
		const problems = parsed.issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message }));
		return { ok: false, code: 'record.invalid', problems };
	}
	const body = parsed.output;
	if (idOf(kind, body) !== id) {
		const problem = { field: kinds[kind].key, message: `is not ${id}: an id never changes` };
		return { ok: false, code: 'record.invalid', problems: [problem] };
	}
	const base = expected === 0 ? null : await readVersion(session, { kind, id }, expected);
	if (expected !== 0 && !base) return { ok: false, code: 'record.unknown' };
	const moves = retired !== null && retired !== (base?.retired ?? false);
	if (base && !moves && differences(base.body, body).length === 0) return { ok: true, number: null };
	const row = { kind, id, base: expected, body, retired: moves ? retired : null, author: actor, reason };
	const [made] = await session.insert(proposals).values(row).returning({ number: proposals.number });
	return { ok: true, number: made?.number ?? null };
}

export interface ProposalLine {
	number: number;
	kind: Kind;
	id: string;
	/** The name the record would have. */
	name: string;
	base: number;
	author: string;
	reason: string | null;
	state: ProposalState;
	madeAt: Date;
	decidedBy: string | null;
	decidedAt: Date | null;
	word: string | null;
	version: number | null;
}

export interface Proposal extends ProposalLine {
	body: object;
	/** `null`: as it is. */
	retired: boolean | null;
	/** What the author changed. */
	differences: Difference[];
	/** What was saved since, and is changed otherwise here; none unless it is open. */
	conflicts: MergeConflict[];
	/** The newest version of the record now, 0 when there is none. */
	head: number;
	comments: { author: string; text: string; at: Date }[];
}

/** Proposals, the newest first: all, or those of one state, author or record. */
export async function listProposals(
	session: Session,
	which: { state?: ProposalState; author?: string; kind?: Kind; id?: string } = {},
	most = 200
): Promise<ProposalLine[]> {
	const { state, author, kind, id } = which;
	const rows = await session
		.select()
		.from(proposals)
		.where(
			and(
				state && eq(proposals.state, state),
				author ? eq(proposals.author, author) : undefined,
				kind && eq(proposals.kind, kind),
				id ? eq(proposals.id, id) : undefined
			)
		)
		.orderBy(desc(proposals.number))
		.limit(most);
	return rows.map(lineOf);
}

/** How many proposals of somebody were returned and not mended: nothing was proposed for the same record since. */
export async function countToMend(session: Session, author: string): Promise<number> {
	const later = alias(proposals, 'later');
	const { kind, id, number } = proposals;
	const mended = session
		.select()
		.from(later)
		.where(and(eq(later.author, author), eq(later.kind, kind), eq(later.id, id), gt(later.number, number)));
	const [row] = await session
		.select({ count: count() })
		.from(proposals)
		.where(and(eq(proposals.state, 'returned'), eq(proposals.author, author), notExists(mended)));
	return row?.count ?? 0;
}

/** One proposal with all there is to decide on it; `null` when there is none of this number. */
export async function readProposal(session: Session, number: number): Promise<Proposal | null> {
	const [row] = await session.select().from(proposals).where(eq(proposals.number, number));
	if (!row) return null;
	const { base, theirs } = await sidesOf(session, row);
	const comments = await session
		.select({ author: proposalComments.author, text: proposalComments.text, at: proposalComments.at })
		.from(proposalComments)
		.where(eq(proposalComments.proposal, number))
		.orderBy(asc(proposalComments.number));
	return {
		...lineOf(row),
		body: row.body,
		retired: row.retired,
		differences: differences(base, row.body),
		conflicts: row.state === 'open' && theirs ? merge(base, theirs.body, row.body).conflicts : [],
		head: theirs?.version ?? 0,
		comments
	};
}

/** The version that was edited, and the newest one; a record that is not there yet is an empty one. */
export async function sidesOf(session: Session, row: Pick<ProposalRow, 'kind' | 'id' | 'base'>) {
	const kind = row.kind as Kind;
	const base = row.base === 0 ? null : await readVersion(session, { kind, id: row.id }, row.base);
	const [theirs] = await session
		.select({ version: records.version, body: records.body, retired: records.retired })
		.from(records)
		.where(and(eq(records.kind, kind), eq(records.id, row.id)));
	return { base: base?.body ?? {}, theirs: theirs ?? null };
}

const lineOf = ({ body, retired: _, ...row }: ProposalRow): ProposalLine => ({
	...row,
	kind: row.kind as Kind,
	state: row.state as ProposalState,
	name: describe(row.kind as Kind, body as RecordOf<Kind>).name
});
