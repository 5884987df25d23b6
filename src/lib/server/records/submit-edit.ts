import { placeProblems, recordProblems, type Problem } from '#lib/domain/form/problems.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import { merge, type Choice, type MergeConflict } from '#lib/domain/merge.ts';
import { markOutdated } from '#lib/domain/outdated.ts';
import type { Place } from '#lib/domain/place/place.ts';
import type { Session } from '../db/database.ts';
import { checkHours } from '../publishing/compile-hours.ts';
import { readVersion } from './history.ts';
import { makeProposal } from './proposals.ts';
import { readRecord } from './read.ts';
import { saveRecord } from './save.ts';

export interface Edit {
	kind: Kind;
	id: string;
	/** The whole record as it was typed. */
	body: unknown;
	/** The version the person was looking at; 0 for a record that is new. */
	expected: number;
	/** Id of the person. */
	actor: string;
	reason?: string | null;
	/** Whether it is saved at once; else it waits for a review. */
	direct: boolean;
	/** Of fields that somebody else has changed too: whose stands. */
	choices?: Readonly<Record<string, Choice>>;
}

export type EditResult =
	| { ok: true; saved: 'record'; version: number; changed: boolean }
	/** `number: null`: the record says so already. */
	| { ok: true; saved: 'proposal'; number: number | null }
	| { ok: false; code: 'problems'; problems: Problem[] }
	/** Somebody saved first, and both changed `conflicts`; nothing is saved until each is chosen. */
	| { ok: false; code: 'conflict'; version: number; conflicts: MergeConflict[] }
	| { ok: false; code: 'unknown' }
	/** A new record under an id that is taken. */
	| { ok: false; code: 'taken' };

/**
 * Saves or proposes an edit: what is wrong is told, translations of a source that changed become outdated, and what
 * somebody else has saved meanwhile is kept unless both changed the same field.
 */
export async function submitEdit(session: Session, edit: Edit): Promise<EditResult> {
	const { kind, id, expected, actor, reason = null, choices = {} } = edit;
	const problems = problemsOf(kind, edit.body);
	if (problems.length > 0) return { ok: false, code: 'problems', problems };
	const base = expected === 0 ? null : await readVersion(session, { kind, id }, expected);
	const head = await readRecord(session, kind, id);
	if (expected === 0 && head) return { ok: false, code: 'taken' };
	if (expected !== 0 && (!head || !base)) return { ok: false, code: 'unknown' };
	const typed = base ? markOutdated(base.body, edit.body) : edit.body;
	let body = typed;
	if (base && head && head.version !== expected) {
		const merged = merge(base.body, head.body, typed, choices);
		if (merged.conflicts.length > 0)
			return { ok: false, code: 'conflict', version: head.version, conflicts: merged.conflicts };
		body = merged.body;
	}
	const newest = head?.version ?? 0;
	const change = { kind, id, body, expected: newest, actor, reason };
	const result = edit.direct ? await saveRecord(session, change) : await makeProposal(session, change);
	if (result.ok) return 'number' in result ? { ...result, saved: 'proposal' } : { ...result, saved: 'record' };
	if (result.code === 'record.unknown') return { ok: false, code: 'unknown' };
	if (result.code === 'record.conflict') return submitEdit(session, edit);
	// Each alone is right, both together are not.
	const wrong = result.problems.map(({ field, message }) => ({ field, code: 'other', detail: message }));
	return { ok: false, code: 'problems', problems: wrong };
}

/** All that has to be mended before a record of this kind is saved. */
export function problemsOf(kind: Kind, body: unknown): Problem[] {
	const problems = recordProblems(kind, body);
	if (problems.length > 0 || kind !== 'places') return problems;
	const place = body as Place;
	return [...placeProblems(place), ...hoursProblems(place)];
}

function hoursProblems({ hours, offers, exceptions }: Place): Problem[] {
	const all: [string, string | null | undefined][] = [
		['hours', hours],
		...offers.map(({ hours }, index): [string, string | null | undefined] => [`offers.${index}.hours`, hours]),
		...exceptions.map(({ hours }, index): [string, string | undefined] => [`exceptions.${index}.hours`, hours])
	];
	return all.flatMap(([field, osm]) => {
		const detail = osm ? checkHours(osm) : null;
		return detail ? [{ field, code: 'hours', detail }] : [];
	});
}
