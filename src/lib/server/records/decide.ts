import { and, eq } from 'drizzle-orm';
import type { Kind } from '#lib/domain/kinds.ts';
import { merge, type Choice, type MergeConflict } from '#lib/domain/merge.ts';
import type { Session } from '../db/database.ts';
import { proposalComments, proposals, type ProposalRow } from '../db/review-schema.ts';
import { audit } from '../db/schema.ts';
import { sidesOf, type ProposalState } from './proposals.ts';
import { saveRecord, type SaveResult } from './save.ts';

type NotOpen =
	| { ok: false; code: 'proposal.unknown' }
	/** Somebody decided already. */
	| { ok: false; code: 'proposal.decided'; state: ProposalState; by: string | null };

export type ApproveResult =
	| { ok: true; version: number; author: string }
	/** The record moved on, and these fields were changed otherwise meanwhile: somebody has to choose. */
	| { ok: false; code: 'proposal.conflict'; conflicts: MergeConflict[] }
	| NotOpen
	| Exclude<SaveResult, { ok: true }>;

interface Decide {
	number: number;
	/** Id of the person who decides. */
	actor: string;
}

/**
 * Makes a proposal the newest version of its record, in the name of its author, put together with what was saved since.
 * `choices` decides, field by field, where both changed the same: `ours` is the proposal. All in one transaction.
 */
export function approveProposal(
	session: Session,
	{ number, actor, choices = {} }: Decide & { choices?: Readonly<Record<string, Choice>> }
): Promise<ApproveResult> {
	return session.transaction(async (inner): Promise<ApproveResult> => {
		const found = await openOne(inner, number);
		if (!found.ok) return found;
		const { row } = found;
		const kind = row.kind as Kind;
		const { base, theirs } = await sidesOf(inner, row);
		const { body, conflicts } = theirs
			? merge(base, theirs.body, row.body, choices)
			: { body: row.body, conflicts: [] };
		if (conflicts.length > 0) return { ok: false, code: 'proposal.conflict', conflicts };
		const saved = await saveRecord(inner, {
			...{ kind, id: row.id, body, actor: row.author, reason: row.reason },
			expected: theirs?.version ?? 0,
			...(row.retired === null ? {} : { retired: row.retired, action: row.retired ? 'retired' : 'restored' })
		});
		if (!saved.ok) return saved;
		await decide(inner, row, { state: 'approved', actor, version: saved.version });
		return { ok: true, version: saved.version, author: row.author };
	});
}

export type DecideResult = { ok: true; author: string } | NotOpen;

/** Gives a proposal back to its author, with a word that says why. */
export function returnProposal(session: Session, { word, ...rest }: Decide & { word: string }): Promise<DecideResult> {
	return close(session, rest, { state: 'returned', word });
}

/** Takes a proposal back; who may is for the caller to say. */
export function withdrawProposal(session: Session, which: Decide): Promise<DecideResult> {
	return close(session, which, { state: 'withdrawn' });
}

/** Adds a word to a proposal, whatever became of it. */
export async function commentOn(
	session: Session,
	{ number, actor, text }: Decide & { text: string }
): Promise<DecideResult> {
	const [row] = await session.select().from(proposals).where(eq(proposals.number, number));
	if (!row) return { ok: false, code: 'proposal.unknown' };
	await session.insert(proposalComments).values({ proposal: number, author: actor, text });
	return { ok: true, author: row.author };
}

function close(
	session: Session,
	{ number, actor }: Decide,
	how: { state: ProposalState; word?: string }
): Promise<DecideResult> {
	return session.transaction(async (inner): Promise<DecideResult> => {
		const found = await openOne(inner, number);
		if (!found.ok) return found;
		await decide(inner, found.row, { ...how, actor });
		return { ok: true, author: found.row.author };
	});
}

/** Held until the transaction ends: of two who decide at once, the second is told what the first did. */
async function openOne(session: Session, number: number): Promise<{ ok: true; row: ProposalRow } | NotOpen> {
	const [row] = await session.select().from(proposals).where(eq(proposals.number, number)).for('update');
	if (!row) return { ok: false, code: 'proposal.unknown' };
	if (row.state === 'open') return { ok: true, row };
	return { ok: false, code: 'proposal.decided', state: row.state as ProposalState, by: row.decidedBy };
}

async function decide(
	session: Session,
	{ number, kind, id }: ProposalRow,
	{ state, actor, word, version }: { state: ProposalState; actor: string; word?: string; version?: number }
): Promise<void> {
	await session
		.update(proposals)
		.set({ state, decidedBy: actor, decidedAt: new Date(), word: word ?? null, version: version ?? null })
		.where(and(eq(proposals.number, number), eq(proposals.state, 'open')));
	const detail = { proposal: number, ...(version === undefined ? {} : { version }) };
	await session.insert(audit).values({ actor, action: `proposal.${state}`, subject: `${kind}/${id}`, detail });
}
