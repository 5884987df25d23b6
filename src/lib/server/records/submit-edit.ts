import { placeProblems, recordProblems, type Problem } from '#lib/domain/form/problems.ts';
import type { Kind } from '#lib/domain/kinds.ts';
import { markOutdated } from '#lib/domain/outdated.ts';
import type { Place } from '#lib/domain/place/place.ts';
import { mergeEdits, type Conflict } from '#lib/domain/three-way.ts';
import type { Session } from '../db/database.ts';
import { checkHours } from '../publishing/compile-hours.ts';
import { readVersion } from './history.ts';
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
}

export type EditResult =
	/** `version` of the record as it is now. */
	| { ok: true; version: number; changed: boolean }
	| { ok: false; code: 'problems'; problems: Problem[] }
	/**
	 * Somebody saved first, and both changed `conflicts`: theirs is now `version`, and `merged` is it with all that was
	 * changed here alone.
	 */
	| { ok: false; code: 'conflict'; version: number; merged: object; conflicts: Conflict[] }
	| { ok: false; code: 'unknown' }
	/** A new record under an id that is taken. */
	| { ok: false; code: 'taken' };

/**
 * Saves an edit: what is wrong is told, translations of a source that changed become outdated, and what somebody else
 * has saved meanwhile is kept unless both changed the same field.
 */
export async function submitEdit(session: Session, edit: Edit): Promise<EditResult> {
	const { kind, id, expected } = edit;
	const problems = problemsOf(kind, edit.body);
	if (problems.length > 0) return { ok: false, code: 'problems', problems };
	const base = expected === 0 ? null : await readVersion(session, { kind, id }, expected);
	const head = await readRecord(session, kind, id);
	if (expected === 0 && head) return { ok: false, code: 'taken' };
	if (expected !== 0 && (!head || !base)) return { ok: false, code: 'unknown' };
	const typed = base ? markOutdated(base.body, edit.body) : edit.body;
	if (!head || !base || head.version === expected) return save(session, edit, typed, expected);
	const { merged, conflicts } = mergeEdits(base.body, typed as object, head.body);
	if (conflicts.length > 0) return { ok: false, code: 'conflict', version: head.version, merged, conflicts };
	return save(session, edit, merged, head.version);
}

async function save(session: Session, edit: Edit, body: unknown, expected: number): Promise<EditResult> {
	const { kind, id, actor, reason = null } = edit;
	const result = await saveRecord(session, { kind, id, body, expected, actor, reason });
	if (result.ok) return result;
	if (result.code === 'record.unknown') return { ok: false, code: 'unknown' };
	if (result.code === 'record.conflict') return submitEdit(session, edit);
	// Each alone is right, both together are not.
	const problems = result.problems.map(({ field, message }) => ({ field, code: 'other', detail: message }));
	return { ok: false, code: 'problems', problems };
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
